import { DomainError } from "@/server/domain/errors";
import type { Filter } from "@/server/domain/filters";
import { mayListRequests } from "@/server/policies/can";
import { withoutPersons } from "../access-log/searched";
import type { Context } from "../context";
import { everyRequest, type RequestRow } from "./list";

/** Every row of a list, a batch at a time and cut nowhere; who took it out, and by which filter, is written down first. */
export async function exportRequests(ctx: Context, filter: Filter): Promise<AsyncGenerator<RequestRow[]>> {
  const { actor, db, now } = ctx;
  if (actor.kind !== "staff" || !mayListRequests(actor))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "export" });
  const { cursor: _, ...asked } = filter;
  await db.auditEntry.create({
    data: {
      at: now,
      staffId: actor.staffId,
      act: "export_requests",
      subject: "requests",
      data: { filter: withoutPersons(asked) },
    },
  });
  return everyRequest(ctx, asked);
}
