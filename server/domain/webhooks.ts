import type { Act } from "./request";
import { DAY_MS, MINUTE_MS } from "./time";

/** By which name an act is told to other systems; null: how the house shares its work is nobody's business outside. */
const TOLD = {
  receive: "request.received",
  route: "request.routed",
  return: "request.returned",
  recall: "request.recalled",
  start: "request.started",
  wait: "request.waiting",
  resume: "request.resumed",
  resolve: "request.resolved",
  decline: "request.declined",
  refer: "request.referred",
  hand_over: "request.handed_over",
  merge: "request.merged",
  unmerge: "request.unmerged",
  withdraw: "request.withdrawn",
  lapse: "request.lapsed",
  extend: "request.extended",
  reopen: "request.reopened",
  note: "request.noted",
  ask: "request.asked",
  reply: "request.replied",
  reply_publicly: "request.replied_publicly",
  hear: "request.heard",
  attach: "request.attached",
  assign: "request.assigned",
  correct: "request.corrected",
  prioritise: "request.prioritised",
  confirm: "request.confirmed",
  claim: null,
  release: null,
  take_over: null,
  adopt: null,
  orphan: null,
  tie: null,
  untie: null,
  settle_detail: null,
  correct_citizen: null,
  anonymise: null,
  restrict: null,
  lift_restriction: null,
  enter_answer: null,
  unenter_answer: null,
} as const satisfies Record<Act | "receive", string | null>;

export type WebhookEvent = NonNullable<(typeof TOLD)[keyof typeof TOLD]>;
export const WEBHOOK_EVENTS = Object.values(TOLD).filter((name) => name !== null) as [WebhookEvent, ...WebhookEvent[]];
/** Sent by hand, to see whether somebody is there. */
export const WEBHOOK_TEST = "webhook.test";

export const webhookEventOf = (act: Act | "receive"): WebhookEvent | null => TOLD[act];

export const WEBHOOK_STATES = ["queued", "taken", "delivered", "failed", "held"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** How a webhook stands, the worst first: off because nobody answered or it was refused for good, on but failing, on, off by hand, off with its key. */
export const WEBHOOK_STANDINGS = ["failing", "gone", "retrying", "on", "hand", "key"] as const;
export type WebhookStanding = (typeof WEBHOOK_STANDINGS)[number];

export function webhookStanding(row: {
  enabled: boolean;
  failures: number;
  disabledWhy: string | null;
}): WebhookStanding {
  if (row.enabled) return row.failures > 0 ? "retrying" : "on";
  return WEBHOOK_STANDINGS.find((standing) => standing === row.disabledWhy) ?? "hand";
}

/** The orders of the lists of webhooks and of their deliveries. */
export const SUBSCRIPTION_SORTS = ["state", "-state", "url", "-url", "name", "-name", "waiting", "-waiting"] as const;
export type SubscriptionSort = (typeof SUBSCRIPTION_SORTS)[number];
export const DELIVERY_SORTS = ["at", "-at"] as const;

/** What a receiver made of a delivery. `status` is null where no answer came; `error` is a key of messages `api.webhookErrors`. */
export type Told = { status: number | null; ms: number; error: string | null; retryAfter: number | null };

const SECOND_MS = 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** As the Standard Webhooks specification proposes: after the first attempt nine more, over three days and three hours. */
const BACK_OFF_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const;
export const MOST_WEBHOOK_ATTEMPTS = BACK_OFF_MS.length + 1;

/** A receiver that has failed for so long is switched off. */
export const FAILING_FOR_MS = 3 * DAY_MS;
/** A receiver's own "later" is believed up to this. */
const LONGEST_WAIT_MS = HOUR_MS;
/** Between two questions to a receiver that does not answer. */
const PAUSE_MS = [0, 5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS] as const;

/** When a delivery is tried again after this many attempts; null where it is given up. */
export function nextTryAt(attempts: number, told: Told, now: Date): Date | null {
  const wait = BACK_OFF_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = Math.min((told.retryAfter ?? 0) * SECOND_MS, LONGEST_WAIT_MS);
  return new Date(now.getTime() + Math.max(wait, asked));
}

/** How long a receiver is left alone after so many failures in a row. */
export const pauseAfter = (failures: number, now: Date): Date =>
  new Date(now.getTime() + (PAUSE_MS[Math.min(failures, PAUSE_MS.length - 1)] ?? 0));

export const isTaken = ({ status }: Told): boolean => status !== null && status >= 200 && status < 300;
/** The receiver says that it is there no more and wants nothing more. */
export const isGone = ({ status }: Told): boolean => status === 410;
