import { type CallDirection, type CallEvent, callEvent } from "@/server/domain/call";
import { extensionOf, outsideOf } from "../parties";
import { readSpan, readStamp } from "../stamp";

/** The columns as `cdr_csv` writes them with `loguniqueid` and `loguserfield` on; a file may name its own in a first line. */
export const COLUMNS = [
  "accountcode",
  "src",
  "dst",
  "dcontext",
  "clid",
  "channel",
  "dstchannel",
  "lastapp",
  "lastdata",
  "start",
  "answer",
  "end",
  "duration",
  "billsec",
  "disposition",
  "amaflags",
  "uniqueid",
  "userfield",
] as const;

export type Line = Partial<Record<string, string>>;

/** Why a line is no call; a key of messages `calls.files.problems`. */
export class Unreadable extends Error {}

/**
 * One line is one leg; those of a call share the linked id where it is written, else the id of the caller's channel.
 * Where a queue or a menu took the call before anybody did, `answer` and `billsec` count from then: the file does not tell more.
 */
export function readLine(line: Line): CallEvent {
  const callId = (line.linkedid || line.uniqueid)?.trim();
  if (!callId) throw new Unreadable("noId");
  const startedAt = readStamp(line.start);
  if (!startedAt) throw new Unreadable("noStart");
  const seconds = readSpan(line.duration);
  const endedAt = readStamp(line.end) ?? (seconds === null ? null : new Date(startedAt.getTime() + seconds * 1000));
  if (!endedAt || endedAt < startedAt) throw new Unreadable("noEnd");
  const direction = directionOf(line);
  const answered = line.disposition?.trim().toUpperCase() === "ANSWERED" && Boolean(line.dstchannel?.trim());
  return callEvent({
    callId,
    act: "record",
    at: endedAt,
    direction,
    number: direction === "internal" ? null : outsideOf(direction === "incoming" ? line.src : line.dst),
    extension: ourTelephone(line, direction),
    queue: line.lastapp?.trim() === "Queue" ? line.lastdata?.split(",")[0]?.trim() || null : null,
    startedAt,
    answeredAt: answered ? readStamp(line.answer) : null,
    answered,
    talkSeconds: answered ? readSpan(line.billsec) : null,
  });
}

/** By who calls: one of ours is a short number, and a hidden one is a citizen's. */
function directionOf({ src, dst }: Line): CallDirection {
  if (!extensionOf(src)) return "incoming";
  return outsideOf(dst) ? "outgoing" : "internal";
}

const ourTelephone = ({ channel, dstchannel, src }: Line, direction: CallDirection): string | null =>
  direction === "outgoing" ? (extensionOf(src) ?? telephoneOf(channel)) : telephoneOf(dstchannel);

/** "PJSIP/101-00000012", "Local/101@from-queue-0000001;1" */
const telephoneOf = (channel: string | undefined): string | null =>
  extensionOf(/^[A-Za-z0-9]+\/(\d+)[-@]/.exec(channel?.trim() ?? "")?.[1]);
