import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type Filter, NO_FILTER } from "@/server/domain/filters";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { yearReport } from "../reports/year";
import { listRequests } from "./list";
import { receive } from "./receive";

let db: Db;
let cast: Cast;

/** Applied on 31 December 2026, brought on 2 January 2027. */
const APPLIED = new Date("2026-12-31T20:30:00Z");
const BROUGHT = new Date("2027-01-02T08:00:00Z");

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  for (const [externalId, receivedAt, now] of [
    ["2600001", APPLIED, BROUGHT],
    ["2600002", APPLIED, BROUGHT],
    ["2700003", null, BROUGHT],
    ["2600004", null, new Date("2026-12-30T08:00:00Z")],
  ] as const)
    await receive(await as(db, cast.agent, now), intake({ channel: "cimer", externalId, receivedAt, citizen: null }));
});

const numbers = async (filter: Partial<Filter>, size?: number) => {
  const ctx = await as(db, cast.mayor, BROUGHT);
  const found: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listRequests(ctx, { ...NO_FILTER, ...filter, cursor: cursor ?? undefined }, size);
    found.push(...page.rows.map(({ year, seq }) => `${year}-${seq}`));
    cursor = page.next;
  } while (cursor);
  return found;
};
const year = async (of: number) => (await yearReport(await as(db, cast.mayor, BROUGHT), { year: of })).total.now;

describe("an application of 31 December that is brought on 2 January", () => {
  it("is counted in the year in which the citizen applied, and its number is of the year in which it was recorded", async () => {
    const [first] = await db.request.findMany({ where: { externalId: "2600001" } });
    expect(first).toMatchObject({ year: 2027, seq: 1, receivedAt: APPLIED, recordedAt: BROUGHT, clockFrom: APPLIED });
    expect(await year(2026)).toMatchObject({ received: 3, recorded: 1 });
    expect(await year(2027)).toMatchObject({ received: 1, recorded: 3 });
    expect(await verifySums(db)).toEqual([]);
  });

  it("stands in the list of either period, and a page goes on where the last one ended", async () => {
    const in2026 = { from: "2026-01-01", to: "2027-01-01" };
    const in2027 = { from: "2027-01-01", to: "2028-01-01" };
    expect(await numbers(in2026, 1)).toEqual(["2027-2", "2027-1", "2026-1"]);
    expect(await numbers(in2027)).toEqual(["2027-3"]);
    expect(await numbers({ ...in2027, dated: "recorded" }, 1)).toEqual(["2027-3", "2027-2", "2027-1"]);
    expect(await numbers({ ...in2027, dated: "recorded", status: ["open"], sort: "received" }, 2)).toEqual([
      "2027-1",
      "2027-2",
      "2027-3",
    ]);
    expect(await numbers({ ...in2027, dated: "recorded", status: ["open"] })).toHaveLength(3);
    expect(await numbers({ ...in2026, dated: "recorded" })).toEqual(["2026-1"]);
  });

  it("cannot lie ahead; a clock that runs a little ahead of ours says now", async () => {
    const ctx = await as(db, cast.agent, BROUGHT);
    const at = (hours: number) => new Date(BROUGHT.getTime() + hours * 3_600_000);
    const given = { channel: "cimer", citizen: null } as const;
    await expect(receive(ctx, intake({ ...given, externalId: "2700005", receivedAt: at(25) }))).rejects.toMatchObject({
      key: "clockInFuture",
    });
    const { request } = await receive(ctx, intake({ ...given, externalId: "2700006", receivedAt: at(2) }));
    expect(request).toMatchObject({ receivedAt: BROUGHT, recordedAt: null });
  });
});
