import type { ChatChannel } from "./channel";
import type { Medium, Notice } from "./notices";
import { DAY_MS } from "./time";

/** A chat with a citizen: where they wrote, by which words, and what the municipality has set up there. */
export type Chat = {
  channel: ChatChannel;
  address: string;
  /** When the citizen last wrote there. */
  lastAt: Date | null;
  /** A comment in public: its writer can be answered in private once. */
  comment?: boolean;
  /** That one answer has been given. */
  answered?: boolean;
  /** The channel's vendor is switched on. */
  connected: boolean;
  /** What the vendor asks for once the window has closed is set up: a template, the right to answer as a person. */
  late: boolean;
};

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
 * How long after the citizen's last words a channel takes a free text, how long in the form that it asks for then, and how long
 * the writer of a comment can be answered in private: WhatsApp takes an approved template at any time, Messenger and Instagram
 * a person's own answer (HUMAN_AGENT) for a week and one answer to a comment for a week. X has no window: there the citizen
 * must take messages of others.
 */
const EVER = Number.POSITIVE_INFINITY;
const WINDOWS: Record<ChatChannel, { free: number; late: number; comment: number }> = {
  whatsapp: { free: DAY_MS, late: EVER, comment: 0 },
  facebook: { free: DAY_MS, late: 7 * DAY_MS, comment: 7 * DAY_MS },
  instagram: { free: DAY_MS, late: 7 * DAY_MS, comment: 7 * DAY_MS },
  x: { free: EVER, late: 0, comment: EVER },
};

export const NOT_TOLD = [
  "identityWithheld",
  "noSms",
  "noMobile",
  "windowClosed",
  "notConnected",
  "commentAnswered",
  "commentTooOld",
  "keptForAnswer",
] as const;
export type NotTold = (typeof NOT_TOLD)[number];

/** A way to a citizen: where it goes and whether the channel's window has closed, or why it is not gone. */
export type Route =
  | { medium: Medium; goes: true; address: string; outsideWindow: boolean }
  | { medium: Medium; goes: false; why: NotTold };
export type Going = Extract<Route, { goes: true }>;

/**
 * Every way to a citizen for a notice, and why the others are closed. Nobody is written to who withheld identity or asked not
 * to be. An SMS goes to whoever has a mobile number, an e-mail to whoever gave an address; the chat that the request came from
 * carries it besides, while its window is open.
 */
export function routesFor(citizen: Reachable, notice: Notice, now: Date): Route[] {
  if (citizen.identityWithheld) return [{ medium: "sms", goes: false, why: "identityWithheld" }];
  if (citizen.noSms) return [{ medium: "sms", goes: false, why: "noSms" }];
  const { mobile, email, chat } = citizen;
  return [
    mobile ? goes("sms", mobile) : { medium: "sms", goes: false, why: "noMobile" },
    ...(email ? [goes("email", email)] : []),
    ...(chat ? [byChat(chat, notice, mobile !== null, now)] : []),
  ];
}

/** The ways that are gone, each exactly once per notice. */
export const mediaFor = (citizen: Reachable, notice: Notice, now: Date): Going[] =>
  routesFor(citizen, notice, now).filter((route) => route.goes);

function byChat(chat: Chat, notice: Notice, hasMobile: boolean, now: Date): Route {
  const { channel, address, comment, answered, connected, late } = chat;
  const not = (why: NotTold): Route => ({ medium: channel, goes: false, why });
  const window = WINDOWS[channel];
  const within = (span: number) =>
    span === EVER || (chat.lastAt !== null && now.getTime() - chat.lastAt.getTime() < span);
  if (!connected) return not("notConnected");
  // What a person writes is worth more to the citizen than a receipt, and there is only one.
  if (comment && notice === "received") return not("keptForAnswer");
  if (comment && answered) return not("commentAnswered");
  if (comment) return within(window.comment) ? goes(channel, address) : not("commentTooOld");
  if (within(window.free)) return goes(channel, address);
  const mayLate = late && within(window.late) && (channel === "whatsapp" ? !hasMobile : notice !== "received");
  return mayLate ? { ...goes(channel, address), outsideWindow: true } : not("windowClosed");
}

const goes = (medium: Medium, address: string): Going => ({ medium, goes: true, address, outsideWindow: false });
