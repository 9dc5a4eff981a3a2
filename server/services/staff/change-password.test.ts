import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { hashPassword, verifyPassword } from "@/server/passwords";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { changePassword } from "./change-password";

const current = "mavi masa yedi deniz";
const next = "yesil kapi uc bulut";

let db: Db;
let cast: Cast;
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(current);
});
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  await db.staff.updateMany({ data: { passwordHash, mustChangePassword: true } });
});

it("changes one's own password, ends the sessions and lifts the duty to change", async () => {
  const id = cast.worker.staffId;
  expect(await changePassword(await as(db, cast.worker), { current, next })).toEqual({
    staffId: id,
    sessionVersion: 2,
  });
  const staff = await db.staff.findUniqueOrThrow({ where: { id } });
  expect(staff.mustChangePassword).toBe(false);
  expect(await verifyPassword(staff.passwordHash, next)).toBe(true);
  expect(await db.auditEntry.findFirst()).toMatchObject({
    act: "password_changed",
    staffId: id,
    subject: `staff:${id}`,
  });
  expect((await db.staff.findUniqueOrThrow({ where: { id: cast.agent.staffId } })).sessionVersion).toBe(1);
});

it("refuses whoever is not signed in", async () => {
  await expect(changePassword(await as(db, NOBODY), { current, next })).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
  });
});

it.each([
  [{ current, next: current }, "passwordSame"],
  [{ current, next: "kisa" }, "passwordShort"],
  [{ current, next: "ornek.personel.12" }, "passwordIsEmail"],
  [{ current: "baska bir parola", next }, "passwordWrong"],
])("refuses %o: %s", async (input, key) => {
  await expect(changePassword(await as(db, cast.worker), input)).rejects.toMatchObject({ code: "INVALID", key });
  expect((await db.staff.findUniqueOrThrow({ where: { id: cast.worker.staffId } })).passwordHash).toBe(passwordHash);
});

it("does not let the present password be guessed", async () => {
  const ctx = await as(db, cast.worker);
  for (let left = 4; left >= 0; left -= 1)
    await expect(changePassword(ctx, { current: "x", next })).rejects.toMatchObject({
      key: "passwordWrong",
      params: { left },
    });
  await expect(changePassword(ctx, { current, next })).rejects.toMatchObject({ code: "TOO_MANY", key: "tooManyTries" });
});
