import { z } from "zod";
import { type CallDirection, type CallEvent, callEvent } from "@/server/domain/call";
import type { RecordsOf } from "../contracts";
import { hand, isOutcome, reasonOf } from "../http";
import { extensionOf, numberOf } from "../parties";
import { reader } from "../reading";
import { readSpan, readStamp } from "../stamp";
import type { VerimorCallSettings } from "./settings";

/** The vendor's most. */
const PAGE = 100;

const page = z.object({
  cdrs: z.array(z.unknown()),
  pagination: z.object({ total_pages: z.coerce.number().int() }),
});

const record = z.object({
  call_uuid: z.string().min(1).max(200),
  direction: z.string(),
  start_stamp: z.string(),
  answer_stamp: z.string().nullish(),
  end_stamp: z.string().nullish(),
  caller_id_number: z.string().nullish(),
  destination_number: z.string().nullish(),
  duration: z.string().nullish(),
  talk_duration: z.string().nullish(),
  queue: z.string().nullish(),
  result: z.string().nullish(),
  sip_hangup_disposition: z.string().nullish(),
});
type Record = z.infer<typeof record>;

/** `GET /cdrs` (cdrs.md of the vendor's repository): at most 31 days and 100 calls at once. Null without a key. */
export const recordsOf = (settings: VerimorCallSettings): RecordsOf | null =>
  settings.apiKey === undefined
    ? null
    : async function* (span) {
        for (let number = 1, pages = 1; number <= pages; number++) {
          const answered = await ask(settings, { ...spanOf(span), limit: String(PAGE), page: String(number) });
          if (isOutcome(answered)) throw new Error(`Bulutsantralim did not answer: ${answered.kind}`);
          if (!answered.ok) throw new Error(`Bulutsantralim answered with ${answered.status}`);
          const { cdrs, pagination } = page.parse(answered.body);
          pages = pagination.total_pages;
          const { problems, each } = reader();
          yield { calls: each("cdrs", cdrs, recordOf), problems };
        }
      };

/** The smallest list there is: answered only where the key is right. */
export async function checkKey(settings: VerimorCallSettings) {
  if (settings.apiKey === undefined) return { ok: false, reason: "notSetUp" } as const;
  const answered = await ask(settings, { limit: "10" });
  if (isOutcome(answered)) return { ok: false, reason: reasonOf(answered) } as const;
  return answered.ok ? ({ ok: true } as const) : ({ ok: false, reason: `vendor:${answered.status}` } as const);
}

const ask = ({ apiUrl, apiKey = "" }: VerimorCallSettings, query: { [name: string]: string }) =>
  hand(`${apiUrl}/cdrs?${new URLSearchParams({ key: apiKey, ...query })}`, { method: "GET" });

const spanOf = ({ from, to }: { from: Date; to: Date }) => ({
  start_stamp_from: inUtc(from),
  start_stamp_to: inUtc(to),
});

/** "2017-08-03 12:30:32 UTC" */
const inUtc = (at: Date): string => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;

function recordOf(given: unknown): CallEvent {
  const call = record.parse(given);
  const startedAt = readStamp(call.start_stamp);
  if (!startedAt) throw new Error("it has no time");
  const direction = directionOf(call.direction);
  // `missed` contradicts the rest in the vendor's own example; `result` does not.
  const answered = call.result === "Cevaplandı";
  return callEvent({
    callId: call.call_uuid,
    act: "record",
    at: readStamp(call.end_stamp) ?? new Date(startedAt.getTime() + (readSpan(call.duration) ?? 0) * 1000),
    direction,
    number: numberOf(direction, call.caller_id_number ?? undefined, call.destination_number ?? undefined),
    extension: extensionOf(direction === "outgoing" ? call.caller_id_number : call.destination_number),
    queue: call.queue?.trim() || null,
    startedAt,
    answeredAt: answered ? readStamp(call.answer_stamp) : null,
    answered,
    talkSeconds: answered ? readSpan(call.talk_duration) : null,
    byCaller: byCaller(call),
  });
}

function directionOf(word: string): CallDirection {
  if (word === "Gelen") return "incoming";
  if (word === "Santral içi") return "internal";
  if (word.startsWith("Giden")) return "outgoing";
  throw new Error("its direction is not known");
}

const byCaller = ({ sip_hangup_disposition: by }: Record): boolean | null => (by ? by === "caller" : null);
