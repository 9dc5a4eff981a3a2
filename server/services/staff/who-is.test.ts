import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { resetPassword, setActive } from "./access";
import { editStaff } from "./edit";
import { whoIs } from "./who-is";

/** 2100: a session that has not ended, by the database's own clock. */
const exp = 4_102_444_800;

let db: Db;
let cast: Cast;
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const claims = (staffId: number, sessionVersion = 1) => ({ staffId, sessionVersion, exp });

/** What the next call of this session may do: the list of requests, as the door asks. */
async function nextCall(staffId: number) {
  const session = await whoIs(db, claims(staffId));
  const ctx = await as(db, session?.actor ?? { kind: "citizen", trackingCode: "" });
  return createCallerFactory(appRouter)(ctx).staff.options({ departmentId: cast.roads.id });
}

it("knows the person with all roles as they are now", async () => {
  expect(await whoIs(db, claims(cast.head.staffId))).toEqual({
    actor: cast.head,
    title: null,
    mustChangePassword: false,
  });
  await db.staffRole.create({
    data: { staffId: cast.head.staffId, role: "department_staff", departmentId: cast.parks.id },
  });
  expect((await whoIs(db, claims(cast.head.staffId)))?.actor.roles).toEqual([
    { role: "department_head", departmentId: cast.roads.id },
    { role: "department_staff", departmentId: cast.parks.id },
  ]);
});

it("knows somebody without a role, and nobody who is not there", async () => {
  await db.staffRole.deleteMany({ where: { staffId: cast.worker.staffId } });
  expect((await whoIs(db, claims(cast.worker.staffId)))?.actor.roles).toEqual([]);
  expect(await whoIs(db, claims(999_999))).toBeNull();
});

it("knows nobody by a token that has expired or is of an older session", async () => {
  expect(await whoIs(db, { ...claims(cast.agent.staffId), exp: 1_000_000_000 })).toBeNull();
  expect(await whoIs(db, claims(cast.agent.staffId, 2))).toBeNull();
});

describe("loses access at the next call", () => {
  it("who is disabled, and does not get that session back", async () => {
    expect(await nextCall(cast.worker.staffId)).not.toEqual([]);
    const admin = await as(db, cast.admin);
    await setActive(admin, { id: cast.worker.staffId, active: false });
    await expect(nextCall(cast.worker.staffId)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await setActive(admin, { id: cast.worker.staffId, active: true });
    await expect(nextCall(cast.worker.staffId)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("who has another role", async () => {
    const { staffId: id, name } = cast.worker;
    const roles = [{ role: "department_staff" as const, departmentId: cast.parks.id }];
    await editStaff(await as(db, cast.admin), { id, name, title: null, roles });
    await expect(nextCall(id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("who was given a new password", async () => {
    await resetPassword(await as(db, cast.admin), { id: cast.worker.staffId });
    await expect(nextCall(cast.worker.staffId)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

it("gives no role before a given password is changed", async () => {
  await db.staff.update({ where: { id: cast.head.staffId }, data: { mustChangePassword: true } });
  expect(await whoIs(db, claims(cast.head.staffId))).toMatchObject({ mustChangePassword: true, actor: { roles: [] } });
  await expect(nextCall(cast.head.staffId)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
