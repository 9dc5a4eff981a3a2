import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import {
  type Asked,
  address,
  type Checked,
  callers,
  made,
  type Outgoing,
  type Receiver,
  type Sender,
  secret,
  vendor,
} from "../../contracts";
import { type Answered, hand, isOutcome } from "../../http";
import { knowsTheWay } from "../../unsigned";
import { asJson, byStatus, checkBy } from "../answer";
import { national } from "../number";
import { header } from "../setting";
import { fateOf, notTaken } from "./codes";
import { readPush } from "./push";

/** JSON API v1: https://github.com/iletimerkezi/apidocs-website */
const settings = z.object({
  /** Key and hash as the panel shows them under "API". */
  apiKey: secret(),
  hash: secret(),
  header: header(),
  key: made(),
  callers: callers(),
  url: address("https://api.iletimerkezi.com"),
});
type Settings = z.output<typeof settings>;

const whole = z.coerce.number().int();
const id = z.union([z.string(), z.number()]).transform(String);
const statusSchema = z.object({ response: z.object({ status: z.object({ code: whole }) }) });
const sentSchema = z.object({ response: z.object({ order: z.object({ id }) }) });
const reportSchema = z.object({
  response: z.object({
    order: z.object({ id, status: whole, message: z.array(z.object({ number: id, status: whole })).nullish() }),
  }),
});

const ask = ({ url, apiKey, hash }: Settings, what: string, more: object) =>
  hand(`${url}/v1/${what}/json`, asJson({ request: { authentication: { key: apiKey, hash }, ...more } }));

const codeOf = ({ body }: Answered): number | null => statusSchema.safeParse(body).data?.response.status.code ?? null;

async function send(settings: Settings, { address, body }: Outgoing): Promise<Outcome> {
  const answered = await ask(settings, "send-sms", {
    order: {
      sender: settings.header,
      sendDateTime: [],
      // Local authorities inform: no commercial message, nothing for the Message Management System.
      iys: "0",
      message: { text: body.normalize("NFC"), receipents: { number: [national(address)] } },
    },
  });
  if (isOutcome(answered)) return answered;
  const code = codeOf(answered);
  if (code === null) return byStatus(answered);
  if (code !== 200) return notTaken(code);
  const sent = sentSchema.safeParse(answered.body);
  return sent.success
    ? { kind: "accepted", vendorId: sent.data.response.order.id }
    : { kind: "unknown", reason: "noAnswer" };
}

/** An order carries no id of ours: what got no order's number cannot be asked about. */
async function report(settings: Settings, messages: readonly Asked[]): Promise<Map<number, Outcome>> {
  const fates = new Map<number, Outcome>();
  for (const { id, vendorId } of messages) {
    if (!vendorId) continue;
    const answered = await ask(settings, "get-report", { order: { id: vendorId, page: 1, rowCount: 10 } });
    const order = isOutcome(answered) ? null : reportSchema.safeParse(answered.body).data?.response.order;
    const fate = order && fateOf(order.message?.[0]?.status ?? order.status, order.id);
    if (fate) fates.set(id, fate);
  }
  return fates;
}

const check = (settings: Settings): Promise<Checked> =>
  checkBy(
    `${settings.url}/v1/get-balance/json`,
    asJson({ request: { authentication: { key: settings.apiKey, hash: settings.hash } } }),
    (answered) => {
      const code = codeOf(answered);
      if (code === 200) return { ok: true };
      return { ok: false, reason: code === 401 ? "auth" : `vendor:${code ?? answered.status}` };
    },
  );

/** It signs nothing: it is known by the secret end of our address, and by where it calls from. */
export const iletimerkeziReceiver = (settings: Settings): Receiver => ({
  isVendor: (knock) => knowsTheWay(knock, settings),
  read: readPush,
});

/** Delivery is pushed where the panel names our address, and asked for besides. No limit is published: sixty questions a minute. */
export const iletimerkeziSender = (settings: Settings): Sender => ({
  name: "iletimerkezi",
  medium: "sms",
  follows: true,
  asks: { most: 10, limit: { count: 60, seconds: 60 } },
  send: (message) => send(settings, message),
  report: (messages) => report(settings, messages),
});

export const iletimerkezi = vendor({
  name: "iletimerkezi",
  channels: [],
  settings,
  receiver: iletimerkeziReceiver,
  senders: (given) => [iletimerkeziSender(given)],
  check,
});
