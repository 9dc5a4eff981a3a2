import { z } from "zod";
import type { Prisma } from "@/server/db";
import { requestNumber } from "@/server/domain/number";
import type { UpdatesQuery } from "@/server/domain/open311/query";
import type { ServiceRequestUpdate } from "@/server/domain/open311/shapes";
import { toW3c } from "@/server/domain/open311/w3c";
import { cleanText } from "@/server/domain/redaction";
import { publicStory } from "../citizens/public-story";
import type { Context } from "../context";
import type { Caller } from "./admit";
import { ownWhere, PUBLIC } from "./requests";
import { isClosed, TOLD, type Told } from "./rows";
import { isOwn, type Note, seenBy } from "./tell";

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
} as const satisfies Prisma.RequestEventSelect;

type Event = Prisma.RequestEventGetPayload<{ select: typeof EVENT }>;

/**
 * What happened in a span of time, oldest first: with a key to the requests that it sent, else to public ones. Of those whose words
 * are not public only how they stand. What happens to a request is told of those that were merged into it too, each under its own
 * number, from its merge on. What it reads grows with the span, never with what lies before it.
 */
export async function listUpdates(ctx: Context, caller: Caller, query: UpdatesQuery): Promise<ToldUpdate[]> {
  const { key } = caller;
  const seen = key ? ownWhere(key) : PUBLIC;
  const rows = await ctx.db.requestEvent.findMany({
    where: {
      act: { in: key ? [...ALL, ...OWN] : [...ALL] },
      at: { gte: query.from, lt: query.to },
      request: { OR: [seen, { merged: { some: seen } }] },
    },
    select: {
      ...EVENT,
      request: { select: { ...TOLD, merged: { where: seen, select: TOLD, orderBy: { id: "asc" } } } },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: query.pageSize,
  });
  const mergedAt = await mergeEventIds(
    ctx,
    rows.flatMap(({ request }) => request.merged.map(({ id }) => ({ id, mainId: request.id }))),
  );
  const told: ToldUpdate[] = [];
  let last: Date | null = null;
  for (const { request, ...event } of rows) {
    // A page ends between two instants, so that whoever continues from its last one misses nothing.
    if (told.length >= query.pageSize && last?.getTime() !== event.at.getTime()) break;
    last = event.at;
    // With a key only what it sent, also where the main request is public.
    const own = key && !isOwn(key, request) ? null : toldUpdate(ctx, caller, { event, request, main: false });
    if (own) told.push(own);
    for (const merged of request.merged) {
      if (event.id <= (mergedAt.get(merged.id) ?? Number.POSITIVE_INFINITY)) continue;
      const other = toldUpdate(ctx, caller, { event, request: merged, main: true });
      if (other) told.push(other);
    }
  }
  return told;
}

/** `main`: the event happened to the request that this one was merged into. Null for what is not the caller's to read. */
function toldUpdate(
  ctx: Context,
  caller: Caller,
  { event, request, main }: { event: Event; request: Told; main: boolean },
): ToldUpdate | null {
  const exposure = seenBy(ctx, caller, request);
  const people = [request.citizen, request.mergedInto?.citizen ?? null];
  const hide = (text: string) => cleanText(text, people);
  const [step] = publicStory([event], { ...namesOf(ctx), hide }, { main });
  if (exposure === "hidden" || !step || !event.to) return null;
  const number = requestNumber(request.year, request.seq);
  return {
    update_id: main ? `${event.id}-${number}` : String(event.id),
    service_request_id: number,
    status: isClosed({ status: event.to }) ? "closed" : "open",
    updated_datetime: toW3c(event.at),
    note: { key: step.kind, text: exposure === "whole" ? step.text : null, name: step.name },
    // A photograph may show a face, a number plate or a door.
    media_url: null,
  };
}

const intoSchema = z.object({ mainId: z.number() });
/** Merges are flattened as they are made: `data.mainId` names what a request was merged into at first, which may have been merged since. */
const LONGEST_CHAIN = 20;

/** By request, the event with which it came to the main request that it stands under now. */
async function mergeEventIds(
  { db }: Context,
  merged: readonly { id: number; mainId: number }[],
): Promise<Map<number, number>> {
  const eventIds = new Map<number, number>();
  let chains = [...new Map(merged.map((one) => [one.id, one])).values()].map((one) => ({ ...one, at: one.id }));
  for (let depth = 0; chains.length > 0 && depth < LONGEST_CHAIN; depth++) {
    const events = await db.requestEvent.findMany({
      where: { requestId: { in: [...new Set(chains.map(({ at }) => at))] }, act: "merge" },
      select: { id: true, requestId: true, data: true },
      orderBy: { id: "desc" },
      distinct: ["requestId"],
    });
    const byRequest = new Map(events.map((event) => [event.requestId, event]));
    chains = chains.flatMap(({ id, mainId, at }) => {
      const event = byRequest.get(at);
      const into = intoSchema.safeParse(event?.data);
      if (!event || !into.success) return [];
      eventIds.set(id, Math.max(eventIds.get(id) ?? 0, event.id));
      return into.data.mainId === mainId ? [] : [{ id, mainId, at: into.data.mainId }];
    });
  }
  return eventIds;
}

const namesOf = ({ municipality }: Context) => ({
  department: (id: number) => municipality.departments.find((one) => one.id === id)?.name ?? null,
  institution: (id: number) => municipality.institutions.find((one) => one.id === id) ?? null,
});
