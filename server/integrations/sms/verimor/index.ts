import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import { type SmsAlphabet, smsParts } from "@/server/domain/sms";
import {
  type Asked,
  address,
  type Checked,
  callers,
  type Inbox,
  made,
  type Outgoing,
  type Receiver,
  type Sender,
  secret,
  text,
  vendor,
} from "../../contracts";
import { hand, isOutcome } from "../../http";
import { knowsTheWay } from "../../unsigned";
import { asJson, byStatus, checkBy, passOn } from "../answer";
import { withCountry } from "../number";
import { header } from "../setting";
import { notTaken } from "./codes";
import { inboxPage } from "./inbox";
import { customId } from "./our-id";
import { readPush, reportOf } from "./push";

/** SMS API v2: https://github.com/verimor/SMS-API, `user_guide.md`. Our server's address must be registered at Verimor. */
const settings = z.object({
  /** "908501234567" */
  user: text(),
  password: secret(),
  header: header(),
  key: made(),
  callers: callers(),
  url: address("https://sms.verimor.com.tr"),
});
type Settings = z.output<typeof settings>;

const CODING: Record<SmsAlphabet, "0" | "1" | "2"> = { gsm7: "0", turkish: "1", ucs2: "2" };

async function send(settings: Settings, { id, address, body }: Outgoing): Promise<Outcome> {
  const answered = await hand(
    `${settings.url}/v2/send.json`,
    asJson({
      username: settings.user,
      password: settings.password,
      source_addr: settings.header,
      valid_for: "48:00",
      custom_id: customId(id),
      datacoding: CODING[smsParts(body).alphabet],
      is_commercial: false,
      messages: [{ msg: body.normalize("NFC"), dest: withCountry(address), id: customId(id) }],
    }),
  );
  if (isOutcome(answered)) return answered;
  const campaign = /^\d{1,18}$/.exec(String(answered.body).trim())?.[0];
  if (answered.ok && campaign) return { kind: "accepted", vendorId: campaign };
  return notTaken(String(answered.body).trim()) ?? byStatus(answered);
}

/** A campaign that is still unheard of so long after it was handed over was not taken. */
const SURE_AFTER_MS = 10 * 60_000;

/** Verimor can be asked by our own id, also about what got no answer. */
async function report(settings: Settings, messages: readonly Asked[], now: Date): Promise<Map<number, Outcome>> {
  const fates = new Map<number, Outcome>();
  for (const { id, takenAt } of messages) {
    const query = new URLSearchParams({
      custom_id: customId(id),
      username: settings.user,
      password: settings.password,
    });
    const answered = await hand(`${settings.url}/v2/status?${query}`, {});
    if (isOutcome(answered)) continue;
    const [item] = z.array(z.unknown()).safeParse(answered.body).data ?? [];
    const fate = answered.ok ? fateIn(item) : null;
    if (fate) fates.set(id, fate);
    else if (answered.status === 404 && now.getTime() - takenAt.getTime() > SURE_AFTER_MS)
      fates.set(id, passOn("notTaken"));
  }
  return fates;
}

function fateIn(item: unknown): Outcome | null {
  try {
    return reportOf(item).outcome;
  } catch {
    return null;
  }
}

const check = ({ url, user, password, header }: Settings): Promise<Checked> =>
  checkBy(`${url}/v2/headers?${new URLSearchParams({ username: user, password })}`, {}, ({ status, body }) => {
    if (status === 401) return { ok: false, reason: "auth" };
    const headers = z.array(z.string()).safeParse(body).data;
    if (!headers) return { ok: false, reason: `vendor:${status}` };
    return headers.includes(header) ? { ok: true } : { ok: false, reason: "header" };
  });

/** Verimor signs nothing: it is known by the secret end of our address, and by where it calls from. */
export const verimorReceiver = (settings: Settings): Receiver => ({
  isVendor: (knock) => knowsTheWay(knock, settings),
  read: readPush,
});

/** Verimor pushes three times in a quarter of an hour, and then never again. */
const PUSHES_MS = 20 * 60_000;

/** `/v2/status` and `/v2/inbound_messages` share one limit. */
const QUESTIONS = { count: 20, seconds: 60 };

const verimorInbox = (settings: Settings): Inbox => ({
  limit: QUESTIONS,
  page: (span, cursor) => inboxPage(settings, span, cursor),
  read: readPush,
});

/** 240 requests a minute; 20 questions a minute, for what got no answer and for pushes that were lost. */
export const verimorSender = (settings: Settings): Sender => ({
  name: "verimor-sms",
  medium: "sms",
  limits: [{ count: 240, seconds: 60 }],
  asks: { most: 1, limit: QUESTIONS },
  follows: true,
  patienceMs: PUSHES_MS,
  send: (message) => send(settings, message),
  report: (messages, now) => report(settings, messages, now),
});

export const verimorSms = vendor({
  name: "verimor-sms",
  channels: [],
  settings,
  receiver: verimorReceiver,
  senders: (given) => [verimorSender(given)],
  inbox: verimorInbox,
  check,
});
