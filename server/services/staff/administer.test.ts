import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY, type StaffActor } from "@/server/domain/actor";
import { verifyPassword } from "@/server/passwords";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { signIn, TRIES } from "./sign-in";

let db: Db;
let cast: Cast;
beforeEach(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

/** Through the router, as a screen asks: the input is checked, then the one verb is called. */
const staff = async (actor: StaffActor) => createCallerFactory(appRouter)(await as(db, actor)).staff;
type Api = Awaited<ReturnType<typeof staff>>;

const person = (n: number) => ({
  email: `Ornek.Personel${n}@ornek.example`,
  name: `Örnek Personel ${n}`,
  title: "asfalt ekibi",
  roles: [{ role: "department_staff" as const, departmentId: cast.roads.id }],
});
const actsOf = async () =>
  (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ act, subject, staffId }) => ({
    act,
    subject,
    staffId,
  }));
const versionOf = async (id: number) => (await db.staff.findUniqueOrThrow({ where: { id } })).sessionVersion;

describe("refused to everybody but an administrator", () => {
  const ACTS: [string, (api: Api, id: number) => Promise<unknown>][] = [
    ["the list", (api) => api.list({})],
    ["one person", (api, id) => api.find({ id })],
    ["a new person", (api) => api.create(person(90))],
    ["a change", (api, id) => api.edit({ id, name: "Örnek Personel 91", title: "", roles: [] })],
    ["disabling", (api, id) => api.setActive({ id, active: false })],
    ["a new password", (api, id) => api.resetPassword({ id })],
    ["unlocking", (api, id) => api.unlock({ id })],
    ["the audit", (api) => api.audit({})],
    ["what the audit can be narrowed to", (api) => api.auditChoices()],
  ];
  it.each(ACTS)("%s", async (_, act) => {
    for (const who of [cast.agent, cast.manager, cast.head, cast.worker, cast.mayor])
      await expect(act(await staff(who), cast.worker.staffId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const nobody = createCallerFactory(appRouter)(await as(db, NOBODY)).staff;
    await expect(act(nobody, cast.worker.staffId)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await actsOf()).toEqual([]);
  });
});

describe("a new person", () => {
  it("signs in with the password given once, and must change it", async () => {
    const { id, password } = await (await staff(cast.admin)).create(person(90));
    const made = await db.staff.findUniqueOrThrow({ where: { id }, include: { roles: true } });
    expect(made).toMatchObject({
      email: "ornek.personel90@ornek.example",
      mustChangePassword: true,
      title: "asfalt ekibi",
    });
    expect(made.roles).toMatchObject([{ role: "department_staff", departmentId: cast.roads.id }]);
    expect(await signIn(await as(db, NOBODY), { email: made.email, password, ip: "10.0.0.1" })).toMatchObject({
      ok: true,
    });
    expect((await actsOf())[0]).toEqual({ act: "staff_created", subject: `staff:${id}`, staffId: cast.admin.staffId });
  });

  it("has an e-mail of their own", async () => {
    const api = await staff(cast.admin);
    await api.create(person(90));
    await expect(api.create({ ...person(90), email: "ORNEK.personel90@ornek.example" })).rejects.toMatchObject({
      message: "emailTaken",
    });
  });

  it.each([
    ["a department's role without a department", [{ role: "department_head" as const, departmentId: null }]],
    ["another role with one", [{ role: "agent" as const, departmentId: 1 }]],
    [
      "a role twice",
      [
        { role: "agent" as const, departmentId: null },
        { role: "agent" as const, departmentId: null },
      ],
    ],
  ])("cannot hold %s", async (_, roles) => {
    const api = await staff(cast.admin);
    await expect(api.create({ ...person(90), roles })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a change", () => {
  it("gives roles in several departments and writes down both sides", async () => {
    const id = cast.worker.staffId;
    const roles = [cast.roads, cast.parks].map((department) => ({
      role: "department_staff" as const,
      departmentId: department.id,
    }));
    await (await staff(cast.admin)).edit({ id, name: "Örnek Personel 12", title: "  ", roles });
    expect(await (await staff(cast.admin)).find({ id })).toMatchObject({
      name: "Örnek Personel 12",
      title: null,
      roles,
    });
    expect((await db.auditEntry.findFirstOrThrow()).data).toMatchObject({
      from: { roles: [{ role: "department_staff", departmentId: cast.roads.id }] },
      to: { roles },
    });
    expect(await versionOf(id)).toBe(1);
  });

  it("of somebody who is not there is refused", async () => {
    const api = await staff(cast.admin);
    await expect(api.edit({ id: 999_999, name: "x", title: "", roles: [] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api.resetPassword({ id: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api.find({ id: 999_999 })).toBeNull();
  });
});

describe("access", () => {
  it("ends with a new password, which opens a lock", async () => {
    const id = cast.worker.staffId;
    const { email } = await db.staff.findUniqueOrThrow({ where: { id } });
    await db.staff.update({ where: { id }, data: { passwordHash: (await db.staff.findFirstOrThrow()).passwordHash } });
    const first = await (await staff(cast.admin)).resetPassword({ id });
    const nobody = await as(db, NOBODY);
    for (let n = 0; n < TRIES; n += 1) await signIn(nobody, { email, password: "yanlis", ip: "10.0.0.1" });
    expect(await signIn(nobody, { email, password: first.password, ip: "10.0.0.1" })).toMatchObject({
      reason: "locked",
    });
    const { password } = await (await staff(cast.admin)).resetPassword({ id });
    expect(await signIn(nobody, { email, password, ip: "10.0.0.1" })).toMatchObject({ ok: true });
    expect(await versionOf(id)).toBe(3);
    const { passwordHash } = await db.staff.findUniqueOrThrow({ where: { id } });
    expect(await verifyPassword(passwordHash, first.password)).toBe(false);
  });

  it("comes back by unlocking, with the password that was", async () => {
    const id = cast.worker.staffId;
    const { email } = await db.staff.findUniqueOrThrow({ where: { id } });
    const { password } = await (await staff(cast.admin)).resetPassword({ id });
    const nobody = await as(db, NOBODY);
    for (let n = 0; n < TRIES; n += 1) await signIn(nobody, { email, password: "yanlis", ip: "10.0.0.1" });
    expect(await (await staff(cast.admin)).list({ state: "locked" })).toMatchObject({ total: 1, rows: [{ id }] });
    await (await staff(cast.admin)).unlock({ id });
    expect(await (await staff(cast.admin)).list({ state: "locked" })).toMatchObject({ total: 0 });
    expect(await signIn(nobody, { email, password, ip: "10.0.0.1" })).toMatchObject({ ok: true });
  });

  it("is disabled and enabled, and each is written down", async () => {
    const id = cast.worker.staffId;
    const api = await staff(cast.admin);
    await api.setActive({ id, active: false });
    await api.setActive({ id, active: true });
    expect(await versionOf(id)).toBe(3);
    expect((await actsOf()).map(({ act }) => act)).toEqual(["staff_disabled", "staff_enabled"]);
  });
});

describe("the last active administrator", () => {
  const roles = [{ role: "agent" as const, departmentId: null }];

  it("cannot be disabled or given other roles; nothing is left of the attempt", async () => {
    const id = cast.admin.staffId;
    const api = await staff(cast.admin);
    await expect(api.setActive({ id, active: false })).rejects.toMatchObject({ message: "lastAdmin" });
    await expect(api.edit({ id, name: "Örnek Yönetici 1", title: "", roles })).rejects.toMatchObject({
      message: "lastAdmin",
    });
    expect(await api.find({ id })).toMatchObject({ active: true, roles: [{ role: "admin" }] });
    expect(await actsOf()).toEqual([]);
  });

  it("stays when two take it from each other at once", async () => {
    const other = await (await staff(cast.admin)).create({
      ...person(90),
      roles: [{ role: "admin", departmentId: null }],
    });
    const second: StaffActor = { ...cast.admin, staffId: other.id };
    const asked = await Promise.allSettled([
      (await staff(cast.admin)).setActive({ id: other.id, active: false }),
      (await staff(second)).edit({ id: cast.admin.staffId, name: "Örnek Yönetici 1", title: "", roles }),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.staffRole.count({ where: { role: "admin", staff: { active: true } } })).toBe(1);
  });
});

describe("the list", () => {
  it("finds Turkish names however they are typed, and narrows and sorts", async () => {
    const api = await staff(cast.admin);
    await api.create({ ...person(90), name: "Örnek Işık Çağrı" });
    await api.create({ ...person(91), name: "Örnek Ömür", roles: [{ role: "agent", departmentId: null }] });
    const names = async (filter: Parameters<Api["list"]>[0]) => (await api.list(filter)).rows.map(({ name }) => name);
    for (const q of ["isik cagri", "IŞIK", "çağ ornek"]) expect(await names({ q })).toEqual(["Örnek Işık Çağrı"]);
    expect(await names({ role: "department_staff", department: cast.roads.id })).toEqual([
      "Ornek Personel 12",
      "Örnek Işık Çağrı",
    ]);
    expect(await names({ role: "agent", sort: "-name" })).toEqual([
      "Örnek Ömür",
      "Ornek Personel 2",
      "Ornek Personel 1",
    ]);
    await db.staff.update({ where: { id: cast.mayor.staffId }, data: { active: false, lastSignInAt: new Date() } });
    expect(await names({ state: "disabled" })).toEqual(["Ornek Baskanlik 1"]);
    expect((await names({ sort: "-signIn" }))[0]).toBe("Ornek Baskanlik 1");
  });
});

describe("whom a department's requests can be given to", () => {
  it("are its active head and staff", async () => {
    const asked = { departmentId: cast.roads.id };
    const names = async (actor: StaffActor) => (await (await staff(actor)).options(asked)).map(({ name }) => name);
    for (const who of [cast.agent, cast.manager, cast.head, cast.worker])
      expect(await names(who)).toEqual(["Ornek Mudur 2", "Ornek Personel 12"]);
    await db.staff.update({ where: { id: cast.worker.staffId }, data: { active: false } });
    expect(await names(cast.agent)).toEqual(["Ornek Mudur 2"]);
    for (const who of [cast.stranger, cast.mayor, cast.admin])
      await expect(names(who)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
