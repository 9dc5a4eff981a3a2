import type { Due } from "../requests/recorded";

/** Writes beside a call of another system what it did, in the transaction that did it: a repeat finds it though the answer was lost. */
export const markCall: Due = async ({ actor }, tx, { request, eventId }) => {
  if (actor.kind !== "staff" || actor.key?.call === undefined) return;
  await tx.idempotentCall.updateMany({
    where: { apiKeyId: actor.key.id, key: actor.key.call },
    data: { eventId, requestId: request.id },
  });
};
