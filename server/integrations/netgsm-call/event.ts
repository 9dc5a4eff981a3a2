import { z } from "zod";
import { type CallAct, type CallEvent, callEvent } from "@/server/domain/call";
import type { Incoming } from "@/server/domain/incoming";
import { extensionOf, outsideOf } from "../parties";
import { decode, reader, readJson } from "../reading";
import { readSpan, readStamp } from "../stamp";
import { queueOf } from "./directions";
import { recordOf } from "./record";

const word = z.union([z.string(), z.number()]).transform(String).nullish();

/** What happens while it happens: Netsantral's "santral dinleme". */
const live = z.object({
  scenario: z.enum(["Inbound_call", "Outbound_call", "Answer", "Hangup", "Queue"]),
  unique_id: word,
  timestamp: z.coerce.number().int().positive(),
  internal_num: word,
  customer_num: word,
  queue_name: word,
  talktime: word,
  holdtime: word,
});
type Live = z.infer<typeof live>;

/** The account of a call that is over. Whether `kimlik` is the events' `unique_id` is not published; that one is preferred. */
const cdr = z
  .object({
    scenario: z.literal("cdr"),
    unique_id: word,
    kimlik: word,
    bas: z.string(),
    arayan: word,
    aranan: word,
    sure: word,
    yon: z.coerce.number().int(),
  })
  .transform(({ unique_id, kimlik, ...rest }) => ({ ...rest, id: unique_id || kimlik || "" }))
  .refine(({ id }) => id !== "", "it has no id");
type Cdr = z.infer<typeof cdr>;

/** Never throws. */
export function readEvent(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const bodies = each("body", [raw], (bytes) => (decode(bytes) === "" ? {} : readJson(bytes)));
  const events = bodies.flatMap((body) => (Array.isArray(body) ? body : [body])).filter(tellsSomething);
  return { messages: [], reports: [], calls: each("event", events, eventOf).flat(), problems };
}

/** The first visit, when the address is given to the exchange, may bring an empty object. */
const tellsSomething = (body: unknown): boolean => JSON.stringify(body) !== "{}";

function eventOf(given: unknown): CallEvent[] {
  const { scenario } = z.object({ scenario: z.string() }).parse(given);
  if (scenario === "cdr") return [accountOf(cdr.parse(given))];
  const event = live.parse(given);
  // How many wait in a queue is told without a call, too.
  return event.unique_id ? [liveOf(event, event.unique_id)] : [];
}

const ACTS: Record<Live["scenario"], CallAct> = {
  Inbound_call: "ringing",
  Outbound_call: "ringing",
  Answer: "answered",
  Hangup: "ended",
  Queue: "queued",
};

function liveOf(event: Live, callId: string): CallEvent {
  const { scenario } = event;
  const extension = extensionOf(event.internal_num);
  const rings = ACTS[scenario] === "ringing";
  const talkSeconds = scenario === "Hangup" ? readSpan(event.talktime) : null;
  const waitSeconds = scenario === "Hangup" ? readSpan(event.holdtime) : null;
  const at = new Date(event.timestamp);
  return callEvent({
    callId,
    act: rings && extension === null ? "queued" : ACTS[scenario],
    at,
    direction: scenario === "Inbound_call" ? "incoming" : scenario === "Outbound_call" ? "outgoing" : null,
    number: outsideOf(event.customer_num),
    extension,
    queue: queueOf(event.queue_name),
    startedAt: rings ? at : null,
    answered: talkSeconds ? true : null,
    talkSeconds: talkSeconds || null,
    waitSeconds: waitSeconds || null,
  });
}

const accountOf = ({ id, bas, arayan, aranan, sure, yon }: Cdr): CallEvent =>
  recordOf({ callId: id, startedAt: readStamp(bas), from: arayan, to: aranan, span: sure, direction: yon });
