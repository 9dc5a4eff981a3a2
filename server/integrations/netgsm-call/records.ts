import { z } from "zod";
import type { CallEvent } from "@/server/domain/call";
import { ISTANBUL_OFFSET_MINUTES, MINUTE_MS } from "@/server/domain/time";
import type { RecordsOf } from "../contracts";
import { hand, isOutcome } from "../http";
import { reader } from "../reading";
import { readStamp } from "../stamp";
import { recordOf } from "./record";
import type { NetgsmCallSettings } from "./settings";

const word = z.union([z.string(), z.number()]).transform(String).nullish();
const call = z.object({ uniqueid: z.string().min(1), values: z.array(z.unknown()) });
const leg = z.object({
  date: z.string(),
  source: word,
  destination: word,
  duration: word,
  direction: z.coerce.number().int(),
});

/** Nothing in the span. */
const NONE = "40";

/**
 * `POST /netsantral/report` with the span as ddMMyyyyHHmm, in Istanbul: address and fields are those of NetGSM's sample programs, the
 * answer's shape is the one that its users' programs read. Null without an account.
 */
export const recordsOf = (settings: NetgsmCallSettings): RecordsOf | null =>
  settings.usercode === undefined || settings.password === undefined
    ? null
    : async function* ({ from, to }) {
        const { problems, each } = reader();
        const calls = await ask(settings, from, to);
        yield { calls: each("calls", calls, recordsIn).flat(), problems };
      };

async function ask({ apiUrl, usercode, password }: NetgsmCallSettings, from: Date, to: Date): Promise<unknown[]> {
  const answered = await hand(`${apiUrl}/netsantral/report`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ usercode, password, startdate: wall(from), stopdate: wall(to) }),
  });
  if (isOutcome(answered)) throw new Error(`Netsantral did not answer: ${answered.kind}`);
  const { body, status, ok } = answered;
  if (Array.isArray(body)) return body;
  const code = codeOf(body);
  if (code === NONE) return [];
  throw new Error(`Netsantral answered with ${code ?? (ok ? "something else" : status)}`);
}

/** A refusal is a bare code, or an object with one: 30 account or address, 40 nothing found, 70 parameters. */
function codeOf(body: unknown): string | null {
  const bare = z.union([z.number(), z.string().regex(/^\d{2,3}$/)]).safeParse(body);
  const code = bare.success
    ? bare.data
    : z.object({ code: z.union([z.string(), z.number()]) }).safeParse(body).data?.code;
  return code === undefined ? null : String(code);
}

/** "191020261405" */
function wall(at: Date): string {
  const [day = "", time = ""] = new Date(at.getTime() + ISTANBUL_OFFSET_MINUTES * MINUTE_MS).toISOString().split("T");
  return [...day.split("-").reverse(), ...time.split(":").slice(0, 2)].join("");
}

/** "06.10.2026 10:00:00" */
const dotted = (text: string): Date | null => readStamp(text.replace(/^(\d{2})\.(\d{2})\.(\d{4})/, "$3-$2-$1"));

/** A call is told by its legs. */
function recordsIn(given: unknown): CallEvent[] {
  const { uniqueid, values } = call.parse(given);
  return values.map((value) => {
    const { date, source, destination, duration, direction: code } = leg.parse(value);
    const [from, to] = [source, destination];
    return recordOf({ callId: uniqueid, startedAt: dotted(date), from, to, span: duration, direction: code });
  });
}
