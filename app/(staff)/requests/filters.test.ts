import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS } from "@/server/domain/channel";
import { type Filter, filterSchema, HANDED, NO_FILTER, SORTS } from "@/server/domain/filters";
import { KINDS, STATUSES } from "@/server/domain/request";
import { addressOf, filterFromQuery, queryOf, readAddress } from "./filters";

const some = <T extends string>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
const key = fc.oneof(fc.constant("-"), fc.integer({ min: 1, max: 999_999_999 }).map(String));
const keys = fc.uniqueArray(key, { maxLength: 4 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyFilter = fc
  .record({
    q: maybe(
      fc
        .string({ maxLength: 60 })
        .map((text) => text.trim())
        .filter((text) => text !== ""),
    ),
    status: some([...STATUSES, "open"] as const),
    channel: some(CHANNELS),
    kind: some(KINDS),
    department: keys,
    category: keys,
    neighbourhood: keys,
    institution: keys,
    handed: maybe(fc.constantFrom(...HANDED)),
    assignee: maybe(fc.oneof(fc.constant("me"), key)),
    claimed: maybe(fc.constant("me")),
    onTime: maybe(fc.constantFrom("yes", "no")),
    answered: maybe(fc.constant("yes")),
    urgency: maybe(fc.constantFrom("late", "today")),
    mergedInto: maybe(fc.nat(999_999_999).map(String)),
    from: maybe(day),
    to: maybe(day),
    sort: maybe(fc.constantFrom(...SORTS)),
    cursor: maybe(fc.constant("lz3k4.9x")),
  })
  .map(
    (given): Filter => filterSchema.parse(Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined))),
  );

describe("a filter and its address", () => {
  it("are each other's opposite, read as parameters or as Next gives them", () =>
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const params = new URLSearchParams(queryOf(filter));
        expect(filterFromQuery(params)).toEqual(filter);
        expect(filterFromQuery(Object.fromEntries(params))).toEqual(filter);
      }),
    ));

  it("reads whatever an address may hold, and drops what it does not know", () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.constantFrom("status", "sort", "from", "q"), fc.string()),
          fc.oneof(fc.string(), fc.array(fc.string())),
        ),
        (query) => {
          const read = filterFromQuery(query);
          expect(filterSchema.parse(read)).toEqual(read);
        },
      ),
    ));

  it.each([
    ["status=new,closed&channel=fax", { status: ["new"] }],
    ["status=new&status=waiting", { status: ["new", "waiting"] }],
    ["from=yesterday&to=2026-01-19", { to: "2026-01-19" }],
    ["department=3,-,x,99999999999", { department: ["3", "-"] }],
    ["sort=name&page=7", {}],
    [`q=${"a".repeat(201)}`, {}],
    ["q=yol,+çukur", { q: "yol, çukur" }],
  ])("%s", (query, expected) =>
    expect(filterFromQuery(new URLSearchParams(query))).toEqual({ ...NO_FILTER, ...expected }),
  );

  it("is written so that a person can read it", () => {
    expect(addressOf("/requests", { status: ["new", "waiting"], neighbourhood: ["4"], sort: "due" })).toBe(
      "/requests?status=new,waiting&neighbourhood=4&sort=due",
    );
    expect(addressOf("/requests", NO_FILTER)).toBe("/requests");
  });
});

it("what an address asks for and nobody can read is named", () => {
  expect(readAddress({ status: "open,gone", department: "x", from: "dün", q: "çukur", page: "2" }).unreadable).toEqual([
    "status=gone",
    "department=x",
    "from=dün",
  ]);
  expect(readAddress({ status: "", q: "çukur", sort: "-due" }).unreadable).toEqual([]);
});
