import { z } from "zod";
import { smsParts } from "@/server/domain/sms";
import { json, type Said, startStandIn } from "../stand-in";

/** Verimor's SMS API v2 as its user guide says: bare ids and bare words in the answers. */
const sendSchema = z.strictObject({
  username: z.string(),
  password: z.string(),
  source_addr: z.string(),
  valid_for: z.string(),
  custom_id: z.string().optional(),
  datacoding: z.string(),
  is_commercial: z.boolean(),
  messages: z.array(z.strictObject({ msg: z.string(), dest: z.string(), id: z.string() })).min(1),
});
export type SentToVerimor = z.infer<typeof sendSchema>;

const MOST = { 0: 1071, 1: 1043, 2: 469 } as const;
const ALPHABET = { 0: "gsm7", 1: "turkish", 2: "ucs2" } as const;
const refuse = (word: string): Said => ({ status: 400, body: word });

export async function startVerimor(account: { user: string; password: string; header: string }) {
  const campaigns = new Map<string, { id: number; status: string; gsmError: string; dest: string }>();
  const written: { message_id: number; created_at: string; received_at: string; [name: string]: unknown }[] = [];
  const questions: string[] = [];
  let last = 20_210;
  const standIn = await startStandIn<SentToVerimor>(({ method, path, query, body }) => {
    if (method === "GET") {
      if (query.get("username") !== account.user || query.get("password") !== account.password)
        return { status: 401, body: "Geçersiz kullanıcı adı/şifre" };
      if (path === "/v2/headers") return { status: 200, body: [account.header] };
      if (path === "/v2/inbound_messages") return inboundOf(query);
      return path === "/v2/status" ? statusOf(query.get("custom_id") ?? "") : { status: 404, body: "" };
    }
    if (path !== "/v2/send.json") return { status: 404, body: "" };
    const sent = sendSchema.safeParse(json(body)).data;
    if (!sent) return { status: 400, body: "INVALID_JSON" };
    if (sent.username !== account.user || sent.password !== account.password)
      return { status: 401, body: "Geçersiz kullanıcı adı/şifre" };
    const problem = problemOf(sent);
    if (problem) return refuse(problem);
    last += 1;
    campaigns.set(sent.custom_id ?? "", {
      id: last,
      status: "WAITING",
      gsmError: "0",
      dest: sent.messages[0]?.dest ?? "",
    });
    return { message: sent, taken: { status: 200, body: String(last) } };
  });

  function problemOf({ source_addr, valid_for, datacoding, messages }: SentToVerimor): string | null {
    if (source_addr !== account.header) return "INVALID_SOURCE_ADDRESS";
    const [, hours] = /^(\d{1,2}):\d\d$/.exec(valid_for) ?? [];
    if (hours === undefined || Number(hours) > 48) return "INVALID_PERIOD";
    const coding = z.enum(["0", "1", "2"]).safeParse(datacoding).data;
    if (!coding) return "INVALID_DATACODING";
    for (const { msg, dest } of messages) {
      if (msg === "") return "MISSING_MESSAGE";
      if (dest === "") return "MISSING_DESTINATION_ADDRESS";
      if (!/^905\d{9}$/.test(dest)) return "INVALID_DESTINATION_ADDRESS";
      const { alphabet, length } = smsParts(msg);
      if (alphabet !== ALPHABET[coding]) return "INVALID_DATACODING";
      if (length > MOST[coding]) return "MESSAGE_TOO_LONG";
    }
    return null;
  }

  /** By time, or what has a higher id, 100 at a time; in no case both. */
  function inboundOf(query: URLSearchParams): Said {
    const { from_time, to_time, greater_than } = Object.fromEntries(query);
    const times = [from_time, to_time].map((time) => time ?? "");
    const byTime = times.every((time) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time));
    if (greater_than === undefined ? !byTime : !/^\d+$/.test(greater_than)) return { status: 400, body: "" };
    const [from, to] = times.map((time) => Date.parse(`${time.replace(" ", "T")}+03:00`));
    questions.push(greater_than === undefined ? "span" : greater_than);
    const found = written.filter(({ message_id, received_at }) =>
      greater_than === undefined
        ? Date.parse(received_at) >= (from ?? 0) && Date.parse(received_at) <= (to ?? 0)
        : message_id > Number(greater_than),
    );
    return { status: 200, body: found.slice(0, 100) };
  }

  /** A citizen writes an SMS: gives what Verimor would push of it, which stands in its inbox from now on. */
  function write(from: string, content: string, at: Date): string {
    const wall = new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 19);
    const message = {
      message_id: 1234 + written.length,
      network: "TURKCELL",
      source_addr: from.replace("+", ""),
      destination_addr: "908501234567",
      keyword: "",
      content,
    };
    const received_at = `${wall}.000+03:00`;
    written.push({ ...message, created_at: received_at, received_at });
    return JSON.stringify([{ ...message, type: "inbound", received_at: wall.replace("T", " ") }]);
  }

  const itemOf = (customId: string) => {
    const campaign = campaigns.get(customId);
    return (
      campaign && {
        campaign_id: campaign.id,
        campaign_custom_id: customId,
        message_id: "13582302",
        message_custom_id: customId,
        dest: campaign.dest,
        size: 1,
        international_multiplier: 1,
        credits: 1,
        status: campaign.status,
        gsm_error: campaign.gsmError,
        sent_at: "2026-01-19 11:00:05",
        done_at: "2026-01-19 11:00:05",
      }
    );
  };

  function statusOf(customId: string): Said {
    const item = itemOf(customId);
    return item ? { status: 200, body: [item] } : { status: 404, body: "Bu idye sahip kampanya bulunamadı" };
  }

  return {
    ...standIn,
    campaigns,
    write,
    inbox: () => written,
    /** How its inbox was asked: "span", or the id after which to go on. */
    questions,
    /** What Verimor would push of one of its campaigns. */
    push: (customId: string, status: string, gsmError = "0") => {
      const item = itemOf(customId);
      return JSON.stringify([{ type: "outbound", ...item, status, gsm_error: gsmError }]);
    },
  };
}
