import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import { smsParts } from "@/server/domain/sms";
import {
  type Asked,
  address,
  type Checked,
  type Inbox,
  type Outgoing,
  type Sender,
  secret,
  text,
  vendor,
} from "../../contracts";
import { type CallInit, hand, isOutcome } from "../../http";
import { asJson, byStatus, checkBy } from "../answer";
import { national } from "../number";
import { header } from "../setting";
import { fateOf, isTaken, notTaken } from "./codes";
import { inboxPage, readInbox } from "./inbox";

/** REST v2: https://github.com/netgsm/netgsm-sms-js, `openapi.json`. */
const settings = z.object({
  /** The subscriber's number, or an API user under it. */
  user: text(),
  password: secret(),
  header: header(),
  url: address("https://api.netgsm.com.tr"),
});
type Settings = z.output<typeof settings>;

const code = z.union([z.string(), z.number()]).transform(String);
const answerSchema = z.object({ code, jobid: z.string().nullish() });
const reportSchema = z.object({
  code,
  jobs: z
    .array(
      z.object({
        jobid: z.union([z.string(), z.number()]).transform(String),
        status: z.coerce.number(),
        msglen: z.coerce.number().int().min(1).max(99).nullish().catch(null),
      }),
    )
    .nullish(),
});
const MOST_A_PAGE = 100;
const headersSchema = z.object({ code, msgheaders: z.array(z.string()).nullish() });

const authorised = ({ user, password }: Settings, init: CallInit): CallInit => ({
  ...init,
  headers: {
    ...init.headers,
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
  },
});

/**
 * `referansID` is ours and comes back in reports. It is not in the published OpenAPI description, but in NetGSM's document of
 * 2026 as others quote it; so is `UNICODE`, for what neither alphabet has. NetGSM ignores fields that it does not know.
 */
const bodyOf = (settings: Settings, { id, address, body }: Outgoing) => {
  const { alphabet } = smsParts(body);
  return {
    msgheader: settings.header,
    ...(alphabet === "gsm7" ? {} : { encoding: alphabet === "turkish" ? "TR" : "UNICODE" }),
    // Local authorities inform: no commercial message, nothing for the Message Management System.
    iysfilter: "0",
    referansID: `message-${id}`,
    messages: [{ msg: body.normalize("NFC"), no: national(address) }],
  };
};

async function send(settings: Settings, message: Outgoing): Promise<Outcome> {
  const answered = await hand(
    `${settings.url}/sms/rest/v2/send`,
    authorised(settings, asJson(bodyOf(settings, message))),
  );
  if (isOutcome(answered)) return answered;
  const answer = answerSchema.safeParse(answered.body);
  if (!answer.success) return byStatus(answered);
  if (!isTaken(answer.data.code)) return notTaken(answer.data.code);
  return answer.data.jobid
    ? { kind: "accepted", vendorId: answer.data.jobid }
    : { kind: "unknown", reason: "noAnswer" };
}

/** "19.01.2026 11:00:05", in Istanbul. */
const istanbulStamp = (at: Date): string =>
  new Intl.DateTimeFormat("tr-TR", {
    ...{ day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    timeZone: "Europe/Istanbul",
  }).format(at);

/** Our clock and NetGSM's are not the same. */
const CLOCKS_MS = 10 * 60_000;

/**
 * Only what was given a job can be asked about; one message is one job. Besides the jobs the description demands the span in which they
 * were handed over, and gives at most 100 a page.
 */
async function report(settings: Settings, messages: readonly Asked[], now: Date): Promise<Map<number, Outcome>> {
  const byJob = new Map(messages.flatMap(({ id, vendorId }) => (vendorId ? [[vendorId, id]] : [])));
  if (byJob.size === 0) return new Map();
  const answered = await hand(
    `${settings.url}/sms/rest/v2/report`,
    authorised(settings, asJson(questionOf(messages, [...byJob.keys()], now))),
  );
  const answer = isOutcome(answered) ? null : reportSchema.safeParse(answered.body).data;
  return new Map(
    (answer?.jobs ?? []).flatMap(({ jobid, status, msglen }): [number, Outcome][] => {
      const id = byJob.get(jobid);
      const fate = fateOf(status, jobid);
      return id === undefined || fate === null
        ? []
        : [[id, msglen ? { ...fate, billed: { parts: msglen, cost: null } } : fate]];
    }),
  );
}

function questionOf(messages: readonly Asked[], jobids: string[], now: Date) {
  const first = Math.min(...messages.map(({ takenAt }) => takenAt.getTime()));
  return {
    jobids,
    startdate: istanbulStamp(new Date(first - CLOCKS_MS)),
    stopdate: istanbulStamp(new Date(now.getTime() + CLOCKS_MS)),
    pagenumber: 0,
    pagesize: MOST_A_PAGE,
  };
}

/** The sender names of the account. */
const check = (settings: Settings): Promise<Checked> =>
  checkBy(`${settings.url}/sms/rest/v2/msgheader`, authorised(settings, {}), ({ status, body }) => {
    const answer = headersSchema.safeParse(body);
    if (!answer.success) return { ok: false, reason: `vendor:${status}` };
    if (answer.data.code === "30") return { ok: false, reason: "auth" };
    if (answer.data.code !== "00") return { ok: false, reason: `vendor:${answer.data.code}` };
    return answer.data.msgheaders?.includes(settings.header) ? { ok: true } : { ok: false, reason: "header" };
  });

const QUESTIONS = { count: 10, seconds: 60 };

/** NetGSM publishes how often reports may be asked for, and of the inbox nothing: both share the one limit. */
export const netgsmInbox = (settings: Settings): Inbox => ({
  limit: QUESTIONS,
  page: (span, cursor) =>
    inboxPage((query) => hand(`${settings.url}/sms/rest/v2/inbox?${query}`, authorised(settings, {})), span, cursor),
  read: readInbox,
});

/** Delivery is asked for: ten questions a minute. Not more than twenty jobs a minute to one number. */
export const netgsmSender = (settings: Settings): Sender => ({
  name: "netgsm-sms",
  medium: "sms",
  limits: [{ count: 20, seconds: 60, each: "address" }],
  follows: true,
  asks: { most: MOST_A_PAGE, limit: QUESTIONS },
  send: (message) => send(settings, message),
  report: (messages, now) => report(settings, messages, now),
});

export const netgsmSms = vendor({
  name: "netgsm-sms",
  channels: [],
  settings,
  senders: (given) => [netgsmSender(given)],
  inbox: netgsmInbox,
  check,
});
