import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Holiday, isWorkingDay, workCalendar } from "./calendar";
import type { Change } from "./changes";
import { deadlineFor, feeLapsesAt } from "./deadline";
import { decide, mayReopenAt } from "./decide";
import { DomainError } from "./errors";
import {
  type Act,
  ALL_ACTS,
  allowedFrom,
  isAnswered,
  isOpen,
  type MOVES,
  type Request,
  RULES,
  STATUSES,
  type Status,
  WAITING_ON,
} from "./request";
import { dayOf } from "./time";

const holidays: Holiday[] = [
  { day: "2026-04-23", kind: "public_holiday", name: "Ulusal Egemenlik ve Çocuk Bayramı" },
  { day: "2026-01-20", kind: "administrative_leave", name: "İdari izin" },
];
const calendar = workCalendar({
  holidays,
  halfDayCounts: false,
  opens: 480,
  closes: 1020,
  halfDayCloses: 780,
  leaveProlongsLegal: false,
});
const MONDAY = new Date("2026-01-19T08:00:00Z");
const HOUR = 3_600_000;

const fresh = (given: Partial<Request> = {}): Request => ({
  id: 1,
  year: 2026,
  seq: 1,
  trackingCode: "ABCDEFGH",
  version: 1,
  channel: "call_centre",
  kind: "complaint",
  status: "new",
  priority: "normal",
  categoryId: 1,
  departmentId: null,
  lastDepartmentId: null,
  assigneeId: null,
  institutionId: null,
  citizenId: 1,
  identityWithheld: false,
  neighbourhoodId: 1,
  street: null,
  doorNo: null,
  latitude: null,
  longitude: null,
  summary: "Çukur",
  description: "Çukur var",
  sourceUrl: null,
  thread: null,
  receivedAt: MONDAY,
  recordedAt: null,
  clockFrom: MONDAY,
  legalClass: "none",
  standardValue: 3,
  standardUnit: "working_days",
  dueAt: new Date("2026-01-22T08:00:00Z"),
  pausedMinutes: 0,
  pausedAt: null,
  waitingOn: null,
  waitingFor: null,
  waitingUntil: null,
  extendedAt: null,
  feeNoticedAt: null,
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
  ...given,
});

const at = (now: Date, staffId: number | null = 7) => ({ now, calendar, staffId, quickDeskId: 9 });

const CHANGES: Record<Act, Change> = {
  route: { act: "route", departmentId: 3 },
  recall: { act: "recall" },
  return: { act: "return", reason: "Bizim değil" },
  start: { act: "start" },
  wait: {
    act: "wait",
    waitingOn: "material",
    waitingFor: "malzeme",
    until: new Date("2027-01-01T00:00:00Z"),
    reason: "other",
  },
  resume: { act: "resume" },
  lapse: { act: "lapse" },
  resolve: { act: "resolve", answer: "Yapıldı" },
  decline: { act: "decline", reason: "Yapılamaz" },
  refer: { act: "refer", institutionId: 4 },
  merge: { act: "merge", mainId: 2 },
  unmerge: { act: "unmerge" },
  withdraw: { act: "withdraw" },
  reopen: { act: "reopen", why: "Sürüyor" },
  note: { act: "note", text: "Not" },
  ask: { act: "ask", text: "Nerede?" },
  reply: { act: "reply", text: "Bakıyoruz" },
  reply_publicly: { act: "reply_publicly" },
  hear: { act: "hear", text: "Hâlâ duruyor", medium: "web" },
  attach: { act: "attach", attachmentIds: [1] },
  assign: { act: "assign", assigneeId: 8 },
  correct: { act: "correct", facts: { street: "8780/3 Sokak" } },
  prioritise: { act: "prioritise", priority: "high" },
  extend: { act: "extend", reason: "Arşivden istenecek" },
  claim: { act: "claim" },
  release: { act: "release" },
  take_over: { act: "take_over" },
  adopt: { act: "adopt", mergedId: 5, count: 1 },
  orphan: { act: "orphan", mergedId: 5, count: 1 },
  tie: {
    act: "tie",
    tie: "7d0b7cb4-5a0e-4f0e-9d52-6f0d2a3f1c11",
    citizenId: 8,
    otherId: 7,
    identityIds: [],
    silenced: false,
  },
  untie: {
    act: "untie",
    tie: "7d0b7cb4-5a0e-4f0e-9d52-6f0d2a3f1c11",
    citizenId: 7,
    otherId: 8,
    identityIds: [],
    silenced: false,
  },
  confirm: { act: "confirm", confirmation: "confirmed" },
  settle_detail: { act: "settle_detail", detailId: 1, field: "phone", how: "dismissed" },
  correct_citizen: { act: "correct_citizen", fields: ["phone"] },
  anonymise: { act: "anonymise" },
  restrict: { act: "restrict" },
  lift_restriction: { act: "lift_restriction" },
  hand_over: {
    act: "hand_over",
    institutionId: 4,
    step: "accepted",
    status: "open",
    number: "638344",
    text: null,
    staffId: null,
  },
  enter_answer: { act: "enter_answer" },
  unenter_answer: { act: "unenter_answer" },
};

/** A fee notice whose fifteen working days are over. */
const UNPAID: Partial<Request> = {
  legalClass: "information_act",
  feeNoticedAt: new Date("2025-12-01T08:00:00Z"),
  waitingUntil: MONDAY,
};

/** The table of the trade, once more and by hand: from which statuses, and to which. */
const OPEN: Status[] = ["new", "assigned", "in_progress", "waiting"];
const LAW: Record<keyof typeof MOVES, [Status[], Status]> = {
  route: [OPEN, "assigned"],
  recall: [["assigned"], "new"],
  return: [["assigned", "in_progress", "waiting"], "new"],
  start: [["assigned"], "in_progress"],
  wait: [["assigned", "in_progress"], "waiting"],
  resume: [["waiting"], "in_progress"],
  resolve: [OPEN, "resolved"],
  decline: [OPEN, "declined"],
  refer: [OPEN, "referred"],
  merge: [OPEN, "merged"],
  unmerge: [["merged"], "in_progress"],
  withdraw: [OPEN, "withdrawn"],
  lapse: [["waiting"], "withdrawn"],
  reopen: [["resolved", "declined", "referred"], "assigned"],
};

describe("the table of moves", () => {
  const cases = (Object.keys(LAW) as (keyof typeof LAW)[]).flatMap((act) =>
    STATUSES.map((status) => ({ act, status })),
  );
  it.each(cases)("$act from $status", ({ act, status }) => {
    const [from, to] = LAW[act];
    const request = fresh({
      status,
      departmentId: 3,
      statusBeforeMerge: status === "merged" ? "in_progress" : null,
      ...(status === "waiting" && UNPAID),
    });
    if (from.includes(status)) expect(decide(request, CHANGES[act], at(MONDAY)).status).toBe(to);
    else
      expect(() => decide(request, CHANGES[act], at(MONDAY))).toThrow(expect.objectContaining({ code: "WRONG_STATE" }));
  });

  it("names every act exactly once", () => expect(Object.keys(CHANGES).sort()).toEqual([...ALL_ACTS].sort()));
});

const anyAct = fc.constantFrom(...ALL_ACTS);
const anyWalk = fc.array(
  fc.record({
    act: anyAct,
    hours: fc.integer({ min: 0, max: 400 }),
    staff: fc.constantFrom(7, 8, null),
    fee: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** Takes a request along a walk, ignoring what is refused, and hands every state it stood in to `look`. */
function walk(
  steps: { act: Act; hours: number; staff: number | null; fee: boolean }[],
  look: (request: Request, now: Date) => void,
  first: Request = fresh(),
): void {
  let request = first;
  let now = MONDAY;
  for (const { act, hours, staff, fee } of steps) {
    now = new Date(now.getTime() + hours * HOUR);
    const change = CHANGES[act];
    const later =
      change.act === "wait"
        ? {
            ...change,
            until: new Date(now.getTime() + 48 * HOUR),
            reason: fee ? ("fee_notice" as const) : ("other" as const),
          }
        : change;
    try {
      request = decide(request, later, at(now, staff));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    look(request, now);
  }
}

describe("any sequence of acts", () => {
  it("reaches only states that are whole", () => {
    fc.assert(
      fc.property(anyWalk, (steps) =>
        walk(steps, (request) => {
          expect(STATUSES).toContain(request.status);
          expect(request.answeredAt !== null).toBe(isAnswered(request.status));
          expect(request.answeredOnTime !== null).toBe(isAnswered(request.status) || request.reopenedCount > 0);
          expect(request.answeredTenths !== null).toBe(request.answeredOnTime !== null);
          expect(request.mergedIntoId !== null).toBe(request.status === "merged");
          if (request.pausedAt !== null) expect(request.status).toBe("waiting");
          if (request.status === "assigned") expect(request.departmentId).not.toBeNull();
          if (!isOpen(request.status)) expect(request.claimedById).toBeNull();
          expect(request.pausedMinutes).toBeGreaterThanOrEqual(0);
        }),
      ),
    );
  });

  it("never sets a deadline on a day off or before the receipt", () => {
    fc.assert(
      fc.property(anyWalk, (steps) =>
        walk(steps, (request) => {
          expect(isWorkingDay(calendar, dayOf(request.dueAt))).toBe(true);
          expect(request.dueAt.getTime()).toBeGreaterThanOrEqual(request.receivedAt.getTime());
        }),
      ),
    );
  });

  it("of law 4982 keeps the deadline on a working day, at or after what the law gives, and the fee notice whole", () => {
    fc.assert(
      fc.property(anyWalk, (steps) => {
        const clock = { legalClass: "information_act" as const, standard: { value: 3, unit: "working_days" as const } };
        const first = fresh({
          legalClass: "information_act",
          departmentId: 3,
          status: "assigned",
          dueAt: deadlineFor(calendar, { ...clock, receivedAt: MONDAY, pausedMinutes: 0 }),
        });
        walk(
          steps,
          (request) => {
            const { clockFrom, extendedAt } = request;
            const least = deadlineFor(calendar, {
              ...clock,
              receivedAt: clockFrom,
              pausedMinutes: 0,
              extended: extendedAt !== null,
            });
            expect(isWorkingDay(calendar.legal, dayOf(request.dueAt))).toBe(true);
            expect(request.dueAt.getTime()).toBeGreaterThanOrEqual(least.getTime());
            if (request.feeNoticedAt) {
              expect(["waiting", "merged"]).toContain(request.status);
              expect(request.waitingUntil).toEqual(feeLapsesAt(calendar, request.feeNoticedAt));
            }
            if (request.status === "waiting") expect(request.pausedAt !== null).toBe(request.feeNoticedAt !== null);
          },
          first,
        );
      }),
    );
  });

  it("raises the version by one with every act that was taken, and changes nothing with one that was refused", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), anyAct, (status, act) => {
        const request = fresh({
          status,
          channel: "cimer",
          departmentId: 3,
          claimedById: 7,
          statusBeforeMerge: status === "merged" ? "assigned" : null,
          legalClass: "information_act",
          ...(status === "waiting" && UNPAID),
        });
        const before = structuredClone(request);
        if (!allowedFrom(act, status)) expect(() => decide(request, CHANGES[act], at(MONDAY))).toThrow(DomainError);
        else expect(decide(request, CHANGES[act], at(MONDAY)).version).toBe(2);
        expect(request).toEqual(before);
      }),
    );
  });
});

const INFORMATION = {
  legalClass: "information_act" as const,
  standard: { value: 3, unit: "working_days" as const },
};
const information = (given: Partial<Request> = {}) =>
  fresh({
    legalClass: "information_act",
    status: "assigned",
    departmentId: 3,
    dueAt: deadlineFor(calendar, { ...INFORMATION, receivedAt: MONDAY, pausedMinutes: 0 }),
    ...given,
  });
const WAIT = {
  act: "wait",
  waitingFor: "malzeme",
  until: new Date("2027-01-01T00:00:00Z"),
  reason: "other",
} as const;
const FEE: Change = { act: "wait", waitingOn: "fee", waitingFor: "ücret", until: MONDAY, reason: "fee_notice" };

describe("the first answer", () => {
  const answer = (request: Request, when: string) => decide(request, CHANGES.resolve, at(new Date(when)));
  const reopened = (when: string, again: string) =>
    decide(answer(fresh({ departmentId: 3 }), when), CHANGES.reopen, at(new Date(again)));

  it("keeps its verdict and its days when the request is opened again, and when it is answered anew", () => {
    const late = reopened("2026-01-26T08:00:00Z", "2026-01-27T08:00:00Z");
    expect(late).toMatchObject({ status: "assigned", answeredAt: null, answeredOnTime: false, reopenedCount: 1 });
    const again = answer(late, "2026-01-27T09:00:00Z");
    expect(again).toMatchObject({ answeredOnTime: false, answeredTenths: late.answeredTenths });
    expect(again.answeredAt).toEqual(new Date("2026-01-27T09:00:00Z"));
    const inTime = reopened("2026-01-19T09:00:00Z", "2026-01-20T08:00:00Z");
    expect(answer(inTime, "2026-06-01T09:00:00Z")).toMatchObject({ answeredOnTime: true, reopenedCount: 1 });
  });

  it("is judged by the deadline of the subject that is confirmed with it", () => {
    const day: Change = { act: "resolve", answer: "Yapıldı", facts: { categoryId: 2 } };
    const circumstances = {
      ...at(new Date("2026-01-21T12:00:00Z")),
      standard: { value: 1, unit: "working_days" as const },
    };
    expect(decide(fresh({ categoryId: null }), day, circumstances)).toMatchObject({
      categoryId: 2,
      standardValue: 1,
      answeredOnTime: false,
    });
  });

  it("is not judged anew by what is corrected after it", () => {
    const answered = answer(fresh(), "2026-01-26T08:00:00Z");
    const change: Change = { act: "correct", facts: { categoryId: 2, neighbourhoodId: 5, channel: "desk" } };
    const standard = { value: 30, unit: "working_days" as const };
    expect(decide(answered, change, { ...at(MONDAY), standard })).toEqual({
      ...answered,
      categoryId: 2,
      neighbourhoodId: 5,
      channel: "desk",
      version: answered.version + 1,
    });
  });
});

describe("what an act does", () => {
  it("holds a pause against nobody: the deadline moves by the working time that was waited", () => {
    const waiting = decide(
      fresh({ status: "in_progress", departmentId: 3, assigneeId: 7 }),
      CHANGES.wait,
      at(new Date("2026-01-21T08:00:00Z")),
    );
    expect(waiting.pausedAt).toEqual(new Date("2026-01-21T08:00:00Z"));
    const resumed = decide(waiting, CHANGES.resume, at(new Date("2026-01-21T08:20:00Z")));
    expect(resumed).toMatchObject({ status: "in_progress", pausedMinutes: 20, pausedAt: null, waitingFor: null });
    expect([waiting.waitingOn, resumed.waitingOn]).toEqual(["material", null]);
    expect(resumed.dueAt).toEqual(new Date("2026-01-22T08:20:00Z"));
  });

  it("extends the time of law 4982 once, from the same beginning, and keeps what was paused", () => {
    const request = information({ pausedMinutes: 540 });
    const extended = decide(request, CHANGES.extend, at(new Date("2026-01-22T08:00:00Z")));
    expect(extended).toMatchObject({
      extendedAt: new Date("2026-01-22T08:00:00Z"),
      dueAt: deadlineFor(calendar, { ...INFORMATION, receivedAt: MONDAY, pausedMinutes: 540, extended: true }),
    });
    expect(() => decide(extended, CHANGES.extend, at(MONDAY))).toThrow(
      expect.objectContaining({ code: "WRONG_STATE", key: "alreadyExtended" }),
    );
    const answered = decide({ ...extended, status: "in_progress" }, CHANGES.resolve, at(MONDAY));
    expect(decide(answered, CHANGES.reopen, at(MONDAY)).extendedAt).toBeNull();
  });

  it("does not extend after the deadline, save while the clock stands still", () => {
    const request = information();
    const after = new Date(request.dueAt.getTime() + 1);
    expect(() => decide(request, CHANGES.extend, at(after))).toThrow(
      expect.objectContaining({ code: "WRONG_STATE", key: "extendTooLate" }),
    );
    const waiting = decide(request, FEE, at(MONDAY));
    expect(decide(waiting, CHANGES.extend, at(after)).extendedAt).toEqual(after);
  });

  it.each(["none", "petition", "cimer"] as const)("neither extends nor notices a fee for %s", (legalClass) => {
    for (const change of [CHANGES.extend, FEE])
      expect(() => decide(information({ legalClass }), change, at(MONDAY))).toThrow(
        expect.objectContaining({ code: "INVALID", key: "notInformationAct" }),
      );
  });

  it("stops the clock on a fee notice until it is paid", () => {
    const waiting = decide(information(), FEE, at(MONDAY));
    expect(waiting).toMatchObject({
      status: "waiting",
      feeNoticedAt: MONDAY,
      pausedAt: MONDAY,
      waitingUntil: new Date("2026-02-09T14:00:00Z"),
    });
    const paid = decide(waiting, CHANGES.resume, at(new Date("2026-01-21T08:00:00Z")));
    expect(paid).toMatchObject({ status: "in_progress", feeNoticedAt: null, pausedMinutes: 1080 });
    expect(paid.dueAt).toEqual(new Date("2026-02-11T14:00:00Z"));
  });

  it("lets an unpaid fee lapse when its time is over, and not before", () => {
    const waiting = decide(information(), FEE, at(MONDAY));
    const until = waiting.waitingUntil ?? MONDAY;
    expect(() => decide(waiting, CHANGES.lapse, at(new Date(until.getTime() - 1), null))).toThrow(
      expect.objectContaining({ key: "feeNotLapsed" }),
    );
    expect(decide(waiting, CHANGES.lapse, at(until, null))).toMatchObject({
      status: "withdrawn",
      feeNoticedAt: null,
      waitingUntil: null,
      pausedAt: null,
    });
    const other = decide(information(), CHANGES.wait, at(MONDAY));
    expect(() => decide(other, CHANGES.lapse, at(new Date("2027-06-01T08:00:00Z"), null))).toThrow(DomainError);
  });

  it("keeps a fee notice through a merge that is taken back", () => {
    const waiting = decide(information(), FEE, at(MONDAY));
    const merged = decide(waiting, CHANGES.merge, at(MONDAY));
    const back = decide(merged, CHANGES.unmerge, at(new Date("2026-01-21T08:00:00Z")));
    expect(back).toMatchObject({
      status: "waiting",
      feeNoticedAt: MONDAY,
      waitingUntil: waiting.waitingUntil,
      pausedAt: new Date("2026-01-21T08:00:00Z"),
    });
  });

  it("does not stop a legal clock", () => {
    const waiting = decide(
      fresh({ status: "in_progress", departmentId: 3, legalClass: "petition" }),
      CHANGES.wait,
      at(MONDAY),
    );
    expect(waiting.pausedAt).toBeNull();
  });

  it("says whether the answer came in time, to the millisecond", () => {
    const request = fresh({ status: "in_progress", departmentId: 3 });
    expect(decide(request, CHANGES.resolve, at(request.dueAt)).answeredOnTime).toBe(true);
    expect(decide(request, CHANGES.resolve, at(new Date(request.dueAt.getTime() + 1))).answeredOnTime).toBe(false);
  });

  it("counts an answer at first contact for the quick solution desk", () => {
    expect(decide(fresh(), CHANGES.resolve, at(MONDAY)).departmentId).toBe(9);
    expect(decide(fresh({ status: "assigned", departmentId: 3 }), CHANGES.resolve, at(MONDAY)).departmentId).toBe(3);
  });

  it("gives another subject its own deadline", () => {
    const corrected = decide(
      fresh(),
      { act: "correct", facts: { categoryId: 2 } },
      { ...at(MONDAY), standard: { value: 1, unit: "working_days" } },
    );
    expect(corrected).toMatchObject({ categoryId: 2, standardValue: 1, dueAt: new Date("2026-01-21T08:00:00Z") });
  });

  it("brings a merged request back to where it was, still waiting for what it waited for", () => {
    const waiting = decide(fresh({ status: "assigned", departmentId: 3 }), CHANGES.wait, at(MONDAY));
    const merged = decide(waiting, CHANGES.merge, at(new Date("2026-01-19T10:00:00Z")));
    expect(merged).toMatchObject({ status: "merged", mergedIntoId: 2, statusBeforeMerge: "waiting", pausedAt: null });
    const back = decide(merged, CHANGES.unmerge, at(new Date("2026-01-21T08:00:00Z")));
    expect(back).toMatchObject({
      status: "waiting",
      mergedIntoId: null,
      waitingOn: "material",
      waitingFor: "malzeme",
      pausedAt: new Date("2026-01-21T08:00:00Z"),
    });
  });

  it.each(WAITING_ON)("waits for %s until it is left by whatever way; a fee notice waits for the fee", (waitingOn) => {
    const wait: Extract<Change, { act: "wait" }> = { ...WAIT, waitingOn };
    const waiting = decide(information(), wait, at(MONDAY));
    expect(waiting.waitingOn).toBe(waitingOn);
    expect(decide(information(), { ...wait, reason: "fee_notice" }, at(MONDAY)).waitingOn).toBe("fee");
    for (const act of ALL_ACTS.filter(
      (act) => RULES[act].to !== "same" && act !== "lapse" && allowedFrom(act, "waiting"),
    ))
      expect([act, decide(waiting, CHANGES[act], at(MONDAY)).waitingOn]).toEqual([
        act,
        act === "merge" ? waitingOn : null,
      ]);
  });

  it("starts a new clock when it is reopened, with the last department", () => {
    const resolved = decide(fresh({ status: "in_progress", departmentId: 3 }), CHANGES.resolve, at(MONDAY));
    const reopened = decide(resolved, CHANGES.reopen, at(new Date("2026-01-26T08:00:00Z")));
    expect(reopened).toMatchObject({
      status: "assigned",
      departmentId: 3,
      answer: null,
      answeredAt: null,
      dueAt: new Date("2026-01-29T08:00:00Z"),
    });
  });

  it("goes back to triage when it is reopened and no department ever had it", () => {
    const declined = decide(fresh(), CHANGES.decline, at(MONDAY));
    expect(decide(declined, CHANGES.reopen, at(MONDAY)).status).toBe("new");
  });

  it.each([
    ["a merge with itself", { act: "merge", mainId: 1 } as const, "mergeWithItself"],
    [
      "a wait until yesterday",
      {
        act: "wait",
        waitingOn: "material",
        waitingFor: "malzeme",
        until: new Date("2026-01-18T08:00:00Z"),
        reason: "other",
      } as const,
      "untilIsPast",
    ],
  ])("refuses %s", (_, change, key) => {
    expect(() => decide(fresh({ status: "assigned", departmentId: 3 }), change, at(MONDAY))).toThrow(
      expect.objectContaining({ code: "INVALID", key }),
    );
  });

  it("does not let a second person claim what is claimed, but take it over", () => {
    const claimed = decide(fresh(), CHANGES.claim, at(MONDAY, 7));
    expect(() => decide(claimed, CHANGES.claim, at(MONDAY, 8))).toThrow(
      expect.objectContaining({ key: "alreadyClaimed" }),
    );
    expect(decide(claimed, CHANGES.take_over, at(MONDAY, 8)).claimedById).toBe(8);
  });
});

describe("the citizen's fifteen days", () => {
  const resolved = decide(fresh({ status: "in_progress", departmentId: 3 }), CHANGES.resolve, at(MONDAY));
  it.each([
    [15 * 24, true],
    [15 * 24 + 1, false],
  ])("after %i hours: %s", (hours, may) =>
    expect(mayReopenAt(resolved, new Date(MONDAY.getTime() + hours * HOUR))).toBe(may),
  );
});

it("has a rule for everything a change may be", () =>
  expect(Object.keys(RULES).sort()).toEqual(Object.keys(CHANGES).sort()));

it("has an answer entered in CİMER only of what came from there", () => {
  const answered = fresh({ status: "resolved", channel: "cimer" });
  expect(decide(answered, CHANGES.enter_answer, at(MONDAY))).toMatchObject({ status: "resolved", version: 2 });
  for (const act of ["enter_answer", "unenter_answer"] as const)
    expect(() => decide(fresh({ status: "resolved", channel: "web" }), CHANGES[act], at(MONDAY))).toThrow(
      expect.objectContaining({ key: "notCimer" }),
    );
});

it("keeps the deadline that CİMER named when the subject is corrected", () => {
  const request = fresh({ legalClass: "cimer", dueAt: new Date("2026-02-01T14:00:00Z") });
  const circumstances = { ...at(MONDAY), standard: { value: 1, unit: "working_days" as const } };
  expect(decide(request, { act: "correct", facts: { categoryId: 12 } }, circumstances)).toMatchObject({
    categoryId: 12,
    dueAt: request.dueAt,
  });
});
