import { createHash } from "node:crypto";
import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import type { Incoming, IncomingText } from "@/server/domain/incoming";
import { DAY_MS, ISTANBUL_OFFSET_MINUTES, MINUTE_MS } from "@/server/domain/time";
import type { Span } from "../../contracts";
import { type Answered, isOutcome } from "../../http";
import { reader, readJson } from "../../reading";
import { readStamp } from "../../stamp";
import { readMobile } from "../number";

/**
 * `GET /sms/rest/v2/inbox`, SmsInboxResponse of https://github.com/netgsm/netgsm-sms-js `openapi.json`. 40: there is none. Without
 * dates NetGSM lists each message only once and then never again, so that an answer that is lost loses them: we always give dates.
 */
const answerSchema = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  messages: z.array(z.unknown()).nullish(),
});
const itemSchema = z.object({ message: z.string(), sender: z.string(), datetime: z.string() });

/** There are no pages: the span is asked for a day at a time, and the cursor is where the next day begins. */
export async function inboxPage(
  ask: (query: URLSearchParams) => Promise<Answered | Outcome>,
  { from, to }: Span,
  cursor: string | null,
): Promise<{ items: readonly unknown[]; next: string | null }> {
  const start = cursor === null ? from : new Date(cursor);
  const stop = new Date(Math.min(start.getTime() + DAY_MS, to.getTime()));
  const answered = await ask(new URLSearchParams({ startdate: stampOf(start), stopdate: stampOf(stop) }));
  if (isOutcome(answered)) throw new Error(`NetGSM's inbox did not answer: ${answered.kind}`);
  const answer = answerSchema.safeParse(answered.body).data;
  if (answer?.code !== "00" && answer?.code !== "40")
    throw new Error(`NetGSM's inbox answered with ${answer?.code ?? answered.status}`);
  return { items: answer.messages ?? [], next: stop < to ? stop.toISOString() : null };
}

/** "19012026110005", in Istanbul. */
function stampOf(at: Date): string {
  const wall = new Date(at.getTime() + ISTANBUL_OFFSET_MINUTES * MINUTE_MS).toISOString();
  const [, year, month, day, hour, minute, second] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(wall) ?? [];
  return [day, month, year, hour, minute, second].join("");
}

export function readInbox(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const texts = each("inbox", [raw], (bytes) => z.array(z.unknown()).parse(readJson(bytes))).flatMap((items) =>
    each("message", items, textOf),
  );
  return { messages: [], reports: [], texts, problems };
}

function textOf(item: unknown): IncomingText {
  const { message, sender, datetime } = itemSchema.parse(item);
  const from = readMobile(sender);
  if (!from) throw new Error("sender is no mobile number");
  const at = timeOf(datetime);
  if (!at) throw new Error("datetime is no time");
  return { sender: "netgsm-sms", externalId: idOf(from, at, message), from, at, text: message };
}

/** NetGSM gives its texts no id: who wrote what in which second is one. */
const idOf = (from: string, at: Date, text: string): string =>
  createHash("sha256")
    .update(JSON.stringify([from, at.toISOString(), text]))
    .digest("base64url")
    .slice(0, 22);

/** The description only says that it is a time: day first, as in its reports and in what it is asked, or the year first. */
function timeOf(text: string): Date | null {
  const [, day, month, year, hour, minute, second = "00"] =
    /^(\d\d)[./-]?(\d\d)[./-]?(20\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)?$/.exec(text.trim()) ?? [];
  return readStamp(day ? `${year}-${month}-${day} ${hour}:${minute}:${second}` : text);
}
