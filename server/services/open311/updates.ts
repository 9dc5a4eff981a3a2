import type { Prisma } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import type { UpdatesQuery } from "@/server/domain/open311/query";
import type { ServiceRequestUpdate } from "@/server/domain/open311/shapes";
import { toW3c } from "@/server/domain/open311/w3c";
import { maskNumbers } from "@/server/domain/phone";
import { hidePersonal } from "../citizens/hide-personal";
import { publicStory } from "../citizens/public-story";
import type { Context } from "../context";
import type { Caller } from "./admit";
import { ownWhere, PUBLIC } from "./requests";
import { isClosed, TOLD } from "./rows";
import { type Note, seenBy } from "./tell";

/** An update still without a language. */
export type ToldUpdate = Omit<ServiceRequestUpdate, "description"> & { note: Note };

/** What is told to everybody; the predicate of the index `request_event_told` has these and `OWN`. */
const ALL = [
  "decline",
  "extend",
  "hand_over",
  "refer",
  "reopen",
  "resolve",
  "resume",
  "start",
  "wait",
  "withdraw",
] as const;
/** Words between the office and a citizen: only for whoever sent the request. */
const OWN = ["ask", "reply"] as const;

const EVENT = {
  id: true,
  at: true,
  act: true,
  actor: true,
  data: true,
  to: true,
  request: { select: TOLD },
} as const satisfies Prisma.RequestEventSelect;

/**
 * What happened in a span of time, oldest first: with a key to the requests that it sent, else to public ones. Of those whose words
 * are not public only how they stand. What it reads grows with the span, never with what lies before it.
 */
export async function listUpdates(ctx: Context, caller: Caller, query: UpdatesQuery): Promise<ToldUpdate[]> {
  const { key } = caller;
  const events = await ctx.db.requestEvent.findMany({
    where: {
      act: { in: key ? [...ALL, ...OWN] : [...ALL] },
      at: { gte: query.from, lt: query.to },
      request: key ? ownWhere(key) : PUBLIC,
    },
    select: EVENT,
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: query.pageSize,
  });
  return events.flatMap(({ request, ...event }): ToldUpdate[] => {
    const exposure = seenBy(ctx, caller, request);
    const hide = (text: string) => maskNumbers(hidePersonal(text, [request.citizen]));
    const [step] = publicStory([event], { ...namesOf(ctx), hide });
    if (exposure === "hidden" || !step || !event.to) return [];
    return [
      {
        update_id: String(event.id),
        service_request_id: requestNumber(request.year, request.seq),
        status: isClosed({ status: event.to }) ? "closed" : "open",
        updated_datetime: toW3c(event.at),
        note: { key: step.kind, text: exposure === "whole" ? step.text : null, name: step.name },
        // A photograph may show a face, a number plate or a door.
        media_url: null,
      },
    ];
  });
}

const namesOf = ({ municipality }: Context) => ({
  department: (id: number) => municipality.departments.find((one) => one.id === id)?.name ?? null,
  institution: (id: number) => municipality.institutions.find((one) => one.id === id) ?? null,
});
