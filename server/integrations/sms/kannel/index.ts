import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import { smsParts } from "@/server/domain/sms";
import { env } from "@/server/env";
import {
  address,
  type Checked,
  callers,
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
import { checkBy } from "../answer";
import { header } from "../setting";
import { outcomeOf } from "./answers";
import { readCall } from "./call";

/** Kannel, an open gateway to SMPP and other operators' lines: its smsbox on the municipality's own network. */
const settings = z.object({
  user: text(),
  password: secret(),
  header: header(),
  key: made(),
  callers: callers(),
  url: address("http://127.0.0.1:13013"),
  /** Where Kannel reaches us, if not by our public address. */
  ours: z.union([z.literal(""), z.url({ protocol: /^https?$/, error: "linkUnreadable" })]).default(""),
});
type Settings = z.output<typeof settings>;

const ALL_REPORTS = 1 + 2 + 4 + 8 + 16;

/** Kannel fills in `%d`; our own part of the address has no sign that it would read as its own. */
function reportTo({ ours, key }: Settings, id: number): string {
  const base = (ours || env.NEXTAUTH_URL).replace(/\/$/, "");
  return `${base}/api/webhooks/kannel/${key}?message=${id}&status=%d`;
}

/** Kannel 1.4.5 does not know the Turkish table: Turkish letters go as UCS-2. */
const codingOf = (body: string): "0" | "2" => (smsParts(body, false).alphabet === "gsm7" ? "0" : "2");

async function send(settings: Settings, { id, address, body }: Outgoing): Promise<Outcome> {
  const query = new URLSearchParams({
    username: settings.user,
    password: settings.password,
    from: settings.header,
    to: address,
    charset: "UTF-8",
    coding: codingOf(body),
    text: body.normalize("NFC"),
    "dlr-mask": String(ALL_REPORTS),
    "dlr-url": reportTo(settings, id),
  });
  const answered = await hand(`${settings.url}/cgi-bin/sendsms?${query}`, {});
  return isOutcome(answered) ? answered : outcomeOf(answered, String(id));
}

/** A message to nobody: whoever may send is told that the receiver is missing. */
const check = ({ url, user, password }: Settings): Promise<Checked> =>
  checkBy(`${url}/cgi-bin/sendsms?${new URLSearchParams({ username: user, password })}`, {}, ({ status, body }) => {
    const said = String(body);
    if (/^Authorization failed/.test(said)) return { ok: false, reason: "auth" };
    return /^Missing receiver/.test(said) ? { ok: true } : { ok: false, reason: `vendor:${status}` };
  });

/** Kannel signs nothing: it is known by the secret end of our address, and by where it calls from. */
const kannelReceiver = (settings: Settings): Receiver => ({
  isVendor: (knock) => knowsTheWay(knock, settings),
  takesGet: true,
  read: readCall,
});

const kannelSender = (settings: Settings): Sender => ({
  name: "kannel",
  medium: "sms",
  turkish: false,
  send: (message) => send(settings, message),
});

export const kannel = vendor({
  name: "kannel",
  turkish: false,
  channels: [],
  settings,
  receiver: kannelReceiver,
  senders: (given) => [kannelSender(given)],
  check,
});
