import { describe, expect, it } from "vitest";
import { makeQueryClient } from "./query-client";

const GET = [["requests", "get"], { input: { year: 2026, seq: 7 }, type: "query" }];
const LIST = [["requests", "list"], { input: {}, type: "infinite" }];
const OTHER = [["messages", "list"], { input: {}, type: "query" }];
const at = new Date("2026-11-30T10:00:00+03:00");

/** As a screen calls it: the act is a mutation of the router, and the answer is what the server gives. */
async function answered(mutationKey: string[][], answer: unknown) {
  const queries = makeQueryClient();
  const merged = [{ id: 9, seq: 9 }];
  queries.setQueryData(GET, { id: 7, version: 3, summary: "Çukur", receivedAt: at, merged });
  const rows = [
    { id: 7, version: 3 },
    { id: 8, version: 3 },
  ];
  queries.setQueryData(LIST, { pages: [{ rows, next: null }], pageParams: [] });
  queries.setQueryData(OTHER, { rows: [{ id: 7, version: 3 }] });
  const before = queries.getQueryData(GET);
  await queries
    .getMutationCache()
    .build(queries, { mutationKey, mutationFn: async () => answer })
    .execute(undefined);
  return { queries, before };
}

describe("the version that an act has made", () => {
  it("stands at once on the page and in the lists, and on no other request", async () => {
    const { queries } = await answered([["requests", "act"]], { id: 7, version: 4, status: "in_progress" });
    expect(queries.getQueryData(GET)).toEqual({
      ...{ id: 7, version: 4, summary: "Çukur", receivedAt: at },
      merged: [{ id: 9, seq: 9 }],
    });
    expect(queries.getQueryData(LIST)).toMatchObject({ pages: [{ rows: [{ version: 4 }, { version: 3 }] }] });
    expect(queries.getQueryData(OTHER)).toEqual({ rows: [{ id: 7, version: 3 }] });
  });

  it("is carried for each of many, and for one that is answered beside other things", async () => {
    const many = await answered(
      [["requests", "actMany"]],
      [
        { id: 7, ok: true, version: 4 },
        { id: 8, ok: false, key: "wrongState", params: {} },
      ],
    );
    expect(many.queries.getQueryData(LIST)).toMatchObject({ pages: [{ rows: [{ version: 4 }, { version: 3 }] }] });
    const one = await answered([["requests", "receive"]], { request: { id: 7, version: 5 }, repeated: true });
    expect(one.queries.getQueryData(GET)).toMatchObject({ version: 5 });
  });

  it("never goes back, and leaves what it does not concern as it is", async () => {
    const older = await answered([["requests", "act"]], { id: 7, version: 2 });
    expect(older.queries.getQueryData(GET)).toBe(older.before);
    const nothing = await answered([["requests", "leave"]], undefined);
    expect(nothing.queries.getQueryData(GET)).toBe(nothing.before);
    const others = await answered([["messages", "resend"]], { id: 7, version: 4 });
    expect(others.queries.getQueryData(GET)).toBe(others.before);
  });
});
