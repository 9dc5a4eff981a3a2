import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { receive } from "./receive";
import { type PlainIntake, receiveAll } from "./receive-all";

let db: Db;
let cast: Cast;
let count = 0;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const channel = () => as(db, { kind: "channel", channel: "cimer" });
const application = (given: Partial<PlainIntake> = {}): PlainIntake => {
  count += 1;
  return {
    channel: "cimer",
    externalId: `26000${count}`,
    kind: "complaint",
    description: "Okulun önündeki çukur iyice büyüdü.",
    receivedAt: new Date("2026-01-16T12:00:00Z"),
    cimerType: "complaint",
    citizen: { name: `Örnek Vatandaş ${count}`, phone: `0500 000 1${String(count).padStart(3, "0")}` },
    ...given,
  };
};

/** A request with all that was written with it, without what no two have in common. */
async function whole(id: number) {
  const { search: _, ...found } = await db.request
    .findUniqueOrThrow({
      where: { id },
      omit: { id: true, seq: true, trackingCode: true, externalId: true, citizenId: true, intakeDigest: true },
      include: {
        cimer: { omit: { requestId: true, number: true } },
        events: { omit: { id: true, requestId: true } },
        messages: { omit: { id: true, requestId: true, citizenId: true, onceKey: true, address: true, body: true } },
      },
    })
    .then((row) => ({ search: null, ...row }));
  return found;
}

describe("many at once", () => {
  it("are each what `receive` makes of them", async () => {
    const ctx = await channel();
    const kinds: Partial<PlainIntake>[] = [
      {},
      { kind: "information", cimerType: "information" },
      { citizen: null, identityWithheld: true, kind: "tip" },
      { neighbourhoodId: cast.atasehir.id, street: "8780/3 Sokak", dueAt: new Date("2026-02-02T14:00:00Z") },
      { citizen: { name: "Örnek Vatandaş 900", phone: null }, receivedAt: null },
      {
        citizen: { name: null, phone: null, email: "ornek@ornek.example" },
        description: "Salıncak kırık, park kapalı",
      },
    ];
    const together = await receiveAll(ctx, kinds.map(application));
    for (const [place, kind] of kinds.entries()) {
      const outcome = together[place];
      if (!outcome?.ok) throw new Error("It was not opened");
      const { request } = await receive(ctx, application(kind));
      expect(await whole(outcome.request.id)).toEqual(await whole(request.id));
      expect(outcome.request).toMatchObject({ id: outcome.request.id, dueAt: request.dueAt });
    }
    expect(await verifySums(db)).toEqual([]);
  });

  it("are repeats with the same content, and refused with other content under a known id", async () => {
    const ctx = await channel();
    const [one, two] = [application(), application()];
    await receiveAll(ctx, [one, two]);
    const again = await receiveAll(ctx, [{ ...one }, { ...two, street: "Başka Sokak" }]);
    expect(again).toMatchObject([
      { ok: true, repeated: true },
      { ok: false, error: { key: "externalIdReused" } },
    ]);
  });

  it("are numbered in order and without gaps, whoever writes at the same time", async () => {
    const { last = 0 } = (await db.yearCounter.findUnique({ where: { year: 2026 } })) ?? {};
    const ctx = await channel();
    const all = await Promise.all(
      Array.from({ length: 6 }, () =>
        receiveAll(
          ctx,
          Array.from({ length: 20 }, () => application()),
        ),
      ),
    );
    const numbers = all.flat().flatMap((outcome) => (outcome.ok ? [outcome.request.seq] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, place) => last + place + 1));
    for (const batch of all) {
      const own = batch.flatMap((outcome) => (outcome.ok ? [outcome.request.seq] : []));
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
    expect(await verifySums(db)).toEqual([]);
  });

  it("change nothing when they come again, one by one or together, at the same moment too", async () => {
    const ctx = await channel();
    const same = Array.from({ length: 10 }, () => application());
    const before = await db.request.count();
    const outcomes = (await Promise.all(Array.from({ length: 5 }, () => receiveAll(ctx, same)))).flat();
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await db.request.count()).toBe(before + 10);
    expect((await receiveAll(ctx, same)).every((outcome) => outcome.ok && outcome.repeated)).toBe(true);
    expect(await db.message.groupBy({ by: ["onceKey"], having: { onceKey: { _count: { gt: 1 } } } })).toEqual([]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("are opened although one among them cannot be", async () => {
    const ctx = await channel();
    const outcomes = await receiveAll(ctx, [
      application(),
      application({ description: "a" }),
      application({ receivedAt: new Date(MONDAY.getTime() + 5 * 86_400_000) }),
      application({ externalId: "record:1" }),
      application(),
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false, false, true]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("are told to nobody where no receipt is to go, also where each is opened for itself", async () => {
    const ctx = await channel();
    const receipts = () => db.message.count({ where: { notice: "received" } });
    const before = await receipts();
    expect((await receiveAll(ctx, [application(), application()], { receipt: false })).every(({ ok }) => ok)).toBe(
      true,
    );
    const ahead = application({ receivedAt: new Date(MONDAY.getTime() + 5 * 86_400_000) });
    const outcomes = await receiveAll(ctx, [application(), ahead], { receipt: false });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await receipts()).toBe(before);
    await receiveAll(ctx, [application(), ahead]);
    expect(await receipts()).toBe(before + 1);
  });

  it("belong to one person where telephone and name are the same, and to two where a name differs", async () => {
    const given = (name: string) => application({ citizen: { name, phone: "0500 000 77 77" } });
    const outcomes = await receiveAll(await channel(), [
      given("Örnek Vatandaş 77"),
      given("Örnek Vatandaş 78"),
      given("Örnek Vatandaş 77"),
    ]);
    const [one, other, again] = outcomes.map((outcome) => (outcome.ok ? outcome.request.citizenId : null));
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it("are refused to who may not record", async () => {
    const [outcome] = await receiveAll(await as(db, cast.worker), [application()]);
    expect(outcome).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
  });
});
