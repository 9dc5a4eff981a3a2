import { describe, expect, it } from "vitest";
import { readAddress } from "@/app/(staff)/requests/filters";
import { importFilterSchema } from "@/server/domain/cimer/filter";
import { type Query, type ReadFilter, readFilter, yearFilterSchema } from "@/server/domain/read-filter";
import { unreadableFilterSchema } from "@/server/domain/unreadable-filter";
import { callFilterOf } from "./calls/address";
import { callBackFilterOf } from "./calls/call-backs/address";
import { cimerFilterOf } from "./cimer/address";
import { filterOf as handoverFilterOf } from "./handover/address";
import { filterOf as messageFilterOf } from "./messages/address";
import { monthOf } from "./reports/address";
import { deliveryFilterOf, keyFilterOf, webhookFilterOf } from "./settings/api/address";
import { auditFilterOf } from "./settings/audit/address";
import { connectionFilterOf } from "./settings/channels/address";
import { staffFilterOf } from "./settings/staff/address";
import { warningFilterOf } from "./warnings/address";

const NUL = "a\0b";
const ids = ["0", "-1", "x", "1.5", "99999999999"];
const days = ["dün", "2026-02-31", "2026-13-40"];
const words = ["nonsense", "🙂"];

type Case = { list: string; read: (query: Query) => ReadFilter<object>; broken: Record<string, readonly string[]> };

/** Every filter of a list has to be named here, or it does not compile. */
const of = <F extends object>(
  list: string,
  read: (query: Query) => ReadFilter<F>,
  broken: Record<keyof F & string, readonly string[]>,
): Case => ({ list, read, broken });

const LISTS: Case[] = [
  of("requests", readAddress, {
    q: [NUL, "a".repeat(201)],
    status: words,
    channel: words,
    kind: words,
    priority: words,
    waitingOn: words,
    department: words,
    category: words,
    neighbourhood: words,
    institution: words,
    handed: words,
    assignee: words,
    claimed: words,
    onTime: words,
    answered: words,
    reopened: words,
    urgency: words,
    details: words,
    followUp: words,
    mergedInto: words,
    from: days,
    to: days,
    dated: words,
    sort: words,
    cursor: words,
  }),
  of("calls", (query) => callFilterOf(query), {
    direction: words,
    answered: words,
    outcome: words,
    state: words,
    queue: [NUL],
    extension: [NUL],
    staff: ids,
    within: ["0", "x"],
    hour: ["24", "x"],
    hidden: words,
    request: words,
    number: [NUL, "1".repeat(31)],
    from: days,
    to: days,
    cursor: words,
  }),
  of("call-backs", callBackFilterOf, {
    state: words,
    owner: words,
    outcome: words,
    number: [NUL, "1".repeat(31)],
    from: days,
    to: days,
    cursor: words,
  }),
  of("messages", messageFilterOf, {
    q: [NUL],
    state: words,
    medium: words,
    notice: words,
    sender: ["Büyük Harf"],
    month: ["2026-13", "ocak"],
    cursor: ids,
  }),
  of("what could not be understood", (query) => readFilter(unreadableFilterSchema, query), {
    cursor: ids,
    vendor: [NUL],
  }),
  of("ledger, calendar", (query) => readFilter(yearFilterSchema, query), { year: ["26", "1999", "9999"] }),
  of("audit", auditFilterOf, { act: [NUL], person: ids, from: days, to: days, before: ids }),
  of("hand-overs", handoverFilterOf, { q: [NUL], state: words, institution: ids, way: words, cursor: ids }),
  of("CİMER", cimerFilterOf, { list: words, q: [NUL, "26"], cursor: [NUL] }),
  of("CİMER's files", (query) => readFilter(importFilterSchema, query), { cursor: ids }),
  of("warnings", warningFilterOf, {
    q: [NUL],
    step: words,
    seen: words,
    department: ids,
    sort: words,
    cursor: words,
  }),
  of("API keys", keyFilterOf, { q: [NUL], state: words }),
  of("webhooks", webhookFilterOf, { q: [NUL], state: words, sort: words }),
  of("deliveries", deliveryFilterOf, {
    subscription: ids,
    state: words,
    event: words,
    number: words,
    from: days,
    to: days,
    sort: words,
    cursor: ids,
  }),
  of("staff", staffFilterOf, {
    q: [NUL],
    role: words,
    department: ids,
    state: words,
    sort: words,
    page: ["0", "x", "1001"],
  }),
  of("channels", connectionFilterOf, { q: [NUL], state: words }),
  of("report of a year", (query) => monthOf(query, 2026), { month: ["13", "2025-07", "temmuz"] }),
];

const ONE_EACH = LISTS.flatMap(({ list, read, broken }) =>
  Object.entries(broken).flatMap(([name, values]) => values.map((value) => ({ list, read, name, value }))),
);

describe("a filter of a list's address that cannot be read", () => {
  it.each(ONE_EACH)("is named: $list, $name=$value", ({ read, name, value }) => {
    const expected = { filter: read({}).filter, unreadable: [`${name}=${value.slice(0, 60)}`] };
    expect(read(new URLSearchParams([[name, value]]))).toEqual(expected);
    expect(read({ [name]: value })).toEqual(expected);
  });

  it.each(LISTS)("is not one that is left empty, or that the list of $list does not know", ({ read, broken }) => {
    const empty = Object.fromEntries(Object.keys(broken).map((name) => [name, " "]));
    expect(read({ ...empty, utm_source: "posta", toString: "x" })).toEqual({ filter: read({}).filter, unreadable: [] });
  });
});

it("several values of one filter are read where it takes several, and else named", () => {
  expect(messageFilterOf({ state: ["failed", "expired", "gone"] })).toMatchObject({
    filter: { state: ["failed", "expired"] },
    unreadable: ["state=gone"],
  });
  expect(keyFilterOf({ state: ["active", "revoked"] }).unreadable).toEqual(["state=active,revoked"]);
  expect(keyFilterOf({ state: ["active", "active"] })).toMatchObject({ filter: { state: "active" }, unreadable: [] });
});

it("more values of one filter than are read are named", () => {
  const department = Array.from({ length: 41 }, (_, index) => String(index + 1)).join(",");
  expect(readAddress({ department }).unreadable).toEqual(["department=41"]);
});
