import type { Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import type { CimerType } from "@/server/domain/cimer/types";

type Opening = {
  request: { id: number; clockFrom: Date; answeredAt: Date | null };
  given: { channel: Channel; externalId: string; cimerType?: CimerType | null | undefined };
};

/** What a request is in CİMER is written down with the request itself; of another channel it is nothing there. */
export async function openCases(tx: Tx, opened: readonly Opening[]): Promise<void> {
  const data = opened
    .filter(({ given }) => given.channel === "cimer")
    .map(({ request, given }) => ({
      requestId: request.id,
      number: given.externalId,
      date: request.clockFrom,
      type: given.cimerType ?? null,
      // An old record's answer stands in CİMER already.
      answeredAt: request.answeredAt,
      enteredAt: request.answeredAt,
    }));
  if (data.length > 0) await tx.cimerCase.createMany({ data });
}
