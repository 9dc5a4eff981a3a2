import type { Change } from "./changes";
import { CHAT_CHANNELS } from "./channel";

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

/** Fills `{name}` by its value; a name without one is left out, and spaces that it leaves behind are closed. */
export const fillTemplate = (body: string, values: Record<string, string | null>): string =>
  body
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
    .replace(/[ \t]{2,}/g, " ")
    .trim();

/** Under a post, read by everybody: the number and nothing of the person, nor the link, which opens the request to whoever has it. */
export const publicAnswer = (number: string, municipality: string): string =>
  `Başvurunuzu aldık, numaranız ${number}. Kişisel bilgilerinizi buraya yazmayın; ayrıntı için bize özel mesaj gönderebilirsiniz. ${municipality}`;
