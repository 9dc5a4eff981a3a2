import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { MOST_ROUNDS, type Outcome } from "@/server/domain/delivery";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { takeDue, wakeForNext } from "./due";
import { settle, settleReport } from "./settle";
import { markAbandoned, takeToAsk } from "./sweep";

let db: Db;
let cast: Cast;
const MINUTE = 60_000;
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * MINUTE);
const system = (now = MONDAY) => as(db, SYSTEM, now);
const senders = [{ name: "log", medium: "sms" as const }];
const take = async (now = MONDAY, limit = 20) => takeDue(await system(now), { senders, limit });

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.message.deleteMany();
  await db.senderHealth.deleteMany();
});

/** A request, and the message that tells of it. */
async function queued() {
  const { request } = await receive(await as(db, cast.agent), intake());
  return db.message.findFirstOrThrow({ where: { requestId: request.id } });
}
const stateOf = async (id: number) => (await db.message.findUniqueOrThrow({ where: { id } })).state;
/** Taken once, and settled so. */
async function settledAs(outcome: Outcome, now = MONDAY) {
  const { id } = await queued();
  const [due] = await take(now);
  await settle(await system(now), { id, attempt: due?.attempts ?? 0, outcome });
  return id;
}

it("is nobody's but the system's", async () => {
  const ctx = await as(db, cast.manager);
  const refused = { code: "FORBIDDEN" };
  await expect(takeDue(ctx, { senders, limit: 1 })).rejects.toMatchObject(refused);
  await expect(wakeForNext(ctx, senders)).rejects.toMatchObject(refused);
  await expect(settle(ctx, { id: 1, outcome: { kind: "delivered" } })).rejects.toMatchObject(refused);
  await expect(markAbandoned(ctx)).rejects.toMatchObject(refused);
  await expect(takeToAsk(ctx, { unknownOf: [], acceptedOf: [], limit: 1 })).rejects.toMatchObject(refused);
});

describe("waking", () => {
  const wakes = async () => {
    await wakeForNext(await system(), senders);
    const jobs = await db.$queryRaw<{ at: Date }[]>`
      SELECT run_at AS at FROM graphile_worker.jobs WHERE key = 'deliver-messages:next'`;
    return jobs.map(({ at }) => at.getTime() - MONDAY.getTime());
  };
  const fallsDue = async (seconds: number) =>
    db.message.update({
      where: { id: (await queued()).id },
      data: { nextAt: new Date(MONDAY.getTime() + seconds * 1000) },
    });
  beforeEach(() => db.$queryRaw`SELECT graphile_worker.remove_job('deliver-messages:next')::text`);

  it("is asked for when the next message falls due, once, and not where the worker looks by itself before", async () => {
    expect(await wakes()).toEqual([]);
    await fallsDue(90);
    expect(await wakes()).toEqual([]);
    await fallsDue(20);
    expect(await wakes()).toEqual([20_000]);
    await fallsDue(5);
    expect(await wakes()).toEqual([5_000]);
  });

  it("is asked for in a second where what is due was left, and not for what nobody carries", async () => {
    await fallsDue(-30);
    expect(await wakes()).toEqual([1_000]);
    await db.message.updateMany({ data: { medium: "email" } });
    await db.$queryRaw`SELECT graphile_worker.remove_job('deliver-messages:next')::text`;
    expect(await wakes()).toEqual([]);
  });
});

describe("taking", () => {
  it("marks a message taken by its sender, once for all who take at the same time", async () => {
    for (let made = 0; made < 12; made += 1) await queued();
    const taken = (await Promise.all([1, 2, 3, 4].map(() => take(MONDAY, 5)))).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(12);
    expect(taken).toHaveLength(12);
    const rows = await db.message.findMany();
    expect(new Set(rows.map(({ state, sender, attempts }) => `${state} ${sender} ${attempts}`))).toEqual(
      new Set(["taken log 1"]),
    );
    expect(await take()).toEqual([]);
  });

  it("leaves what is not due yet, and what has no sender", async () => {
    const { id } = await queued();
    expect(await takeDue(await system(), { senders: [{ name: "whatsapp", medium: "whatsapp" }], limit: 5 })).toEqual(
      [],
    );
    expect(await take(later(-1))).toEqual([]);
    expect((await take()).map((due) => due.id)).toEqual([id]);
  });
});

describe("settling", () => {
  it("writes what the sender answered, with the vendor's id", async () => {
    const id = await settledAs({ kind: "accepted", vendorId: "v-1" });
    expect(await db.message.findUnique({ where: { id } })).toMatchObject({
      state: "accepted",
      vendorId: "v-1",
      error: null,
    });
  });

  it("tries again later, and gives up visibly after the last attempt", async () => {
    const { id } = await queued();
    let now = MONDAY;
    for (let attempt = 1; attempt <= MOST_ROUNDS; attempt += 1) {
      const [due] = await take(now);
      expect(due).toMatchObject({ id, attempts: attempt });
      await settle(await system(now), { id, attempt, outcome: { kind: "retry", reason: "network" } });
      const { state, nextAt } = await db.message.findUniqueOrThrow({ where: { id } });
      expect(state).toBe(attempt < MOST_ROUNDS ? "queued" : "failed");
      if (nextAt) {
        expect(await take(new Date(nextAt.getTime() - 1))).toEqual([]);
        now = nextAt;
      }
    }
    expect(await db.message.findUnique({ where: { id } })).toMatchObject({ state: "failed", error: "network" });
    expect(await take(later(100_000))).toEqual([]);
  });

  it("ignores the answer to an earlier sending", async () => {
    const { id } = await queued();
    await take();
    await settle(await system(), { id, attempt: 1, outcome: { kind: "retry", reason: "network" } });
    await take(later(10));
    expect(
      await settle(await system(later(10)), { id, attempt: 1, outcome: { kind: "refused", reason: "late" } }),
    ).toBeNull();
    expect(await stateOf(id)).toBe("taken");
  });

  it("never takes a fate back", async () => {
    const id = await settledAs({ kind: "accepted", vendorId: "v-2" });
    const report = async (outcome: Outcome) =>
      settleReport(await system(), { sender: "log", vendorId: "v-2", messageId: null, outcome });
    expect(await report({ kind: "delivered" })).toBe("delivered");
    expect(await report({ kind: "accepted", vendorId: "v-2" })).toBeNull();
    expect(await report({ kind: "failed", reason: "late" })).toBeNull();
    expect(await stateOf(id)).toBe("delivered");
  });

  it("finds a message whose sending got no answer by our own id, and only of that sender", async () => {
    const id = await settledAs({ kind: "unknown", reason: "noAnswer" });
    const report = { vendorId: "v-3", messageId: id, outcome: { kind: "delivered" } } as const;
    expect(await settleReport(await system(), { ...report, sender: "whatsapp" })).toBeNull();
    expect(await stateOf(id)).toBe("unknown");
    expect(await settleReport(await system(), { ...report, sender: "log" })).toBe("delivered");
    expect(await db.message.findUnique({ where: { id } })).toMatchObject({ state: "delivered", vendorId: "v-3" });
  });

  it("is put off while it may be of a message that is being handed over", async () => {
    const { id } = await queued();
    const [due] = await take();
    const report = { sender: "log", vendorId: "v-early", messageId: null, outcome: { kind: "delivered" } } as const;
    await expect(settleReport(await system(), report)).rejects.toThrow("being handed");
    await settle(await system(), {
      id,
      attempt: due?.attempts ?? 0,
      outcome: { kind: "accepted", vendorId: "v-early" },
    });
    expect(await settleReport(await system(), report)).toBe("delivered");
  });

  it("cares for no report of what was never ours", async () => {
    const stranger = {
      sender: "log",
      vendorId: "foreign",
      messageId: 999_999,
      outcome: { kind: "delivered" },
    } as const;
    expect(await settleReport(await system(), stranger)).toBeNull();
  });
});

describe("sweeping", () => {
  it("finds what a dead worker took: unknown, and not due again", async () => {
    const { id } = await queued();
    await take();
    expect(await markAbandoned(await system(later(1)))).toBe(0);
    expect(await stateOf(id)).toBe("taken");
    expect(await markAbandoned(await system(later(3)))).toBe(1);
    expect(await stateOf(id)).toBe("unknown");
    expect(await take(later(10_000))).toEqual([]);
  });

  it("asks about what is unknown, ever more seldom, and about what is accepted only where that helps", async () => {
    const unknown = await settledAs({ kind: "unknown", reason: "noAnswer" });
    const accepted = await settledAs({ kind: "accepted", vendorId: "v-4" });
    const ask = async (minutes: number, acceptedOf: string[] = []) =>
      (await takeToAsk(await system(later(minutes)), { unknownOf: ["log"], acceptedOf, limit: 10 })).map(
        ({ id }) => id,
      );
    expect(await ask(0)).toEqual([]);
    expect(await ask(2)).toEqual([unknown]);
    expect(await ask(3)).toEqual([]);
    expect(await ask(4, ["log"])).toEqual([accepted, unknown]);
    expect(await ask(4 * 24 * 60, ["log"])).toEqual([]);
  });

  it("leaves what is told by itself its time, and asks for it once that is over", async () => {
    const accepted = await settledAs({ kind: "accepted", vendorId: "v-20" });
    const ask = async (minutes: number) =>
      (
        await takeToAsk(await system(later(minutes)), {
          ...{ unknownOf: [], acceptedOf: ["log"], limit: 10 },
          patienceMs: 20 * 60_000,
        })
      ).map(({ id }) => id);
    expect(await ask(19)).toEqual([]);
    expect(await ask(21)).toEqual([accepted]);
    const delivered = { id: accepted, outcome: { kind: "delivered" } } as const;
    expect(await settle(await system(later(21)), delivered)).toBe("delivered");
    expect(await settle(await system(later(21)), delivered)).toBeNull();
    expect(await ask(60)).toEqual([]);
  });

  it("queues again what the sender says it never took, and settles what it did", async () => {
    const id = await settledAs({ kind: "unknown", reason: "noAnswer" });
    const other = await settledAs({ kind: "unknown", reason: "noAnswer" });
    await settle(await system(later(3)), { id, outcome: { kind: "retry", reason: "notTaken" } });
    await settle(await system(later(3)), { id: other, outcome: { kind: "accepted", vendorId: String(other) } });
    expect(await stateOf(id)).toBe("queued");
    expect(await stateOf(other)).toBe("accepted");
    expect((await take(later(6))).map((due) => due.id)).toEqual([id]);
  });
});
