import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY, type StaffActor, SYSTEM } from "@/server/domain/actor";
import { PROOF_MS } from "@/server/domain/session";
import { hashPassword } from "@/server/passwords";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { cleanSessions, openSession, SESSION_KEPT_DAYS } from "./sessions";

const PASSWORD = "mavi masa yedi deniz";

let db: Db;
let cast: Cast;
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const open = ({ staffId }: StaffActor, now = MONDAY, device = "Firefox, Linux") =>
  openSession(db, { staffId, version: 1, device, network: "192.0.2.7" }, now);
const callAs = async (actor: StaffActor, now = MONDAY) => createCallerFactory(appRouter)(await as(db, actor, now));
/** Whoever calls from a session whose password was typed at `provedAt`. */
const inSession = (actor: StaffActor, id: string, provedAt = MONDAY): StaffActor => ({
  ...actor,
  session: { id, provedAt },
});

describe("the list of sessions", () => {
  it("has one's own that hold, says which one asks, and none that ended", async () => {
    const here = await open(cast.agent, at(-30));
    const phone = await open(cast.agent, at(-20), "Chrome, Android");
    const gone = await open(cast.agent, at(-10));
    await open(cast.agent, at(-13 * 60));
    await open(cast.agent2);
    const api = await callAs(inSession(cast.agent, here));
    await api.staff.endSession({ id: gone });
    const listed = await api.staff.sessions({});
    expect(listed.map(({ id, own, device }) => ({ id, own, device }))).toEqual([
      { id: phone, own: false, device: "Chrome, Android" },
      { id: here, own: true, device: "Firefox, Linux" },
    ]);
  });

  it("is empty of what a new password or a disabled account has ended", async () => {
    await open(cast.agent);
    await db.staff.update({ where: { id: cast.agent.staffId }, data: { sessionVersion: { increment: 1 } } });
    expect(await (await callAs(cast.agent)).staff.sessions({})).toEqual([]);
  });
});

describe("ending a session", () => {
  it("of another's is an administrator's, is written down, and is done once", async () => {
    const id = await open(cast.agent);
    const { staffId } = cast.agent;
    for (const who of [cast.agent2, cast.manager, cast.head, cast.mayor]) {
      const api = await callAs(who);
      await expect(api.staff.sessions({ staffId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(api.staff.endSession({ id, staffId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(api.staff.endSession({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const nobody = createCallerFactory(appRouter)(await as(db, NOBODY)).staff;
    await expect(nobody.endSession({ id })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const admin = await callAs(cast.admin);
    expect(await admin.staff.sessions({ staffId })).toMatchObject([{ id, own: false }]);
    await admin.staff.endSession({ id, staffId });
    await expect(admin.staff.endSession({ id, staffId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.auditEntry.findMany({ where: { act: "session_ended" } })).toMatchObject([
      { staffId: cast.admin.staffId, subject: `staff:${staffId}`, data: { network: "192.0.2.7" } },
    ]);
  });
});

describe("typing the password again", () => {
  const person = () => ({ email: "ornek.personel90@ornek.example", name: "Örnek Personel 90", title: "", roles: [] });

  it("is asked for before keys, secrets, staff and files, once it was typed too long ago", async () => {
    const late = new Date(MONDAY.getTime() + PROOF_MS + 1);
    const id = await open(cast.admin);
    const stale = await callAs(inSession(cast.admin, id), late);
    const key = { name: "Örnek CRM", roles: [], scopes: [], lastDay: null, networks: [], rate: 60 };
    const subscription = { name: "x", url: "https://ornek.example/", events: [] };
    const acts: [string, () => Promise<unknown>][] = [
      ["staff.create", () => stale.staff.create(person())],
      ["staff.edit", () => stale.staff.edit({ id: 1, name: "x", title: "", roles: [] })],
      ["staff.setActive", () => stale.staff.setActive({ id: 1, active: false })],
      ["staff.resetPassword", () => stale.staff.resetPassword({ id: 1 })],
      ["staff.unlock", () => stale.staff.unlock({ id: 1 })],
      ["staff.mayExport", () => stale.staff.mayExport()],
      ["api.issueKey", () => stale.api.issueKey(key)],
      ["api.editKey", () => stale.api.editKey({ ...key, id: 1 })],
      ["api.rotateKey", () => stale.api.rotateKey({ id: 1 })],
      ["api.revokeKey", () => stale.api.revokeKey({ id: 1 })],
      ["api.rotateSecret", () => stale.api.rotateSecret({ id: 1 })],
      ["api.subscribe", () => stale.api.subscribe({ ...subscription, apiKeyId: 1 })],
      ["api.editWebhook", () => stale.api.editWebhook({ ...subscription, id: 1 })],
      ["open311.revokeKey", () => stale.open311.revokeKey({ id: 1 })],
    ];
    for (const [name, act] of acts)
      await expect(act(), name).rejects.toMatchObject({ code: "FORBIDDEN", message: "proofNeeded" });
    const fresh = await callAs(inSession(cast.admin, id), new Date(MONDAY.getTime() + PROOF_MS));
    expect(await fresh.staff.create(person())).toMatchObject({ id: expect.any(Number) });
  });

  it("counts from then on in that session alone; a wrong one is written down and soon refused", async () => {
    await db.staff.update({
      where: { id: cast.admin.staffId },
      data: { passwordHash: await hashPassword(PASSWORD) },
    });
    const [id, other] = [await open(cast.admin), await open(cast.admin)];
    const late = at(60);
    const api = await callAs(inSession(cast.admin, id), late);
    await expect(api.staff.prove({ password: "yanlış" })).rejects.toMatchObject({ message: "passwordWrong" });
    expect(await db.auditEntry.count({ where: { act: "proof_failed", staffId: cast.admin.staffId } })).toBe(1);
    await api.staff.prove({ password: PASSWORD });
    const proved = await db.staffSession.findMany({ where: { provedAt: late }, select: { id: true } });
    expect(proved).toEqual([{ id }]);
    expect(other).not.toBe(id);
    for (let n = 0; n < 5; n += 1) await api.staff.prove({ password: "yanlış" }).catch(() => undefined);
    await expect(api.staff.prove({ password: PASSWORD })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });

  it("is nothing that a key or a visitor could do", async () => {
    const service: StaffActor = { ...cast.admin, key: { id: 1, scopes: [] } };
    await expect((await callAs(service)).staff.mayExport()).rejects.toMatchObject({ message: "proofNeeded" });
    await expect((await callAs(service)).staff.prove({ password: PASSWORD })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });
});

it("forgets sessions of long ago, and only the system may", async () => {
  await open(cast.agent, at(-(SESSION_KEPT_DAYS + 1) * 24 * 60));
  await open(cast.agent);
  await expect(cleanSessions(await as(db, cast.admin))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await cleanSessions(await as(db, SYSTEM))).toBe(1);
  expect(await db.staffSession.count()).toBe(1);
});
