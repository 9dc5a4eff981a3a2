import type { Tx } from "@/server/db";
import type { Change } from "@/server/domain/changes";
import type { Channel } from "@/server/domain/channel";
import { type Circumstances, mayReopenAt } from "@/server/domain/decide";
import { DomainError, notFound } from "@/server/domain/errors";
import { REOPEN_DAYS, type Request } from "@/server/domain/request";
import { canCorrectChannel } from "@/server/policies/can";
import type { Context } from "../context";

/** Looks up what a change names, and refuses what is not there: department, subject, institution, assignee. */
export async function circumstancesOf(ctx: Context, tx: Tx, request: Request, change: Change): Promise<Circumstances> {
  const { municipality, actor, now } = ctx;
  const staffId = actor.kind === "staff" ? actor.staffId : null;
  const base = { now, calendar: municipality.calendar, staffId, quickDeskId: municipality.quickDeskId };
  switch (change.act) {
    case "route":
      if (!municipality.departments.some(({ id, active }) => id === change.departmentId && active))
        throw notFound("department");
      return { ...base, ...standardOf(ctx, change.facts) };
    case "correct":
      if (change.facts.channel && change.facts.channel !== request.channel)
        await mustMayMove(ctx, tx, request, change.facts.channel);
      return { ...base, ...standardOf(ctx, change.facts) };
    case "resolve":
    case "decline":
      return { ...base, ...standardOf(ctx, change.facts) };
    case "refer":
      if (!municipality.institutions.some(({ id, active }) => id === change.institutionId && active))
        throw notFound("institution");
      return { ...base, ...standardOf(ctx, change.facts) };
    case "reopen":
      if (actor.kind === "citizen" && !mayReopenAt(request, now))
        throw new DomainError("WRONG_STATE", "reopenTooLate", { days: REOPEN_DAYS });
      return base;
    case "recall":
      await mustBeOwnLastRouting(tx, request.id, staffId, now);
      return base;
    case "start":
    case "assign":
      if (change.assigneeId) await mustWorkThere(tx, change.assigneeId, request.departmentId);
      return base;
    default:
      return base;
  }
}

function standardOf(
  { municipality }: Context,
  facts?: { categoryId?: number | null; neighbourhoodId?: number | null },
): Pick<Circumstances, "standard"> {
  if (facts?.neighbourhoodId && !municipality.neighbourhoods.some(({ id }) => id === facts.neighbourhoodId))
    throw notFound("neighbourhood");
  if (!facts?.categoryId) return {};
  const category = municipality.categories.find(({ id }) => id === facts.categoryId);
  if (!category) throw notFound("category");
  return { standard: category.standard };
}

/** To another channel, under which no other request may stand by the same id. */
async function mustMayMove({ actor }: Context, tx: Tx, request: Request, channel: Channel): Promise<void> {
  const { externalId, events } = await tx.request.findUniqueOrThrow({
    where: { id: request.id },
    select: { externalId: true, events: { where: { act: "receive" }, select: { actor: true }, take: 1 } },
  });
  if (!canCorrectChannel(actor, request, events[0]?.actor ?? "system"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "correct" });
  if (externalId && (await tx.request.count({ where: { channel, externalId } })) > 0)
    throw new DomainError("INVALID", "invalid", {}, { "change.facts.channel": "channelTaken" });
}

async function mustWorkThere(tx: Tx, staffId: number, departmentId: number | null): Promise<void> {
  const works = await tx.staff.count({
    where: { id: staffId, active: true, roles: { some: { departmentId: departmentId ?? -1 } } },
  });
  if (works === 0) throw new DomainError("INVALID", "assigneeNotInDepartment");
}

/** Undo is for a slip of the hand: one's own routing, nothing since, a few minutes ago. */
const RECALL_MS = 10 * 60_000;

async function mustBeOwnLastRouting(tx: Tx, requestId: number, staffId: number | null, now: Date): Promise<void> {
  const last = await tx.requestEvent.findFirst({ where: { requestId }, orderBy: { id: "desc" } });
  const own = last?.act === "route" && last.staffId === staffId && now.getTime() - last.at.getTime() <= RECALL_MS;
  if (!own) throw new DomainError("WRONG_STATE", "recallTooLate");
}
