import type { Change } from "./changes";
import { CHAT_CHANNELS, type ChatChannel } from "./channel";

/** What a citizen is told without asking: one text per notice and language, kept as data. */
export const NOTICES = [
  "received",
  "resolved",
  "declined",
  "referred",
  "question",
  "reply",
  "extended",
  "handed",
  "handed_closed",
] as const;
export type Notice = (typeof NOTICES)[number];

export const MEDIA = ["sms", "email", ...CHAT_CHANNELS] as const;
export type Medium = (typeof MEDIA)[number];

export const MESSAGE_STATES = [
  "queued",
  "taken",
  "accepted",
  "delivered",
  "failed",
  "expired",
  "refused",
  "unknown",
  "received",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** The window in which a channel takes a free text after the citizen's last message. */
const REPLY_WINDOW_HOURS = 24;

/** The notice that an act owes the citizen; null where it owes none. */
export function noticeOf(change: Change): Notice | null {
  switch (change.act) {
    case "resolve":
      return "resolved";
    case "decline":
      return "declined";
    case "refer":
      return "referred";
    case "ask":
      return "question";
    case "reply":
      return "reply";
    case "extend":
      return "extended";
    case "hand_over":
      return HANDOVER_NOTICES[change.step];
    default:
      return null;
  }
}

const HANDOVER_NOTICES = { accepted: "handed", closed: "handed_closed", news: null } as const;

const FOR_ALL: readonly Notice[] = ["resolved", "declined", "referred", "handed", "handed_closed"];

/** Notices that every reporter of a merged request is told. */
export const isForAllReporters = (notice: Notice): boolean => FOR_ALL.includes(notice);

/** Where a citizen wrote to us on a channel, and when last. */
export type Chat = { channel: ChatChannel; address: string; lastAt: Date | null };

export type Reachable = {
  identityWithheld: boolean;
  noSms: boolean;
  /** E.164, and a mobile number; null where there is none. */
  mobile: string | null;
  email: string | null;
  /** The chat that the request came from; null where it came otherwise. */
  chat: Chat | null;
};

/**
 * By which media a citizen is told, each exactly once per notice. Nobody is written to who withheld identity or asked not to be.
 * An e-mail goes to whoever gave an address; the chat that the request came from carries it besides, while its window is open.
 */
export function mediaFor(citizen: Reachable, now: Date): { medium: Medium; address: string }[] {
  if (citizen.identityWithheld || citizen.noSms) return [];
  const { mobile, email, chat } = citizen;
  return [
    ...(mobile ? [{ medium: "sms" as const, address: mobile }] : []),
    ...(email ? [{ medium: "email" as const, address: email }] : []),
    ...(chat && isWindowOpen(chat, now) ? [{ medium: chat.channel, address: chat.address }] : []),
  ];
}

/** Whether the channel still takes a free text after the citizen's last message. */
const isWindowOpen = ({ lastAt }: Chat, now: Date): boolean =>
  lastAt !== null && now.getTime() - lastAt.getTime() < REPLY_WINDOW_HOURS * 3_600_000;

/** Fills `{name}` by its value; a name without one is left out, and spaces that it leaves behind are closed. */
export const fillTemplate = (body: string, values: Record<string, string | null>): string =>
  body
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
    .replace(/[ \t]{2,}/g, " ")
    .trim();
