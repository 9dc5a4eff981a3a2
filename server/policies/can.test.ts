import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, ROLES, type Role } from "@/server/domain/actor";
import { type Act, ALL_ACTS, STATUSES } from "@/server/domain/request";
import { actsOf, can, canRead, canSeeMatter, canSeePersonalData, type Duty, may, mayEver, type Seen } from "./can";

const staff = (role: Role, departmentId: number | null = null): Actor => ({
  kind: "staff",
  staffId: 7,
  name: "Örnek Personel 7",
  roles: [{ role, departmentId }],
});
const ROADS = 3;
const PARKS = 4;

const people = {
  agent: staff("agent"),
  manager: staff("pr_manager"),
  head: staff("department_head", ROADS),
  worker: staff("department_staff", ROADS),
  stranger: staff("department_head", PARKS),
  mayor: staff("mayor_office"),
  admin: staff("admin"),
  citizen: { kind: "citizen", trackingCode: "ABCDEFGH" } as Actor,
  otherCitizen: { kind: "citizen", trackingCode: "HGFEDCBA" } as Actor,
  channel: { kind: "channel", channel: "whatsapp" } as Actor,
  system: { kind: "system" } as Actor,
};
type Person = keyof typeof people;

const atRoads: Seen = {
  trackingCode: "ABCDEFGH",
  departmentId: ROADS,
  mainDepartmentId: null,
  status: "in_progress",
  claimedById: null,
};
const inTriage: Seen = {
  trackingCode: "ABCDEFGH",
  departmentId: null,
  mainDepartmentId: null,
  status: "new",
  claimedById: null,
};

/** Who may do it at all: to a request of Roads, and to one in triage. */
const LAW: Record<Act, { atRoads: Person[]; inTriage: Person[] }> = {
  route: { atRoads: ["agent", "manager", "head"], inTriage: ["agent", "manager"] },
  recall: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  return: { atRoads: ["head", "worker"], inTriage: [] },
  start: { atRoads: ["head", "worker"], inTriage: [] },
  wait: { atRoads: ["head", "worker"], inTriage: [] },
  resume: { atRoads: ["head", "worker", "system"], inTriage: ["system"] },
  lapse: { atRoads: ["system"], inTriage: ["system"] },
  resolve: { atRoads: ["head", "worker"], inTriage: ["agent", "manager"] },
  decline: { atRoads: ["manager", "head"], inTriage: ["manager"] },
  refer: { atRoads: ["agent", "manager", "head"], inTriage: ["agent", "manager"] },
  merge: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  unmerge: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  withdraw: { atRoads: ["agent", "manager", "citizen"], inTriage: ["agent", "manager", "citizen"] },
  reopen: { atRoads: ["agent", "manager", "citizen"], inTriage: ["agent", "manager", "citizen"] },
  note: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  ask: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  reply: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  reply_publicly: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  hear: { atRoads: ["citizen", "channel", "system"], inTriage: ["citizen", "channel", "system"] },
  attach: {
    atRoads: ["agent", "manager", "head", "worker", "citizen", "channel", "system"],
    inTriage: ["agent", "manager", "citizen", "channel", "system"],
  },
  assign: { atRoads: ["head"], inTriage: [] },
  correct: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  prioritise: { atRoads: ["agent", "manager", "head"], inTriage: ["agent", "manager"] },
  extend: { atRoads: ["manager", "head"], inTriage: ["manager"] },
  claim: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  release: { atRoads: ["manager", "head"], inTriage: ["manager"] },
  take_over: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  adopt: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  orphan: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  tie: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  untie: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  confirm: {
    atRoads: ["agent", "manager", "citizen", "channel"],
    inTriage: ["agent", "manager", "citizen", "channel"],
  },
  hand_over: { atRoads: ["system"], inTriage: ["system"] },
  settle_detail: { atRoads: ["agent", "manager", "head", "worker"], inTriage: ["agent", "manager"] },
  correct_citizen: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  anonymise: { atRoads: ["system"], inTriage: ["system"] },
  restrict: { atRoads: ["system"], inTriage: ["system"] },
  lift_restriction: { atRoads: ["system"], inTriage: ["system"] },
  enter_answer: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
  unenter_answer: { atRoads: ["agent", "manager"], inTriage: ["agent", "manager"] },
};

describe.each(ALL_ACTS)("%s", (act) => {
  it.each(Object.keys(people) as Person[])("by %s", (person) => {
    expect(mayEver(people[person], act, atRoads)).toBe(LAW[act].atRoads.includes(person));
    expect(mayEver(people[person], act, inTriage)).toBe(LAW[act].inTriage.includes(person));
  });
});

describe("reading", () => {
  it.each([
    ["agent", true, true],
    ["manager", true, true],
    ["head", true, false],
    ["worker", true, false],
    ["stranger", false, false],
    ["mayor", true, true],
    ["admin", false, false],
    ["citizen", true, true],
    ["otherCitizen", false, false],
  ] as const)("%s: routed %s, in triage %s", (person, routed, untriaged) => {
    expect(canRead(people[person], atRoads)).toBe(routed);
    expect(canRead(people[person], inTriage)).toBe(untriaged);
  });

  it.each([
    ["agent", true],
    ["head", true],
    ["stranger", false],
    ["mayor", false],
    ["admin", false],
    ["citizen", false],
  ] as const)("%s sees personal data: %s", (person, sees) =>
    expect(canSeePersonalData(people[person], atRoads)).toBe(sees),
  );
});

const anyActor = fc.oneof(
  fc.constantFrom(...Object.values(people)),
  fc
    .array(fc.record({ role: fc.constantFrom(...ROLES), departmentId: fc.constantFrom(null, ROADS, PARKS) }), {
      maxLength: 3,
    })
    .map((roles): Actor => ({ kind: "staff", staffId: 7, name: "Örnek Personel 7", roles })),
);
const anySeen = fc.record({
  trackingCode: fc.constantFrom("ABCDEFGH", "HGFEDCBA"),
  departmentId: fc.constantFrom(null, ROADS, PARKS),
  mainDepartmentId: fc.constantFrom(null, ROADS, PARKS),
  status: fc.constantFrom(...STATUSES),
  claimedById: fc.constantFrom(null, 7, 8),
});

it("nobody may act on what they may not read, and what may be done is what the table allows", () => {
  fc.assert(
    fc.property(anyActor, anySeen, (actor, request) => {
      for (const act of ALL_ACTS) if (can(actor, act, request)) expect(canRead(actor, request)).toBe(true);
      expect(actsOf(actor, request)).toEqual(ALL_ACTS.filter((act) => can(actor, act, request)));
    }),
  );
});

describe("what was merged into a request of Roads", () => {
  const merged: Seen = { ...inTriage, status: "merged", mainDepartmentId: ROADS };
  it.each([
    ["head", true, true, false],
    ["worker", true, true, false],
    ["agent", true, true, true],
    ["stranger", false, false, false],
    ["mayor", true, false, false],
    ["admin", false, false, false],
    ["otherCitizen", false, false, false],
  ] as const)(
    "%s reads it: %s, as it was written: %s, and knows whose it is: %s",
    (person, reads, matter, personal) => {
      expect(canRead(people[person], merged)).toBe(reads);
      expect(canSeeMatter(people[person], merged)).toBe(matter);
      expect(canSeePersonalData(people[person], merged)).toBe(personal);
    },
  );
  it("is read by whoever works on that, and acted on by nobody for it", () => {
    for (const person of ["head", "worker"] as const) expect(actsOf(people[person], merged)).toEqual([]);
  });
});

it("one's own claim may be released by oneself", () =>
  expect(mayEver(people.worker, "release", { ...atRoads, claimedById: 7 })).toBe(true));

describe("duties", () => {
  const LAWS: [Duty, Person[]][] = [
    ["record_request", ["agent", "manager"]],
    ["see_all_reports", ["manager", "mayor"]],
    ["see_department_report", ["manager", "mayor", "head", "stranger"]],
    ["manage_staff", ["admin"]],
    ["manage_api", ["admin"]],
    ["manage_settings", ["admin"]],
    ["see_handovers", ["agent", "manager"]],
    ["hand_over_files", ["agent", "manager"]],
    ["manage_subjects", ["admin", "manager"]],
    ["resend_message", ["agent", "manager"]],
    ["see_ledger", ["agent", "manager", "mayor", "admin"]],
    ["see_cimer", ["agent", "manager", "head", "stranger"]],
    ["handle_cimer", ["agent", "manager"]],
    ["see_warnings", ["agent", "manager", "head", "worker", "stranger"]],
  ];
  it.each(LAWS)("%s", (duty, holders) => {
    const allowed = (Object.keys(people) as Person[]).filter((person) => may(people[person], duty));
    expect(allowed.sort()).toEqual([...holders].sort());
  });
});
