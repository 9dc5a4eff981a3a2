import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY, type StaffActor } from "@/server/domain/actor";
import { hashPassword } from "@/server/passwords";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { setActive, unlock } from "./access";
import { openSession } from "./sessions";
import { LOCKED_MINUTES, signIn, TRIES, TRIES_OF_ADDRESS, TRIES_OF_STRANGERS } from "./sign-in";

const PASSWORD = "mavi masa yedi deniz";
const KNOWN = "ornek.personel.1@ornek.example";
const UNKNOWN = "kimse@ornek.example";

let db: Db;
let passwordHash: string;

beforeAll(async () => {
  ({ db } = await testDatabase());
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE rate_window, audit_entry, staff, department, category, neighbourhood, institution, setting, template CASCADE`;
  await makeMunicipality(db);
  await db.staff.updateMany({ data: { passwordHash } });
});

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const attempt = async (email: string, password: string, now = MONDAY, ip = "10.0.0.1") =>
  signIn(await as(db, NOBODY, now), { email, password, ip });
const fail = (email: string, now?: Date) => attempt(email, "yanlis parola", now);
const failed = async (email: string, times: number) => {
  for (let n = 0; n < times; n += 1) await fail(email);
};

async function administrator(): Promise<StaffActor> {
  const { id, name } = await db.staff.findFirstOrThrow({ where: { roles: { some: { role: "admin" } } } });
  return { kind: "staff", staffId: id, name, roles: [{ role: "admin", departmentId: null }] };
}

/** Failed sign-ins as the audit has them. */
const noted = async () =>
  (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ act, subject, data }) => ({ act, subject, data }));

describe("a failed sign-in", () => {
  it("is in the audit with its network and without what was typed; of unknown accounts once an hour and network", async () => {
    const { id } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    await failed(KNOWN, 2);
    await failed(UNKNOWN, 3);
    await fail("baska@ornek.example");
    await fail(UNKNOWN, at(60));
    const entry = (subject: string, left: number) => ({
      act: "sign_in_failed",
      subject,
      data: { network: "10.0.0.1", left },
    });
    expect(await noted()).toEqual([
      entry(`staff:${id}`, 4),
      entry(`staff:${id}`, 3),
      entry("staff:unknown", 4),
      entry("staff:unknown", 1),
    ]);
  });
});

describe("the right password", () => {
  it("opens, whatever the case and the blanks around the e-mail, and is written down", async () => {
    const { id } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    expect(await attempt(`  ${KNOWN.toUpperCase()} `, PASSWORD)).toEqual({ ok: true, staffId: id, sessionVersion: 1 });
    expect(await db.auditEntry.findMany({ select: { act: true, staffId: true, subject: true, at: true } })).toEqual([
      { act: "sign_in", staffId: id, subject: `staff:${id}`, at: MONDAY },
    ]);
    expect((await db.staff.findUniqueOrThrow({ where: { id } })).lastSignInAt).toEqual(MONDAY);
  });

  it("starts the count anew", async () => {
    await failed(KNOWN, TRIES - 1);
    expect(await attempt(KNOWN, PASSWORD)).toMatchObject({ ok: true });
    expect(await fail(KNOWN)).toEqual({ ok: false, reason: "wrong", left: TRIES - 1 });
  });

  it("does not use up what others at the same address may try", async () => {
    for (let n = 0; n < 3; n += 1) await attempt(KNOWN, PASSWORD);
    expect(await db.rateWindow.findMany({ where: { count: { gt: 0 } } })).toEqual([]);
  });
});

describe("an account that is not there", () => {
  it("answers word for word as one that is, up to the lock and after it", async () => {
    const story = async (email: string) => {
      const answers = [];
      for (let n = 0; n < TRIES + 1; n += 1) answers.push(await fail(email));
      answers.push(await fail(email, at(LOCKED_MINUTES)));
      return answers;
    };
    const known = await story(KNOWN);
    expect(await story(UNKNOWN)).toEqual(known);
    expect(known.map((answer) => (answer.ok ? "ok" : answer.reason))).toEqual([
      ...Array<string>(TRIES - 1).fill("wrong"),
      "locked",
      "locked",
      "wrong",
    ]);
    expect(known.flatMap((answer) => (!answer.ok && answer.reason === "wrong" ? [answer.left] : []))).toEqual([
      4, 3, 2, 1, 4,
    ]);
  });

  it("stores nobody's e-mail in the counts", async () => {
    await fail(UNKNOWN);
    const keys = (await db.rateWindow.findMany()).map(({ key }) => key);
    expect(keys).toHaveLength(4);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });
});

describe("a disabled account", () => {
  it("answers as a wrong password", async () => {
    await db.staff.update({ where: { email: KNOWN }, data: { active: false } });
    expect(await attempt(KNOWN, PASSWORD)).toEqual(await fail(UNKNOWN));
  });
});

describe("the lock", () => {
  it("refuses the right password too, says until when, and is written down once", async () => {
    await failed(KNOWN, TRIES);
    const until = at(LOCKED_MINUTES);
    expect(await attempt(KNOWN, PASSWORD, at(1))).toEqual({ ok: false, reason: "locked", until });
    const { id, lockedUntil, failedSignIns } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    expect({ lockedUntil, failedSignIns }).toEqual({ lockedUntil: until, failedSignIns: TRIES });
    const entries = await db.auditEntry.findMany({
      orderBy: { id: "asc" },
      select: { act: true, subject: true, staffId: true },
    });
    expect(entries).toEqual(
      [...Array<string>(TRIES - 1).fill("sign_in_failed"), "sign_in_locked"].map((act) => ({
        act,
        subject: `staff:${id}`,
        staffId: null,
      })),
    );
  });

  it("does not grow by being tried, and ends", async () => {
    await failed(KNOWN, TRIES);
    for (let minute = 1; minute < LOCKED_MINUTES; minute += 1) await fail(KNOWN, at(minute));
    expect(await attempt(KNOWN, PASSWORD, at(LOCKED_MINUTES))).toMatchObject({ ok: true });
  });

  it("holds for the network that guessed: nobody locks others out from elsewhere", async () => {
    await failed(KNOWN, TRIES);
    expect(await attempt(KNOWN, PASSWORD, at(1), "10.0.0.2")).toMatchObject({ ok: true });
    expect(await attempt(KNOWN, PASSWORD, at(1))).toMatchObject({ ok: false, reason: "locked" });
  });

  it("counts a /64 of IPv6 as one", async () => {
    for (let n = 1; n <= TRIES; n += 1) await attempt(KNOWN, "yanlis parola", MONDAY, `2001:db8::${n}`);
    expect(await attempt(KNOWN, PASSWORD, at(1), "2001:db8::ffff")).toMatchObject({ reason: "locked" });
    expect(await attempt(KNOWN, PASSWORD, at(1), "2001:db8:0:1::1")).toMatchObject({ ok: true });
  });

  it("closes at last for all networks that are strange to the account, and for none from which the person signs in", async () => {
    const { id } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    await openSession(db, { staffId: id, version: 1, device: "", network: "10.0.0.1" }, at(-24 * 60));
    for (let n = 0; n < TRIES_OF_STRANGERS; n += 1) await attempt(KNOWN, "yanlis parola", MONDAY, `192.0.2.${n}`);
    expect(await attempt(KNOWN, PASSWORD, MONDAY, "198.51.100.7")).toMatchObject({ ok: false, reason: "locked" });
    expect(await attempt(KNOWN, PASSWORD, MONDAY, "10.0.0.1")).toMatchObject({ ok: true });
    expect(await attempt("ornek.personel.2@ornek.example", PASSWORD, MONDAY, "198.51.100.7")).toMatchObject({
      ok: true,
    });
    expect(await attempt(KNOWN, PASSWORD, at(60), "198.51.100.7")).toMatchObject({ ok: true });
  });

  it("is lifted by an administrator for every network", async () => {
    await failed(KNOWN, TRIES);
    const { id } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    await unlock(await as(db, await administrator()), { id });
    expect(await attempt(KNOWN, PASSWORD, at(1))).toMatchObject({ ok: true });
  });

  it("holds for one account only", async () => {
    await failed(KNOWN, TRIES);
    expect(await attempt("ornek.personel.2@ornek.example", PASSWORD)).toMatchObject({ ok: true });
  });

  it("lets no more passwords be tried at once than one after the other", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => fail(KNOWN)));
    const tried = answers.filter((answer) => !answer.ok && answer.reason === "wrong");
    expect(tried.length).toBeLessThan(TRIES);
    expect(await attempt(KNOWN, PASSWORD, at(1))).toMatchObject({ ok: false, reason: "locked" });
  });
});

describe("an address", () => {
  it("has its own count over all accounts", async () => {
    const ctx = await as(db, NOBODY);
    for (let n = 0; n < TRIES_OF_ADDRESS; n += 1)
      await signIn(ctx, { email: `kimse${n}@ornek.example`, password: "x", ip: "10.0.0.9" });
    expect(await attempt(KNOWN, PASSWORD, MONDAY, "10.0.0.9")).toEqual({
      ok: false,
      reason: "too_many",
      until: at(15),
    });
    expect(await attempt(KNOWN, PASSWORD, MONDAY, "10.0.0.8")).toMatchObject({ ok: true });
  });
});

describe("when an administrator disables the account", () => {
  it("no password opens it", async () => {
    const { id } = await db.staff.findUniqueOrThrow({ where: { email: KNOWN } });
    await setActive(await as(db, await administrator()), { id, active: false });
    expect(await attempt(KNOWN, PASSWORD)).toMatchObject({ ok: false, reason: "wrong" });
  });
});
