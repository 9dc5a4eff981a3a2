import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Outcome } from "@/server/domain/delivery";
import type { Courier } from "@/server/domain/sender";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums, verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { forgetMunicipality } from "../settings/municipality";
import { takeDue } from "./due";
import { settle, settleReport } from "./settle";
import { markAbandoned } from "./sweep";

let db: Db;
let cast: Cast;
const MINUTE = 60_000;
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * MINUTE);
const gateway = (name: string, more: Partial<Courier> = {}): Courier => ({ name, medium: "sms", ...more });
const ALL = [gateway("first"), gateway("second"), gateway("third")];
const NAMES = ALL.map(({ name }) => name);

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE message, message_sum, sender_health, rate_window`;
  await db.setting.deleteMany({ where: { key: "sms" } });
  await db.citizen.updateMany({ data: { noSms: false } });
  forgetMunicipality(db);
});

const system = (now: Date) => as(db, SYSTEM, now);
const take = async (minutes = 0, senders: readonly Courier[] = ALL, limit = 20) =>
  takeDue(await system(later(minutes)), { senders, limit });
const settleAt = async (minutes: number, id: number, attempt: number, outcome: Outcome) =>
  settle(await system(later(minutes)), { id, attempt, outcome, others: NAMES });
const row = (id: number) => db.message.findUniqueOrThrow({ where: { id } });

async function queued(count = 1, notice = "resolved") {
  const { request } = await receive(await as(db, cast.agent), intake());
  const base = await db.message.findFirstOrThrow({ where: { requestId: request.id } });
  await db.message.deleteMany({ where: { requestId: request.id } });
  const made = await db.message.createManyAndReturn({
    data: Array.from({ length: count }, (_, index) => ({
      requestId: base.requestId,
      citizenId: base.citizenId,
      direction: "outgoing" as const,
      medium: "sms" as const,
      notice,
      address: `+9050000000${10 + index}`,
      body: "Başvurunuz alındı: 2026-000001",
      state: "queued" as const,
      createdAt: MONDAY,
      nextAt: MONDAY,
      stateAt: MONDAY,
    })),
    select: { id: true },
  });
  return made.map(({ id }) => id);
}
const one = async () => (await queued())[0] ?? 0;

describe("the order of preference", () => {
  it("is followed by what a gateway certainly did not take, at once, and never by the same one twice in a round", async () => {
    const id = await one();
    const seen: string[] = [];
    for (const [attempt, reason] of ["balance", "network", "account"].entries()) {
      const [due] = await take();
      seen.push(due?.sender ?? "nobody");
      await settleAt(0, id, attempt + 1, { kind: "retry", reason });
    }
    expect(seen).toEqual(NAMES);
    expect(await row(id)).toMatchObject({ state: "queued", tried: [], rounds: 1, error: "account", attempts: 3 });
    expect(await take(0.9)).toEqual([]);
  });

  it("does not move what may have been taken, nor what is the message's own fault", async () => {
    const [unknown = 0, refused = 0] = await queued(2);
    await take();
    await settleAt(0, unknown, 1, { kind: "unknown", reason: "noAnswer" });
    await settleAt(0, refused, 1, { kind: "refused", reason: "number" });
    expect(await take(10_000)).toEqual([]);
    expect((await row(unknown)).state).toBe("unknown");
    expect((await row(refused)).state).toBe("refused");
  });

  it("is left by a message whose gateway says later that it never sent it", async () => {
    const id = await one();
    await take();
    await settleAt(0, id, 1, { kind: "accepted", vendorId: "job-1" });
    const report = { sender: "first", vendorId: "job-1", messageId: null, others: NAMES };
    const never = { kind: "retry", reason: "balance" } as const;
    expect(await settleReport(await system(later(2)), { ...report, outcome: never })).toBe("queued");
    expect((await take(2)).map(({ sender }) => sender)).toEqual(["second"]);
    await settleAt(2, id, 2, { kind: "accepted", vendorId: "other-1" });
    expect(await settleReport(await system(later(3)), { ...report, outcome: never })).toBeNull();
    expect(await row(id)).toMatchObject({ state: "accepted", sender: "second", vendorId: "other-1" });
  });

  it("is not asked where a person chose the gateway", async () => {
    const id = await one();
    await db.message.update({ where: { id }, data: { via: "third" } });
    expect((await take()).map(({ sender }) => sender)).toEqual(["third"]);
    await settleAt(0, id, 1, { kind: "retry", reason: "vendor:70" });
    expect(await row(id)).toMatchObject({ state: "queued", rounds: 1, tried: [] });
    await db.message.update({ where: { id }, data: { via: "gone" } });
    expect(await take(10)).toEqual([]);
    expect(await row(id)).toMatchObject({ state: "queued", error: "senderMissing", nextAt: later(15) });
  });

  it("ends a round where the others that were promised are not there", async () => {
    const id = await one();
    await take();
    await settleAt(0, id, 1, { kind: "retry", reason: "vendor:70" });
    expect(await take(0, [gateway("first")])).toEqual([]);
    expect(await row(id)).toMatchObject({ state: "queued", rounds: 1, tried: [], error: "sendersRefused" });
  });
});

describe("a gateway that does not answer", () => {
  it("is not asked for each message; one message tries it again, whoever works", async () => {
    const ids = await queued(3);
    await take();
    for (const id of ids) await settleAt(0, id, 1, { kind: "retry", reason: "network" });
    const health = await db.senderHealth.findUniqueOrThrow({ where: { sender: "first" } });
    expect(health).toMatchObject({ failures: 3, downSince: MONDAY, tryAt: later(1) });
    expect((await take()).map(({ sender }) => sender)).toEqual(["second", "second", "second"]);

    const more = await queued(6);
    const senders = (await Promise.all([1, 2, 3].map(() => take(1, ALL, 2)))).flat().map(({ sender }) => sender);
    expect(senders.sort()).toEqual(["first", ...Array.from({ length: 5 }, () => "second")]);
    const probe = await db.message.findFirstOrThrow({ where: { id: { in: more }, sender: "first" } });
    await settleAt(1, probe.id, 1, { kind: "accepted", vendorId: "1" });
    expect(await db.senderHealth.findUnique({ where: { sender: "first" } })).toMatchObject({
      downSince: null,
      tryAt: null,
      lastOkAt: later(1),
    });
    await queued();
    expect((await take(1)).map(({ sender }) => sender)).toEqual(["first"]);
  });

  it("rests longer when the try fails; where all rest the messages wait and lose no attempt", async () => {
    const only = [gateway("first")];
    const id = await one();
    await take(0, only);
    await settle(await system(MONDAY), { id, attempt: 1, outcome: { kind: "retry", reason: "account" }, others: [] });
    const [other = 0] = await queued();
    expect(await take(0.5, only)).toEqual([]);
    expect(await row(other)).toMatchObject({ state: "queued", nextAt: later(1), error: "sendersRest", attempts: 0 });
    expect((await take(1, only)).map((due) => due.id)).toEqual([other]);
    await settleAt(1, other, 1, { kind: "retry", reason: "account" });
    expect(await db.senderHealth.findUnique({ where: { sender: "first" } })).toMatchObject({
      downSince: MONDAY,
      tryAt: later(3),
    });
  });

  it("does not stop a chat, whose messages have fates of their own", async () => {
    const id = await one();
    await db.message.update({ where: { id }, data: { medium: "whatsapp" } });
    const whatsapp: Courier[] = [{ name: "whatsapp", medium: "whatsapp" }];
    await take(0, whatsapp);
    await settle(await system(MONDAY), { id, attempt: 1, outcome: { kind: "retry", reason: "account" } });
    expect(await db.senderHealth.count()).toBe(0);
  });
});

describe("limits", () => {
  it("hold across all workers; the rest simply waits for the next window", async () => {
    await queued(30);
    const limited = [gateway("first", { limits: [{ count: 240, seconds: 60 }] }), gateway("second")];
    const taken = (await Promise.all([1, 2, 3].map(() => take(0, limited, 10)))).flat();
    expect(taken).toHaveLength(18);
    expect(new Set(taken.map(({ sender }) => sender))).toEqual(new Set(["first"]));
    expect(await db.message.count({ where: { state: "queued", error: "limit", nextAt: later(5 / 60) } })).toBe(12);
    expect(await take(5 / 60, limited)).toHaveLength(12);
  });

  it("are counted for each number by itself where the vendor does", async () => {
    const ids = await queued(4);
    await db.message.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: { address: "+905000000099" } });
    const limited = [gateway("first", { limits: [{ count: 4, seconds: 60, each: "address" }] })];
    expect(await take(0, limited)).toHaveLength(3);
    expect(await take(1, limited)).toHaveLength(1);
  });
});

describe("before it goes", () => {
  const quiet = { quiet: { from: 21 * 60, to: 8 * 60, receipts: false } };
  const NIGHT = 11 * 60;

  it("waits for the morning in the quiet hours; a receipt does not, unless it is to", async () => {
    await db.setting.create({ data: { key: "sms", value: quiet } });
    forgetMunicipality(db);
    const id = await one();
    const receipt = (await queued(1, "received"))[0] ?? 0;
    expect((await take(NIGHT)).map((due) => due.id)).toEqual([receipt]);
    expect(await row(id)).toMatchObject({ state: "queued", error: "quietHours", nextAt: later(21 * 60) });
    expect((await take(21 * 60)).map((due) => due.id)).toEqual([id]);
    await settle(await system(later(34 * 60)), { id, attempt: 1, outcome: { kind: "retry", reason: "network" } });
    expect((await row(id)).nextAt).toEqual(later(45 * 60));
  });

  it("is put in for the morning from the beginning", async () => {
    await db.setting.create({ data: { key: "sms", value: { quiet: { ...quiet.quiet, receipts: true } } } });
    forgetMunicipality(db);
    const { request } = await receive(await as(db, cast.agent, later(NIGHT)), intake());
    expect(await db.message.findFirst({ where: { requestId: request.id } })).toMatchObject({
      nextAt: later(21 * 60),
      error: "quietHours",
    });
  });

  it("is refused where the citizen meanwhile asked not to be written to", async () => {
    const id = await one();
    await db.citizen.updateMany({ data: { noSms: true } });
    expect(await take()).toEqual([]);
    expect(await row(id)).toMatchObject({ state: "refused", error: "noSms", sender: null });
  });

  it("is counted in the gateway's own alphabet", async () => {
    const id = await one();
    await db.message.update({ where: { id }, data: { body: "ş".repeat(100) } });
    await take(0, [gateway("plain", { turkish: false })]);
    expect((await row(id)).parts).toBe(2);
  });
});

/** What may happen to a message, in any order: each is tried on whatever stands. */
const outcomes = fc.constantFrom<Outcome>(
  { kind: "accepted", vendorId: "" },
  { kind: "delivered" },
  { kind: "refused", reason: "number" },
  { kind: "failed", reason: "vendor:1" },
  { kind: "expired" },
  { kind: "unknown", reason: "noAnswer" },
  { kind: "retry", reason: "balance" },
  { kind: "retry", reason: "network" },
  { kind: "retry", reason: "rateLimited" },
);
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant("take" as const), minutes: fc.nat(500) }),
    fc.record({ does: fc.constant("settle" as const), which: fc.nat(3), outcome: outcomes }),
    fc.record({ does: fc.constant("report" as const), which: fc.nat(3), outcome: outcomes }),
    fc.record({ does: fc.constant("sweep" as const), minutes: fc.nat(10) }),
  ),
  { minLength: 1, maxLength: 25 },
);

it("gives no message to a gateway while another may have it, and keeps the ledger, whatever happens in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await db.$executeRaw`TRUNCATE message, message_sum, sender_health`;
      const ids = await queued(4);
      let minutes = 0;
      /** Sendings whose fate at the gateway is open, or where it took the message. */
      const mayHave = new Set<number>();
      for (const step of all) {
        if (step.does === "take") {
          minutes += step.minutes;
          for (const due of await take(minutes)) {
            expect(mayHave).not.toContain(due.id);
            mayHave.add(due.id);
          }
        } else if (step.does === "sweep") {
          minutes += step.minutes;
          await markAbandoned(await system(later(minutes)));
        } else {
          const message = await row(ids[step.which] ?? 0);
          const outcome =
            step.outcome.kind === "accepted"
              ? { ...step.outcome, vendorId: `${message.sender}-${message.id}` }
              : step.outcome;
          const attempt = step.does === "settle" ? { attempt: message.attempts } : {};
          const state = await settle(await system(later(minutes)), {
            id: message.id,
            outcome,
            others: NAMES,
            ...attempt,
          });
          if (state === "queued") mayHave.delete(message.id);
        }
      }
      expect(await verifySums(db)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  await rebuildSums(db);
  expect(await verifySums(db)).toEqual([]);
}, 120_000);
