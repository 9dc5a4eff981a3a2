import type { Tx } from "@/server/db";
import type { CimerType } from "@/server/domain/cimer/types";

/** What a request is in CİMER is written down with the request itself. */
export async function openCase(
  tx: Tx,
  request: { id: number; clockFrom: Date },
  { number, type }: { number: string; type: CimerType | null },
): Promise<void> {
  await tx.cimerCase.create({ data: { requestId: request.id, number, date: request.clockFrom, type } });
}
