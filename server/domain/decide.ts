import { addWorkingMinutes, type WorkCalendar, workingMinutesBetween, workingTenths } from "./calendar";
import type { Change, Facts } from "./changes";
import { deadlineFor, feeLapsesAt, pauseCounts, type Standard, timeOf } from "./deadline";
import { DomainError } from "./errors";
import { type Act, allowedFrom, isAnswered, isOpen, REOPEN_DAYS, type Request, RULES, type Status } from "./request";

/** What a decision needs to know besides the request and the change. */
export type Circumstances = {
  now: Date;
  calendar: WorkCalendar;
  /** Who acts, where it is staff. */
  staffId: number | null;
  /** The service standard of the subject that a change sets. */
  standard?: Standard;
  /** Where an answer at first contact is counted. */
  quickDeskId: number | null;
};

type Patch = Partial<Request>;

const DAY_MS = 86_400_000;

/**
 * The request as it stands after the change.
 * Throws WRONG_STATE where the table of moves does not know the move, INVALID where the change contradicts the request.
 */
export function decide(request: Request, change: Change, circumstances: Circumstances): Request {
  if (!allowedFrom(change.act, request.status)) {
    throw new DomainError("WRONG_STATE", "wrongState", { act: change.act, status: request.status });
  }
  const to = target(request, change.act);
  const moves = RULES[change.act].to !== "same";
  const left = { ...request, ...(moves ? leave(request, to, circumstances) : {}) };
  const sorted = "facts" in change && change.facts ? { ...left, ...correct(left, change.facts, circumstances) } : left;
  return { ...sorted, ...effect(request, sorted, change, circumstances), status: to, version: request.version + 1 };
}

function target(request: Request, act: Act): Status {
  const { to } = RULES[act];
  if (to === "same") return request.status;
  if (to === "before") return request.statusBeforeMerge ?? "new";
  if (to === "last") return (request.departmentId ?? request.lastDepartmentId) === null ? "new" : "assigned";
  return to;
}

/** What ends when a status is left: the pause, and the claim once nothing is left to do. */
function leave(request: Request, to: Status, { now, calendar }: Circumstances): Patch {
  const open = to === "new" || to === "assigned" || to === "in_progress" || to === "waiting";
  const claim = open ? {} : { claimedById: null, claimedAt: null };
  if (request.status !== "waiting") return claim;
  const ended = {
    ...claim,
    pausedAt: null,
    ...(to === "merged" ? {} : { waitingOn: null, waitingFor: null, waitingUntil: null, feeNoticedAt: null }),
  };
  if (!request.pausedAt) return ended;
  const time = timeOf(calendar, request.legalClass);
  const minutes = workingMinutesBetween(time, request.pausedAt, now);
  return {
    ...ended,
    pausedMinutes: request.pausedMinutes + minutes,
    dueAt: addWorkingMinutes(time, request.dueAt, minutes),
  };
}

/** `sorted`: the request with its pause ended and the facts confirmed that the change carries. */
function effect(request: Request, sorted: Request, change: Change, circumstances: Circumstances): Patch {
  const { now, staffId } = circumstances;
  switch (change.act) {
    case "route":
      return {
        departmentId: change.departmentId,
        lastDepartmentId: request.departmentId ?? request.lastDepartmentId,
        assigneeId: change.departmentId === request.departmentId ? request.assigneeId : null,
      };
    case "recall":
    case "return":
      return { departmentId: null, lastDepartmentId: request.departmentId, assigneeId: null };
    case "start":
      return { assigneeId: change.assigneeId ?? request.assigneeId ?? required(staffId, "assigneeMissing") };
    case "wait":
      return pause(request, change, circumstances);
    case "resume":
      return { assigneeId: request.assigneeId ?? staffId };
    case "resolve":
      return {
        ...answered(sorted, change.answer, circumstances),
        departmentId: request.departmentId ?? circumstances.quickDeskId,
      };
    case "decline":
      return answered(sorted, change.reason, circumstances);
    case "refer":
      return { ...answered(sorted, change.note ?? null, circumstances), institutionId: change.institutionId };
    case "merge":
      if (change.mainId === request.id) throw new DomainError("INVALID", "mergeWithItself");
      return { mergedIntoId: change.mainId, statusBeforeMerge: request.status, mergedCount: 0 };
    case "unmerge":
      return {
        mergedIntoId: null,
        mainDepartmentId: null,
        statusBeforeMerge: null,
        pausedAt: request.statusBeforeMerge === "waiting" && stopsClock(request) ? now : null,
      };
    case "lapse":
      return lapse(request, circumstances);
    case "extend":
      return extend(request, circumstances);
    case "reopen":
      return reopen(request, circumstances);
    case "assign":
      return { assigneeId: change.assigneeId };
    case "prioritise":
      return { priority: change.priority };
    case "claim":
      if (request.claimedById !== null && request.claimedById !== staffId)
        throw new DomainError("WRONG_STATE", "alreadyClaimed");
      return { claimedById: staffId, claimedAt: now };
    case "take_over":
      return { claimedById: staffId, claimedAt: now };
    case "release":
      return { claimedById: null, claimedAt: null };
    case "adopt":
      return { mergedCount: request.mergedCount + change.count };
    case "orphan":
      return { mergedCount: Math.max(0, request.mergedCount - change.count) };
    case "confirm":
      return { confirmation: change.confirmation };
    case "enter_answer":
    case "unenter_answer":
      if (request.channel !== "cimer") throw new DomainError("WRONG_STATE", "notCimer");
      return {};
    case "settle_detail":
      return {
        ...correct(request, change.facts ?? {}, circumstances),
        citizenId: change.citizenId ?? request.citizenId,
        waitingDetails: Math.max(0, request.waitingDetails - 1),
      };
    case "tie":
    case "untie":
      return { citizenId: change.citizenId };
    case "correct":
      return {};
    case "hear":
      return isAfterAnswer(request, change) ? { followUpAt: request.followUpAt ?? now } : {};
    case "note":
    case "reply":
    case "reply_publicly":
      return { followUpAt: null };
    case "withdraw":
    case "ask":
    case "attach":
    case "correct_citizen":
    case "anonymise":
    case "restrict":
    case "lift_restriction":
    case "hand_over":
      return {};
  }
}

/** Words that somebody has to look after although nothing is left to do; what is merged is looked after where it was merged into. */
const isAfterAnswer = ({ status }: Request, { how }: Extract<Change, { act: "hear" }>): boolean =>
  !isOpen(status) && status !== "merged" && how !== "thanks" && how !== "deleted";

function pause(request: Request, change: Extract<Change, { act: "wait" }>, { now, calendar }: Circumstances): Patch {
  const { waitingOn, waitingFor } = change;
  if (change.reason === "fee_notice") {
    mustBeInformationAct(request);
    return {
      waitingOn: "fee",
      waitingFor,
      waitingUntil: feeLapsesAt(calendar, now),
      feeNoticedAt: now,
      pausedAt: now,
    };
  }
  if (change.until <= now) throw new DomainError("INVALID", "untilIsPast");
  return {
    waitingOn,
    waitingFor,
    waitingUntil: change.until,
    pausedAt: pauseCounts(request.legalClass, "other") ? now : null,
  };
}

const stopsClock = ({ legalClass, feeNoticedAt }: Request): boolean =>
  pauseCounts(legalClass, feeNoticedAt ? "fee_notice" : "other");

function mustBeInformationAct({ legalClass }: Request): void {
  if (legalClass !== "information_act") throw new DomainError("INVALID", "notInformationAct");
}

/** The applicant is told why before the first 15 working days are over, so it cannot be done later, nor twice. */
function extend(request: Request, { now, calendar }: Circumstances): Patch {
  mustBeInformationAct(request);
  if (request.extendedAt) throw new DomainError("WRONG_STATE", "alreadyExtended");
  if (!request.pausedAt && now > request.dueAt) throw new DomainError("WRONG_STATE", "extendTooLate");
  return { extendedAt: now, dueAt: deadlineFor(calendar, { ...clockOf(request), extended: true }) };
}

function lapse({ feeNoticedAt, waitingUntil }: Request, { now }: Circumstances): Patch {
  if (!feeNoticedAt || !waitingUntil || now < waitingUntil) throw new DomainError("WRONG_STATE", "feeNotLapsed");
  return {};
}

const clockOf = (request: Request) => ({
  legalClass: request.legalClass,
  standard: { value: request.standardValue, unit: request.standardUnit },
  receivedAt: request.clockFrom,
  pausedMinutes: request.pausedMinutes,
  extended: request.extendedAt !== null,
});

/** The moment the citizen could read the first answer settles whether it was on time, for good; an ended pause is not held against anyone. */
function answered(request: Request, answer: string | null, { now, calendar }: Circumstances): Patch {
  return {
    answer,
    answeredAt: now,
    ...(request.answeredOnTime === null && {
      answeredOnTime: now <= request.dueAt,
      answeredTenths: workingTenths(calendar, request.receivedAt, now),
    }),
  };
}

/** A reopened request gets a clock of its own; whether the first answer was on time, and after how long it came, stays. */
function reopen(request: Request, { now, calendar }: Circumstances): Patch {
  return {
    departmentId: request.departmentId ?? request.lastDepartmentId,
    answer: null,
    answeredAt: null,
    reopenedCount: request.reopenedCount + 1,
    confirmation: "not_asked",
    followUpAt: null,
    institutionId: null,
    clockFrom: now,
    pausedMinutes: 0,
    extendedAt: null,
    dueAt: deadlineFor(calendar, { ...clockOf(request), receivedAt: now, pausedMinutes: 0, extended: false }),
  };
}

/**
 * Facts as corrected. Another subject brings its own service standard and so another deadline, which moves no legal one, and none that
 * was met or missed already.
 */
function correct(request: Request, facts: Facts, { calendar, standard }: Circumstances): Patch {
  const patch: Patch = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  if (facts.categoryId === undefined || facts.categoryId === request.categoryId || !standard) return patch;
  if (!isOpen(request.status)) return patch;
  return {
    ...patch,
    standardValue: standard.value,
    standardUnit: standard.unit,
    ...(request.legalClass === "none" && { dueAt: deadlineFor(calendar, { ...clockOf(request), standard }) }),
  };
}

/** May the citizen still have it looked at again? 15 days from the answer. */
export const mayReopenAt = (request: Pick<Request, "status" | "answeredAt">, now: Date): boolean =>
  isAnswered(request.status) &&
  request.answeredAt !== null &&
  now.getTime() - request.answeredAt.getTime() <= REOPEN_DAYS * DAY_MS;

function required<T>(value: T | null, key: string): T {
  if (value === null) throw new DomainError("INVALID", key);
  return value;
}
