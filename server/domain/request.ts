import type { Channel } from "./channel";
import type { LegalClass, Standard } from "./deadline";

/** What a citizen asked for, and its whole life: `MOVES` is the one table of it. */
export const OPEN = ["new", "assigned", "in_progress", "waiting"] as const;
const ANSWERED = ["resolved", "declined", "referred"] as const;
export const STATUSES = [...OPEN, ...ANSWERED, "merged", "withdrawn"] as const;
export const KINDS = ["demand", "complaint", "tip", "suggestion", "information", "thanks"] as const;
export const PRIORITIES = ["normal", "high", "urgent"] as const;
/** What a waiting request waits for: only what the citizen says lets it go on by itself. */
export const WAITING_ON = ["citizen", "unit", "material", "fee", "other"] as const;
export const CONFIRMATIONS = ["not_asked", "confirmed", "disputed"] as const;

export type Status = (typeof STATUSES)[number];
export type Kind = (typeof KINDS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type WaitingOn = (typeof WAITING_ON)[number];
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** Whose hand may do it: a role, a role in the request's own department, or somebody who is not staff. */
export type Hand = "agent" | "pr_manager" | "own_head" | "own_staff" | "citizen" | "channel" | "system";

type Rule = {
  from: readonly Status[];
  /** `before`: what it was before it was merged. `last`: its last department's, else new. `same`: does not move. */
  to: Status | "before" | "last" | "same";
  by: readonly Hand[];
};

const own = ["own_head", "own_staff"] as const;
const desk = ["agent", "pr_manager"] as const;
const everyone = [...desk, ...own] as const;

/** The life of a request after it was received. Whatever this table does not name is refused by every door. */
export const MOVES = {
  route: { from: OPEN, to: "assigned", by: [...desk, "own_head"] },
  return: { from: ["assigned", "in_progress", "waiting"], to: "new", by: own },
  /** Undoes one's own routing while nobody has touched the request since. */
  recall: { from: ["assigned"], to: "new", by: desk },
  start: { from: ["assigned"], to: "in_progress", by: own },
  wait: { from: ["assigned", "in_progress"], to: "waiting", by: own },
  resume: { from: ["waiting"], to: "in_progress", by: [...own, "system"] },
  resolve: { from: OPEN, to: "resolved", by: [...everyone] },
  decline: { from: OPEN, to: "declined", by: ["pr_manager", "own_head"] },
  refer: { from: OPEN, to: "referred", by: [...desk, "own_head"] },
  merge: { from: OPEN, to: "merged", by: desk },
  unmerge: { from: ["merged"], to: "before", by: desk },
  withdraw: { from: OPEN, to: "withdrawn", by: [...desk, "citizen"] },
  /** Law 4982: a fee that was not paid in time is a request given up. */
  lapse: { from: ["waiting"], to: "withdrawn", by: ["system"] },
  reopen: { from: ANSWERED, to: "last", by: [...desk, "citizen"] },
} as const satisfies Record<string, Rule>;

/** What is done to a request without moving it. */
export const ACTS = {
  note: { from: STATUSES, to: "same", by: everyone },
  ask: { from: OPEN, to: "same", by: everyone },
  reply: { from: STATUSES, to: "same", by: everyone },
  /** Under the post, for everybody to read. */
  reply_publicly: { from: STATUSES, to: "same", by: desk },
  hear: { from: STATUSES, to: "same", by: ["citizen", "channel", "system"] },
  attach: { from: STATUSES, to: "same", by: [...everyone, "citizen", "channel", "system"] },
  assign: { from: ["assigned", "in_progress", "waiting"], to: "same", by: ["own_head"] },
  /** What is no longer open only the manager corrects. */
  correct: { from: STATUSES, to: "same", by: everyone },
  prioritise: { from: OPEN, to: "same", by: [...desk, "own_head"] },
  /** Law 4982: another unit or body must be asked, so the answer may take 30 working days. */
  extend: { from: OPEN, to: "same", by: ["pr_manager", "own_head"] },
  claim: { from: OPEN, to: "same", by: everyone },
  release: { from: STATUSES, to: "same", by: everyone },
  take_over: { from: OPEN, to: "same", by: everyone },
  adopt: { from: OPEN, to: "same", by: desk },
  orphan: { from: STATUSES, to: "same", by: desk },
  /** Two entries of citizens are one person; and are not. */
  tie: { from: STATUSES, to: "same", by: desk },
  untie: { from: STATUSES, to: "same", by: desk },
  confirm: { from: ["resolved"], to: "same", by: [...desk, "citizen", "channel"] },
  /** What another institution's system said of it; only the hand-over itself writes it down. */
  hand_over: { from: STATUSES, to: "same", by: ["system"] },
  /** The citizen's name, telephone or e-mail was wrong. */
  correct_citizen: { from: STATUSES, to: "same", by: desk },
  /** Law 6698: all that leads to a person was taken out; the person's data were hidden on wish, and shown again. Done by services/privacy. */
  anonymise: { from: [...ANSWERED, "merged", "withdrawn"], to: "same", by: ["system"] },
  restrict: { from: STATUSES, to: "same", by: ["system"] },
  lift_restriction: { from: STATUSES, to: "same", by: ["system"] },
  /** Somebody has looked at a detail that could not be used. */
  settle_detail: { from: STATUSES, to: "same", by: everyone },
  /** CİMER has no door for us: somebody types the answer into its own screen, and says so here. */
  enter_answer: { from: [...ANSWERED, "merged"], to: "same", by: desk },
  unenter_answer: { from: [...ANSWERED, "merged"], to: "same", by: desk },
} as const satisfies Record<string, Rule>;

/** Acts that only add: whoever does them takes nothing away from anybody, so it does not matter which version they saw. */
export const ADDING: readonly string[] = ["note", "ask", "reply", "reply_publicly", "hear", "attach", "hand_over"];

export type Move = keyof typeof MOVES;
export type Act = Move | keyof typeof ACTS;

export const RULES: Record<Act, Rule> = { ...MOVES, ...ACTS };
export const ALL_ACTS = Object.keys(RULES) as Act[];

/** A citizen may have an answered request looked at again for this long. */
export const REOPEN_DAYS = 15;

export type Request = {
  id: number;
  year: number;
  seq: number;
  trackingCode: string;
  version: number;
  channel: Channel;
  kind: Kind;
  status: Status;
  priority: Priority;
  categoryId: number | null;
  departmentId: number | null;
  lastDepartmentId: number | null;
  assigneeId: number | null;
  institutionId: number | null;
  citizenId: number | null;
  identityWithheld: boolean;
  neighbourhoodId: number | null;
  street: string | null;
  doorNo: string | null;
  latitude: number | null;
  longitude: number | null;
  summary: string;
  description: string;
  /** Where what it is about stands: a post, a comment. */
  sourceUrl: string | null;
  /** The post that it stands under in public, by the channel's id; null for what was written to us alone. */
  thread: string | null;
  /** When the citizen applied: every count and period goes by it. */
  receivedAt: Date;
  /** When it reached us, which its number follows; null: the same moment. */
  recordedAt: Date | null;
  /** Where the clock starts: receipt, or a reopening. */
  clockFrom: Date;
  legalClass: LegalClass;
  standardValue: number;
  standardUnit: Standard["unit"];
  dueAt: Date;
  /** Working minutes that do not count. */
  pausedMinutes: number;
  pausedAt: Date | null;
  /** Null unless it waits, or waited when it was merged. */
  waitingOn: WaitingOn | null;
  /** The same in words. */
  waitingFor: string | null;
  waitingUntil: Date | null;
  extendedAt: Date | null;
  feeNoticedAt: Date | null;
  answeredAt: Date | null;
  /** Whether the first answer was on time; a reopening changes nothing of it. */
  answeredOnTime: boolean | null;
  /** Working time from received to the first answer, in tenths of a working day. */
  answeredTenths: number | null;
  /** How often it was opened again after an answer. */
  reopenedCount: number;
  answer: string | null;
  confirmation: Confirmation;
  mergedIntoId: number | null;
  statusBeforeMerge: Status | null;
  mergedCount: number;
  /** The department of the request that it was merged into. */
  mainDepartmentId: number | null;
  /** The answered request after which the same citizen wrote this one. */
  followsId: number | null;
  /** Since when a citizen's words after the answer wait for a person to look after them. */
  followUpAt: Date | null;
  claimedById: number | null;
  claimedAt: Date | null;
  /** How many of the details that came with it could not be used and wait for somebody to look at them. */
  waitingDetails: number;
};

/** What stands in a request to which nothing has happened since it was received. */
export const UNTOUCHED = {
  recordedAt: null,
  status: "new",
  priority: "normal",
  version: 1,
  departmentId: null,
  lastDepartmentId: null,
  assigneeId: null,
  institutionId: null,
  extendedAt: null,
  feeNoticedAt: null,
  pausedMinutes: 0,
  pausedAt: null,
  waitingOn: null,
  waitingFor: null,
  waitingUntil: null,
  answeredAt: null,
  answeredOnTime: null,
  answeredTenths: null,
  reopenedCount: 0,
  answer: null,
  confirmation: "not_asked",
  mergedIntoId: null,
  statusBeforeMerge: null,
  mergedCount: 0,
  mainDepartmentId: null,
  followsId: null,
  followUpAt: null,
  claimedById: null,
  claimedAt: null,
  waitingDetails: 0,
} as const satisfies Partial<Request>;

/** When a request reached us. */
export const recordedAtOf = ({ recordedAt, receivedAt }: Pick<Request, "recordedAt" | "receivedAt">): Date =>
  recordedAt ?? receivedAt;

export const isOpen = (status: Status): boolean => (OPEN as readonly Status[]).includes(status);
export const isAnswered = (status: Status): boolean => (ANSWERED as readonly Status[]).includes(status);

/** May this act happen to a request that stands so? Who may do it is policies/can.ts. */
export const allowedFrom = (act: Act, status: Status): boolean => RULES[act].from.includes(status);
