import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { addressOf } from "./address";
import { freeTurns, giveTurnBack, takeTurn } from "./take-turn";

const NOW = new Date("2026-01-19T08:00:30Z");
const MINUTE = 60;

let db: Db;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

it("allows as many as the limit in a window, and again in the next", async () => {
  const take = (now = NOW) => takeTurn(db, "form 10.0.0.1", 2, MINUTE, now);
  const until = new Date("2026-01-19T08:01:00Z");
  expect(await take()).toEqual({ allowed: true, used: 1, left: 1, until });
  expect(await take()).toEqual({ allowed: true, used: 2, left: 0, until });
  expect(await take()).toEqual({ allowed: false, used: 3, left: 0, until });
  expect(await take(until)).toMatchObject({ allowed: true, used: 1 });
});

it("counts each key for itself, and any number at once one by one", async () => {
  const turns = await Promise.all(Array.from({ length: 30 }, () => takeTurn(db, "at once", 10, MINUTE, NOW)));
  expect(turns.filter(({ allowed }) => allowed)).toHaveLength(10);
  expect(turns.map(({ used }) => used).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(await takeTurn(db, "another", 10, MINUTE, NOW)).toMatchObject({ used: 1 });
});

it("gives one back, or all", async () => {
  const take = () => takeTurn(db, "given back", 5, MINUTE, NOW);
  await take();
  await giveTurnBack(db, "given back", await take(), MINUTE);
  expect(await take()).toMatchObject({ used: 2 });
  await freeTurns(db, "given back", "never taken");
  expect(await take()).toMatchObject({ used: 1 });
});

it.each([
  ["10.0.0.7", "10.0.0.7"],
  ["1.2.3.4, 10.0.0.7", "10.0.0.7"],
  ["", "unknown"],
])("takes the address that our own proxy wrote: %s", (forwarded, address) => {
  expect(addressOf(new Headers({ "x-forwarded-for": forwarded }))).toBe(address);
});
