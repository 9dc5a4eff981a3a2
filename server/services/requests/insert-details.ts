import type { Tx } from "@/server/db";
import type { Detail } from "@/server/domain/details";
import { encrypt } from "@/server/secrets";
import type { Context } from "../context";

/** What came with new requests and stands in no field of theirs; an identity number is encrypted even where it is none. */
export async function insertDetails(
  { now }: Context,
  tx: Tx,
  requests: readonly { requestId: number; details: readonly Detail[] }[],
): Promise<void> {
  const data = requests.flatMap(({ requestId, details }) =>
    details.map(({ raw, ...detail }) => ({ ...detail, ...rawColumns(detail.field, raw), requestId, createdAt: now })),
  );
  if (data.length > 0) await tx.requestDetail.createMany({ data });
}

const rawColumns = (field: Detail["field"], raw: string) =>
  field === "tckn" ? { raw: "", cipher: encrypt("tckn cipher", raw) } : { raw };
