import { z } from "zod";
import type { DeliveryReport } from "@/server/domain/delivery";
import type { IncomingMessage } from "@/server/domain/incoming";
import { ourId } from "../our-id";
import { type Content, contentOf, message } from "./content";
import { type Account, id, moment, type Said } from "./envelope";

/** https://developers.facebook.com/docs/messenger-platform/reference/webhook-events */
const party = z.object({ id });
const head = z.object({ sender: party, recipient: party.optional(), timestamp: moment.optional() });
type Head = { from: string; at: Date; account: Account };

const postback = z.object({ mid: id.optional(), title: z.string().default(""), payload: z.string().nullish() });
const reaction = z.object({ mid: id, action: z.string(), emoji: z.string().nullish() });
const edit = z.object({ mid: id, text: z.string(), num_edit: z.coerce.number().int().default(1) });
const delivery = z.object({ mids: z.array(id).default([]), watermark: moment });
const read = z.union([z.object({ mid: id }), z.object({ watermark: moment })]);

type Reader = (raw: unknown, head: Head) => Said;

const READERS: Record<string, Reader> = {
  message: (raw, { from, at, account }) => {
    const given = message.parse(raw);
    if (given.is_echo) return { reports: echo(given, account) };
    if (given.is_deleted) return { takenBack: [{ channel: account.channel, of: given.mid, at }] };
    const { replyTo, ...content } = contentOf(given);
    return { messages: [{ ...said({ from, at, account }, given.mid, content), replyTo }] };
  },
  message_edit: (raw, head) => {
    const { mid, text, num_edit } = edit.parse(raw);
    return { messages: [{ ...said(head, `${mid}:${num_edit}`, { text }), revises: mid }] };
  },
  postback: (raw, head) => {
    const { mid, title } = postback.parse(raw);
    const externalId = mid ?? `postback:${head.from}:${head.at.getTime()}`;
    return { messages: [said(head, externalId, { text: title || "Bir düğmeye bastı." })] };
  },
  reaction: (raw, head) => {
    const { mid, action, emoji } = reaction.parse(raw);
    const text = action === "react" ? `Tepki verdi: ${emoji ?? "beğendi"}` : "Tepkisini geri aldı.";
    const one = said(head, `reaction:${mid}:${head.at.getTime()}`, { text });
    return { messages: [{ ...one, opens: false, replyTo: mid }] };
  },
  delivery: (raw, { from, account }) => {
    const { mids, watermark } = delivery.parse(raw);
    return { reports: [...mids.map((mid) => reached(account, mid)), upTo(account, from, watermark)] };
  },
  read: (raw, { from, account }) => {
    const given = read.parse(raw);
    return { reports: ["mid" in given ? reached(account, given.mid) : upTo(account, from, given.watermark)] };
  },
};

/** Events that carry no word of a citizen and tell nothing of ours. */
const SILENT = [
  "referral",
  "optin",
  "account_linking",
  "pass_thread_control",
  "take_thread_control",
  "request_thread_control",
  "app_roles",
  "policy_enforcement",
  "feedback",
  "response_feedback",
  "order",
  "game_play",
];

export function readMessaging(raw: unknown, account: Account): Said {
  const event = z.record(z.string(), z.unknown()).parse(raw);
  const { sender, timestamp } = head.parse(raw);
  const [kind] = Object.keys(READERS).filter((name) => event[name] !== undefined);
  if (!kind) {
    if (SILENT.some((name) => event[name] !== undefined)) return {};
    throw new Error("the event is not known");
  }
  // A delivery is not dated; it says nothing that needs a date.
  return READERS[kind]?.(event[kind], { from: sender.id, at: timestamp ?? new Date(0), account }) ?? {};
}

const said = (
  { from, at, account }: Head,
  externalId: string,
  content: Partial<Omit<Content, "replyTo">>,
): IncomingMessage => ({
  channel: account.channel,
  externalId,
  from: { ids: [from], phone: null, name: null },
  at,
  text: "",
  media: [],
  location: null,
  replyTo: null,
  revises: null,
  opens: true,
  url: null,
  thread: null,
  ...content,
});

/** Meta shows us our own message too: what it carries back names the one whose sending got no answer. */
function echo({ mid, metadata }: z.infer<typeof message>, { channel }: Account): DeliveryReport[] {
  const messageId = ourId(metadata);
  return messageId === null
    ? []
    : [{ sender: channel, vendorId: mid, messageId, outcome: { kind: "accepted", vendorId: mid } }];
}

const reached = ({ channel }: Account, mid: string): DeliveryReport => ({
  sender: channel,
  vendorId: mid,
  messageId: null,
  outcome: { kind: "delivered" },
});

/** All that went to this person until then. */
const upTo = ({ channel }: Account, address: string, until: Date): DeliveryReport => ({
  sender: channel,
  address,
  until,
  outcome: { kind: "delivered" },
});
