import { z } from "zod";
import { type CallAct, type CallDirection, type CallEvent, callEvent } from "@/server/domain/call";
import type { Incoming } from "@/server/domain/incoming";
import { extensionOf, numberOf } from "../parties";
import { decode, reader, readFields } from "../reading";
import { readSpan, readStamp } from "../stamp";

/**
 * One event as form fields (report_event.md of the vendor's repository). A field that does not apply is empty or left out;
 * times have no zone and are Istanbul's.
 */
const fields = z.object({
  event_type: z.enum(["ringing", "answer", "hangup", "user_hangup"]),
  call_uuid: z.string().min(1).max(200),
  direction: z.enum(["inbound", "outbound", "internal"]),
  caller_id_number: z.string().optional(),
  destination_number: z.string().optional(),
  dialed_user: z.string().optional(),
  connected_user: z.string().optional(),
  start_stamp: z.string().optional(),
  answer_stamp: z.string().optional(),
  end_stamp: z.string().optional(),
  duration: z.string().optional(),
  answered: z.string().optional(),
  queue: z.string().optional(),
  queue_wait_duration: z.string().optional(),
  sip_hangup_disposition: z.string().optional(),
  hangup_cause: z.string().optional(),
});
type Fields = z.infer<typeof fields>;

const ACTS: Record<Fields["event_type"], CallAct> = {
  ringing: "ringing",
  answer: "answered",
  hangup: "ended",
  user_hangup: "left",
};
const DIRECTIONS: Record<Fields["direction"], CallDirection> = {
  inbound: "incoming",
  outbound: "outgoing",
  internal: "internal",
};

/** The event in a body. A body without one, as the vendor sends when the address is given to it, tells nothing. Never throws. */
export function readEvent(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const calls = each("body", [raw], decode)
    .filter((text) => !["", "{}"].includes(text.trim()))
    .flatMap((text) => each("event", [readFields(text)], eventOf));
  return { messages: [], reports: [], calls, problems };
}

function eventOf(given: unknown): CallEvent {
  const event = fields.parse(given);
  const act = ACTS[event.event_type];
  const startedAt = readStamp(event.start_stamp);
  const answeredAt = readStamp(event.answer_stamp);
  const endedAt = readStamp(event.end_stamp);
  const at =
    act === "ringing"
      ? startedAt
      : act === "answered"
        ? (answeredAt ?? startedAt)
        : (endedAt ?? answeredAt ?? startedAt);
  if (!at) throw new Error("it has no time");
  const direction = DIRECTIONS[event.direction];
  const answered = act === "ended" ? event.answered === "true" : null;
  return callEvent({
    callId: event.call_uuid,
    act,
    at,
    direction,
    number: numberOf(direction, event.caller_id_number, event.destination_number),
    extension: ourTelephone(event, direction),
    queue: event.queue?.trim() || null,
    startedAt,
    answeredAt,
    answered,
    talkSeconds: answered ? readSpan(event.duration) : null,
    waitSeconds: event.queue ? readSpan(event.queue_wait_duration) : null,
    byCaller: act === "ended" ? endedByCaller(event) : null,
  });
}

/** The two differ where one telephone took another's call (*8): who speaks counts. Ours is the caller of what goes out. */
const ourTelephone = (event: Fields, direction: CallDirection): string | null =>
  extensionOf(event.connected_user) ??
  extensionOf(event.dialed_user) ??
  (direction === "outgoing" ? extensionOf(event.caller_id_number) : null);

function endedByCaller({ sip_hangup_disposition, hangup_cause }: Fields): boolean | null {
  if (hangup_cause === "ORIGINATOR_CANCEL") return true;
  return sip_hangup_disposition ? sip_hangup_disposition === "caller" : null;
}
