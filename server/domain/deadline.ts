import { addWorkingDays, addWorkingMinutes, type WorkCalendar, type WorkingTime, workingDayAfter } from "./calendar";
import type { Channel } from "./channel";
import { dayNumberOf, MINUTE_MS, startOfDayNumberMs } from "./time";

/** How long a subject may take, as the municipality publishes it. */
export type Standard = { value: number; unit: "working_hours" | "working_days" };

/** While no subject is confirmed, the answer is owed within this. */
export const UNSORTED: Standard = { value: 3, unit: "working_days" };

/** Which clock runs. The class sets it, not the channel: a call is not a signed petition. */
export type LegalClass = "none" | "petition" | "cimer" | "information_act";

/** Law 3071, article 7: a reasoned answer within 30 calendar days. CİMER applications are held to the same. */
const PETITION_DAYS = 30;
/** Law 4982: 15 working days, 30 when another unit or body must be asked. */
const INFORMATION_DAYS = 15;
const INFORMATION_DAYS_EXTENDED = 30;
/** A fee that is not paid within so many working days of its notice is a request given up. */
const FEE_DAYS = 15;

export type Clock = {
  legalClass: LegalClass;
  standard: Standard;
  /** For CİMER, CİMER's own date. */
  receivedAt: Date;
  /** Working minutes of the pauses that count, see `pauseCounts`. */
  pausedMinutes: number;
  /** Law 4982 only: another unit or body must be asked. */
  extended?: boolean;
};

/**
 * The instant by which an answer is owed. It never falls on a day off; administrative leave is one for the service standard only,
 * unless the municipality lets it prolong legal limits.
 *
 * - `none`: the service standard, from the next working moment after receipt, and the paused working time after it.
 * - `petition`, `cimer`: closing time 30 calendar days after the day of receipt, else of the next working day.
 *   Pauses do not move it.
 * - `information_act`: closing time of the 15th (30th) working day after the day of receipt, then the paused working
 *   time, since the clock stops on a fee notice.
 *
 * Throws RangeError on an invalid instant, a negative standard or a negative pause.
 */
export function deadlineFor(calendar: WorkCalendar, clock: Clock): Date {
  switch (clock.legalClass) {
    case "none":
      return serviceDeadline(calendar, clock);
    case "petition":
    case "cimer":
      return closingFrom(calendar.legal, dayNumberOf(clock.receivedAt) + PETITION_DAYS);
    case "information_act": {
      const days = clock.extended ? INFORMATION_DAYS_EXTENDED : INFORMATION_DAYS;
      const day = workingDayAfter(calendar.legal, dayNumberOf(clock.receivedAt), days);
      return afterPause(calendar.legal, closingFrom(calendar.legal, day), clock.pausedMinutes);
    }
  }
}

/** By which working time a class's clock runs. */
export const timeOf = (calendar: WorkCalendar, legalClass: LegalClass): WorkingTime =>
  legalClass === "none" ? calendar : calendar.legal;

/** Whether a pause stops the clock: always the service standard's, never a legal one, save for law 4982's fee notice. */
export function pauseCounts(legalClass: LegalClass, reason: "fee_notice" | "other"): boolean {
  return legalClass === "none" || (legalClass === "information_act" && reason === "fee_notice");
}

/** When an unpaid fee notice lapses: closing time of the 15th working day after the day of the notice. */
export const feeLapsesAt = ({ legal }: WorkCalendar, noticedAt: Date): Date =>
  closingFrom(legal, workingDayAfter(legal, dayNumberOf(noticedAt), FEE_DAYS));

/**
 * The legal class of a new request. Information is asked for by law 4982 through CİMER or by a formal application;
 * any other CİMER application has CİMER's clock; a signed petition at the desk (`formal`) that of law 3071.
 */
export function legalClassFor(request: { channel: Channel; kind: string; formal: boolean }): LegalClass {
  const information = request.kind === "information";
  if (request.channel === "cimer") return information ? "information_act" : "cimer";
  if (request.formal) return information ? "information_act" : "petition";
  return "none";
}

export type Urgency = "late" | "today" | "later" | "paused" | "done";

/**
 * How a deadline is shown. An answer at the deadline itself is in time. `paused` says that this request's own clock
 * stands still, so a waiting petition is not paused.
 */
export function urgency(dueAt: Date, now: Date, state: { open: boolean; paused: boolean }): Urgency {
  if (!state.open) return "done";
  if (state.paused) return "paused";
  if (now.getTime() > dueAt.getTime()) return "late";
  return dayNumberOf(now) === dayNumberOf(dueAt) ? "today" : "later";
}

function serviceDeadline(calendar: WorkingTime, { standard, receivedAt, pausedMinutes }: Clock): Date {
  if (standard.unit === "working_hours") {
    return addWorkingMinutes(calendar, receivedAt, standard.value * 60 + pausedMinutes);
  }
  return afterPause(calendar, addWorkingDays(calendar, receivedAt, standard.value), pausedMinutes);
}

/** Later by paused working time; a deadline at closing time stays there when nothing was paused. */
function afterPause(calendar: WorkingTime, dueAt: Date, pausedMinutes: number): Date {
  return pausedMinutes === 0 ? dueAt : addWorkingMinutes(calendar, dueAt, pausedMinutes);
}

/** Closing time of this day, or of the next working day when it is a day off. */
function closingFrom(calendar: WorkingTime, dayNumber: number): Date {
  for (let number = dayNumber; ; number += 1) {
    const span = calendar.spanOf(number);
    if (span) return new Date(startOfDayNumberMs(number) + span.closes * MINUTE_MS);
  }
}
