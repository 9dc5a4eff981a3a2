import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums, verifySums } from "../reports/sums";
import { forgetMunicipality } from "../settings/municipality";
import { ledgerOf } from "./ledger";
import { settle } from "./settle";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const sent = (sender: string, state: "delivered" | "failed" | "refused" | "accepted", at: string, parts = 1) => ({
    direction: "outgoing" as const,
    medium: "sms" as const,
    address: "+905000000014",
    body: "-",
    state,
    sender,
    parts,
    takenAt: new Date(`${at}+03:00`),
    createdAt: new Date(),
    stateAt: new Date(),
  });
  await db.message.createMany({
    data: [
      sent("netgsm-sms", "delivered", "2026-01-31T23:59:59", 2),
      sent("netgsm-sms", "failed", "2026-01-01T00:00:00"),
      sent("netgsm-sms", "refused", "2026-01-15T12:00:00", 3),
      sent("kannel", "accepted", "2026-02-01T00:00:00"),
      sent("kannel", "delivered", "2025-12-31T23:59:59"),
      { ...sent("kannel", "delivered", "2026-02-02T00:00:00"), state: "queued" as const, sender: null, takenAt: null },
    ],
  });
  await rebuildSums(db);
});

it("is for those who write to citizens, and for those who pay", async () => {
  for (const actor of [cast.head, cast.worker])
    await expect(ledgerOf(await as(db, actor), { year: 2026 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  for (const actor of [cast.agent, cast.manager, cast.mayor, cast.admin])
    expect((await ledgerOf(await as(db, actor), { year: 2026 })).lines).toHaveLength(2);
});

const NOT_TOLD = { vendorParts: 0, comparedParts: 0, vendorCost: 0 };

it("counts by Istanbul's month, gateway and fate, with what was paid for", async () => {
  await db.setting.create({ data: { key: "sms", value: { quiet: null, prices: { "netgsm-sms": 0.125 } } } });
  forgetMunicipality(db);
  expect(await ledgerOf(await as(db, cast.manager), { year: 2026 })).toEqual({
    year: 2026,
    years: [2026, 2025],
    lines: [
      {
        month: "2026-02-01",
        sender: "kannel",
        states: { accepted: { messages: 1, parts: 1 } },
        messages: 1,
        parts: 1,
        paidParts: 1,
        ...NOT_TOLD,
        cost: null,
      },
      {
        month: "2026-01-01",
        sender: "netgsm-sms",
        states: {
          delivered: { messages: 1, parts: 2 },
          failed: { messages: 1, parts: 1 },
          refused: { messages: 1, parts: 3 },
        },
        messages: 3,
        parts: 6,
        paidParts: 3,
        ...NOT_TOLD,
        cost: 0.38,
      },
    ],
  });
  expect((await ledgerOf(await as(db, cast.manager), { year: 2024 })).lines).toEqual([]);
});

it("keeps what the gateway counted beside our own count, told once or twice, and forgets it where the message goes on", async () => {
  const at = new Date("2026-03-02T09:00:00+03:00");
  const system = await as(db, SYSTEM, at);
  const base = {
    ...{ direction: "outgoing" as const, medium: "sms" as const, address: "+905000000014", body: "-" },
    ...{ state: "taken" as const, sender: "verimor-sms", parts: 2, takenAt: at, createdAt: at, stateAt: at },
  };
  const [told, moved, quiet] = await Promise.all([1, 2, 3].map(() => db.message.create({ data: base })));
  await rebuildSums(db);
  const say = (id = 0, outcome: Parameters<typeof settle>[1]["outcome"]) => settle(system, { id, outcome });
  const delivered = { kind: "delivered", billed: { parts: 3, cost: 3 } } as const;
  await say(told?.id, { kind: "accepted", vendorId: "1" });
  await Promise.all([say(told?.id, delivered), say(told?.id, delivered)]);
  await say(quiet?.id, { kind: "delivered" });
  await say(moved?.id, { kind: "accepted", vendorId: "2", billed: { parts: 2, cost: 2 } });
  const march = async () =>
    (await ledgerOf(await as(db, cast.manager), { year: 2026 })).lines.find(({ month }) => month === "2026-03-01");
  expect(await march()).toMatchObject({ parts: 6, vendorParts: 5, comparedParts: 4, vendorCost: 5 });
  expect(await verifySums(db)).toEqual([]);

  await say(moved?.id, { kind: "retry", reason: "balance" });
  await say(quiet?.id, delivered);
  expect(await march()).toMatchObject({ vendorParts: 6, comparedParts: 4, vendorCost: 6 });
  expect(await verifySums(db)).toEqual([]);
  const kept = await march();
  await rebuildSums(db);
  expect(await march()).toEqual(kept);
});
