import { beforeEach, describe, expect, it } from "vitest";
import { NOBODY, SYSTEM } from "@/server/domain/actor";
import { addressOfPlace } from "@/server/domain/installation";
import { tasksOf } from "@/server/jobs";
import { gated, OUTSIDE } from "@/server/jobs/outside";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { enqueueWaitingFiles } from "../attachments/enqueue-waiting";
import { createContext } from "../context";
import { receive } from "../requests/receive";
import { decideInstallation, shownInstallation, WITHHELD_AT_ONCE } from "./decide";
import { forgetInstallation, installationOf, readRow, writeRow } from "./installation";

const { db: original } = await testDatabase();
const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const state = async () => {
  forgetInstallation(db);
  return (await installationOf(await createContext(db, SYSTEM))).state;
};

/** What a restored dump brings along: the row of the installation that it was made of. */
beforeEach(async () => {
  forgetInstallation(db);
  const { here, state: _, ...row } = await installationOf(await createContext(original, SYSTEM));
  await db.setting.deleteMany({ where: { key: "installation" } });
  await db.setting.create({ data: { key: "installation", value: { ...row, original: here } } });
});

const tools = {
  db,
  senders: async () => [],
  receiverOf: async () => null,
  records: async () => new Map(),
  inboxes: async () => new Map(),
  files: async () => new Map(),
};

async function runs(name: string): Promise<boolean> {
  let ran = false;
  const job = gated(name, async () => {
    ran = true;
  });
  const logger = { warn: () => undefined } as unknown as Parameters<typeof job>[1]["logger"];
  // A job that failed here would use up its attempts.
  await job(tools, { logger, payload: {}, lastAttempt: true });
  return ran;
}

describe("an installation", () => {
  it("is the first place a database is used at, and stays so over a restart", async () => {
    const ctx = await createContext(original, SYSTEM);
    const first = await installationOf(ctx);
    forgetInstallation(original);
    expect(await installationOf(ctx)).toMatchObject({ id: first.id, state: "original", noticed: null });
    expect(first.here.system).toMatch(/^\d+$/);
  });

  it("may change its port and scheme, not its address", async () => {
    expect(addressOfPlace("https://Masa.ornek.bel.tr:8443/")).toBe(addressOfPlace("http://masa.ornek.bel.tr"));
    await decideInstallation(await as(db, cast.admin), { is: "original", outbox: "new" });
    expect(await state()).toBe("original");
    const row = await readRow(db);
    if (row) await writeRow(db, { ...row, original: { ...row.original, address: "masa.ornek.bel.tr" } });
    expect(await state()).toBe("undecided");
    expect((await shownInstallation(await as(db, cast.admin))).differences).toEqual(["address"]);
  });

  it("is known without the server's identifier, where a managed server keeps it to itself", async () => {
    const row = await readRow(db);
    if (row) await writeRow(db, { ...row, original: { ...row.original, system: null } });
    expect(await state()).toBe("undecided");
  });
});

describe("a restored copy", () => {
  it("sends nothing outside until an administrator has decided", async () => {
    expect(await state()).toBe("undecided");
    for (const name of OUTSIDE) expect([name, await runs(name)]).toEqual([name, false]);
    expect(await runs("warn-of-deadlines")).toBe(true);
    expect(Object.keys(tasksOf(tools))).toEqual(expect.arrayContaining([...OUTSIDE]));
    await decideInstallation(await as(db, cast.admin), { is: "copy" });
    expect(await state()).toBe("copy");
    expect(await runs("deliver-messages")).toBe(false);
    await decideInstallation(await as(db, cast.admin), { is: "original", outbox: "new" });
    expect(await state()).toBe("original");
    expect(await runs("deliver-messages")).toBe(true);
  });

  it("asks an administrator, and nobody else", async () => {
    for (const actor of [cast.agent, cast.manager, NOBODY, SYSTEM]) {
      const ctx = await createContext(db, actor);
      await expect(shownInstallation(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(decideInstallation(ctx, { is: "copy" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await state()).toBe("undecided");
    await decideInstallation(await as(db, cast.admin), { is: "copy" });
    const entry = await db.auditEntry.findFirst({ where: { act: "decide_installation" }, orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ staffId: cast.admin.staffId, subject: "setting:installation", data: { is: "copy" } });
  });

  it("leaves a file to be fetched waiting, without a job that fails", async () => {
    const { request } = await receive(await createContext(db, cast.agent), intake());
    await db.$transaction((tx) =>
      tx.attachment.create({
        data: {
          ...{ requestId: request.id, by: "citizen", state: "waiting", name: "foto.jpg", mime: "image/jpeg" },
          ...{ size: 0, sha256: "", source: "whatsapp:1", createdAt: new Date() },
        },
      }),
    );
    const enqueued = async () => {
      forgetInstallation(db);
      return enqueueWaitingFiles(await createContext(db, SYSTEM));
    };
    expect(await enqueued()).toBe(0);
    await decideInstallation(await as(db, cast.admin), { is: "original", outbox: "new" });
    expect(await enqueued()).toBe(1);
  });

  it("withholds a long outbox in bounded batches", async () => {
    await db.message.deleteMany();
    await receive(await createContext(db, cast.agent), intake());
    const [one] = await db.message.findMany({ where: { state: "queued" }, take: 1 });
    if (!one) throw new Error("Nothing waits");
    const { id: _, sentMonth: __, ...message }: typeof one & { sentMonth?: unknown } = one;
    await db.message.deleteMany();
    const createdAt = new Date("2026-01-01T00:00:00Z");
    await db.message.createMany({
      data: Array.from({ length: 2 * WITHHELD_AT_ONCE + 1 }, (_, index) => ({
        ...message,
        ...{ onceKey: `old ${index}`, createdAt, ...(index < 3 && { state: "refused" as const }) },
      })),
    });
    expect(await state()).toBe("undecided");
    await decideInstallation(await as(db, cast.admin), { is: "original", outbox: "new" });
    expect(await db.message.groupBy({ by: ["state"], _count: true })).toEqual([
      { state: "refused", _count: 2 * WITHHELD_AT_ONCE + 1 },
    ]);
    const entry = await db.auditEntry.findFirst({ where: { act: "decide_installation" }, orderBy: { id: "desc" } });
    expect(entry?.data).toMatchObject({ withheld: { messages: 2 * WITHHELD_AT_ONCE - 2, webhooks: 0, handovers: 0 } });
  });

  it("does not send again what the original may have sent, unless it is told to", async () => {
    await db.message.deleteMany();
    await receive(await createContext(db, cast.agent), intake());
    const old = await db.message.findMany({ where: { state: "queued" } });
    expect(old.length).toBeGreaterThan(0);
    await db.message.updateMany({ data: { createdAt: new Date("2026-01-01T00:00:00Z") } });
    expect(await state()).toBe("undecided");
    await db.message.createMany({
      data: old.map(
        ({ id: _, sentMonth: __, onceKey, ...message }: (typeof old)[number] & { sentMonth?: unknown }) => ({
          ...message,
          onceKey: `${onceKey} again`,
          createdAt: new Date("2100-01-01T00:00:00Z"),
        }),
      ),
    });
    const admin = await as(db, cast.admin);
    expect((await shownInstallation(admin)).waiting.messages).toEqual({ all: 2 * old.length, before: old.length });
    await decideInstallation(admin, { is: "original", outbox: "new" });
    const after = await db.message.findMany({ orderBy: { id: "asc" } });
    expect(after.map((message) => [message.state, message.error])).toEqual([
      ...old.map(() => ["refused", "installationMoved"]),
      ...old.map(({ error }) => ["queued", error]),
    ]);
    await expect(decideInstallation(admin, { is: "original", outbox: "all" })).rejects.toMatchObject({
      key: "installationDecided",
    });
  });
});
