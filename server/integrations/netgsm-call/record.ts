import { type CallEvent, callEvent } from "@/server/domain/call";
import { extensionOf, outsideOf } from "../parties";
import { readSpan } from "../stamp";
import { queueOf, readDirection } from "./directions";

/** NetGSM's account of a call that is over, as its events and its report both tell it. */
export type Told = {
  callId: string;
  startedAt: Date | null;
  from: string | null | undefined;
  to: string | null | undefined;
  span: string | null | undefined;
  /** `yon`: 0 out, 1 in, 2 missed in, 3 missed out, 4 internal, 5 missed internal. */
  direction: number;
};

/** Throws where it says no time. */
export function recordOf({ callId, startedAt, from, to, span, direction: code }: Told): CallEvent {
  if (!startedAt) throw new Error("it has no time");
  const { direction, answered } = readDirection(code);
  const seconds = readSpan(span) ?? 0;
  const [ours, other] = direction === "outgoing" ? [from, to] : [to, from];
  return callEvent({
    callId,
    act: "record",
    at: new Date(startedAt.getTime() + seconds * 1000),
    direction,
    number: direction === "internal" ? null : outsideOf(other),
    extension: extensionOf(ours),
    queue: ours?.includes("-queue-") ? queueOf(ours) : null,
    startedAt,
    answered,
    talkSeconds: answered ? seconds : null,
  });
}
