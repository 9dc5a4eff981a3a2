import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { env } from "@/server/env";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { resetPassword, setActive } from "./access";
import { editStaff } from "./edit";
import { noteSeen, openSession, SESSION_HOURS, signOut } from "./sessions";
import { whoIs } from "./who-is";

let db: Db;
let cast: Cast;
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);
/** A session that began just now by the database's own clock. */
const open = (staffId: number, now = new Date(), version = 1) =>
  openSession(db, { staffId, version, device: "Firefox, Linux", network: "192.0.2.7" }, now);

/** What the next call of this session may do: the list of a department's staff, as the door asks. */
async function nextCall(id: string) {
  const session = await whoIs(db, id);
  const ctx = await as(db, session?.actor ?? NOBODY);
  return createCallerFactory(appRouter)(ctx).staff.options({ departmentId: cast.roads.id });
}

it("knows the person with all roles as they are now", async () => {
  const now = new Date();
  const id = await open(cast.head.staffId, now);
  expect(await whoIs(db, id)).toEqual({
    actor: { ...cast.head, session: { id, provedAt: now } },
    title: null,
    mustChangePassword: false,
    stale: false,
  });
  await db.staffRole.create({
    data: { staffId: cast.head.staffId, role: "department_staff", departmentId: cast.parks.id },
  });
  expect((await whoIs(db, id))?.actor.roles).toEqual([
    { role: "department_head", departmentId: cast.roads.id },
    { role: "department_staff", departmentId: cast.parks.id },
  ]);
});

it("knows somebody without a role, and nobody by a session that never was", async () => {
  await db.staffRole.deleteMany({ where: { staffId: cast.worker.staffId } });
  expect((await whoIs(db, await open(cast.worker.staffId)))?.actor.roles).toEqual([]);
  expect(await whoIs(db, crypto.randomUUID())).toBeNull();
});

describe("a session ends", () => {
  it("at sign-out, for every copy of its cookie, and no other with it", async () => {
    const [left, other] = [await open(cast.agent.staffId), await open(cast.agent.staffId)];
    await signOut(db, left, new Date());
    await expect(nextCall(left)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await whoIs(db, other)).not.toBeNull();
  });

  it("twelve hours after it was opened, however busy it is", async () => {
    const id = await open(cast.agent.staffId, ago(SESSION_HOURS * 60 - 1));
    await db.staffSession.update({ where: { id }, data: { seenAt: new Date() } });
    expect(await whoIs(db, id)).not.toBeNull();
    await db.staffSession.update({ where: { id }, data: { openedAt: ago(SESSION_HOURS * 60 + 1) } });
    expect(await whoIs(db, id)).toBeNull();
  });

  it("when nobody has done anything in it for as long as is set", async () => {
    expect(await whoIs(db, await open(cast.agent.staffId, ago(env.SESSION_IDLE_MINUTES + 1)))).toBeNull();
    const id = await open(cast.agent.staffId, ago(env.SESSION_IDLE_MINUTES - 1));
    expect(await whoIs(db, id)).toMatchObject({ stale: true });
    await noteSeen(db, id);
    expect(await whoIs(db, id)).toMatchObject({ stale: false });
  });

  it("with the version of the person that it was opened by, also where that passed meanwhile", async () => {
    expect(await whoIs(db, await open(cast.agent.staffId, new Date(), 2))).toBeNull();
  });
});

describe("loses access at the next call", () => {
  it("who is disabled, and does not get that session back", async () => {
    const id = await open(cast.worker.staffId);
    expect(await nextCall(id)).not.toEqual([]);
    const admin = await as(db, cast.admin);
    await setActive(admin, { id: cast.worker.staffId, active: false });
    await expect(nextCall(id)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await setActive(admin, { id: cast.worker.staffId, active: true });
    await expect(nextCall(id)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("who has another role", async () => {
    const { staffId: id, name } = cast.worker;
    const session = await open(id);
    const roles = [{ role: "department_staff" as const, departmentId: cast.parks.id }];
    await editStaff(await as(db, cast.admin), { id, name, title: null, roles });
    await expect(nextCall(session)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("who was given a new password", async () => {
    const id = await open(cast.worker.staffId);
    await resetPassword(await as(db, cast.admin), { id: cast.worker.staffId });
    await expect(nextCall(id)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

it("gives no role before a given password is changed", async () => {
  const id = await open(cast.head.staffId);
  await db.staff.update({ where: { id: cast.head.staffId }, data: { mustChangePassword: true } });
  expect(await whoIs(db, id)).toMatchObject({ mustChangePassword: true, actor: { roles: [] } });
  await expect(nextCall(id)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
