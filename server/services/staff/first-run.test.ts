import { beforeEach, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { verifyPassword } from "@/server/passwords";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY } from "@/server/testing/municipality";
import { createFirstAdmin, hasNoStaff, setupCode } from "./first-run";
import { signIn } from "./sign-in";

const PASSWORD = "mavi masa yedi deniz";
const person = (n: number) => ({
  name: `Örnek Yönetici ${n}`,
  email: `Ornek.Yonetici${n}@ornek.example`,
  password: PASSWORD,
});

let db: Db;
let code: string;
beforeEach(async () => {
  ({ db } = await testDatabase());
  code = await setupCode(db);
});
/** With the code that this database's server prints. */
const withCode = (n: number) => ({ ...person(n), code });

it("makes an administrator in an empty database, who can sign in", async () => {
  expect(await hasNoStaff(db)).toBe(true);
  const ctx = await as(db, NOBODY);
  const { staffId } = await createFirstAdmin(ctx, withCode(1));
  const staff = await db.staff.findUniqueOrThrow({ where: { id: staffId }, include: { roles: true } });
  expect(staff).toMatchObject({ email: "ornek.yonetici1@ornek.example", active: true, mustChangePassword: false });
  expect(staff.roles).toMatchObject([{ role: "admin", departmentId: null }]);
  expect(await verifyPassword(staff.passwordHash, PASSWORD)).toBe(true);
  expect(await hasNoStaff(db)).toBe(false);
  expect(await signIn(ctx, { email: staff.email, password: PASSWORD, ip: "10.0.0.1" })).toMatchObject({ ok: true });
  expect(await db.auditEntry.findFirst({ where: { act: "staff_first" } })).toMatchObject({ staffId, at: MONDAY });
});

it("refuses as soon as there is anybody", async () => {
  const ctx = await as(db, NOBODY);
  await createFirstAdmin(ctx, withCode(1));
  await expect(createFirstAdmin(ctx, withCode(2))).rejects.toMatchObject({ code: "WRONG_STATE", key: "alreadySetUp" });
});

it("makes one of twenty who ask at once", async () => {
  const ctx = await as(db, NOBODY);
  const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => createFirstAdmin(ctx, withCode(n))));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of asked)
    if (answer.status === "rejected") expect(answer.reason).toMatchObject({ key: "alreadySetUp" });
  expect(await db.staff.count()).toBe(1);
});

it("holds the password against the rules", async () => {
  const ctx = await as(db, NOBODY);
  await expect(createFirstAdmin(ctx, { ...withCode(1), password: "kisa" })).rejects.toMatchObject({
    key: "passwordShort",
  });
  expect(await hasNoStaff(db)).toBe(true);
});

it("wants the code that the server prints, typed in any way, and lets nobody guess it", async () => {
  expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/);
  expect(await setupCode(db)).toBe(code);
  const other = await testDatabase();
  expect(await setupCode(other.db)).not.toBe(code);
  const ctx = await as(db, NOBODY);
  for (const wrong of ["", "AAAA-AAAA-AAAA", code.slice(0, -1)])
    await expect(createFirstAdmin(ctx, { ...person(1), code: wrong })).rejects.toMatchObject({ key: "setupCodeWrong" });
  expect(await hasNoStaff(db)).toBe(true);
  const typed = code.toLowerCase().replaceAll("-", " ");
  await createFirstAdmin(ctx, { ...person(1), code: typed });
  await db.staff.deleteMany();
  for (let n = 0; n < 20; n += 1) await createFirstAdmin(ctx, { ...person(1), code: "x" }).catch(() => undefined);
  await expect(createFirstAdmin(ctx, withCode(1))).rejects.toMatchObject({ code: "TOO_MANY" });
});
