import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { accessSettingsSchema } from "@/server/domain/access";
import type { StaffActor } from "@/server/domain/actor";
import { NOTICES } from "@/server/domain/notices";
import { appRouter } from "@/server/routers";
import { receive } from "@/server/services/requests/receive";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { forgetMunicipality } from "./municipality";

let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

/** Through the router, as a screen asks: the input is checked, then the one verb is called. */
const settings = async (actor: StaffActor) => createCallerFactory(appRouter)(await as(db, actor)).settings;

describe("refused", () => {
  const ACTS: [string, (api: Awaited<ReturnType<typeof settings>>) => Promise<unknown>][] = [
    ["a department", (api) => api.saveDepartment({ name: "Zabıta Müdürlüğü", shortName: "Zabıta" })],
    [
      "a subject",
      (api) => api.saveCategory({ name: "Kasis", standardValue: 3, standardUnit: "working_days", keywords: [] }),
    ],
    ["a neighbourhood", (api) => api.saveNeighbourhood({ name: "Evka-5" })],
    ["an institution", (api) => api.saveInstitution({ name: "ESHOT" })],
    [
      "a holiday",
      (api) => api.addHoliday({ day: "2026-05-01", name: "Emek ve Dayanışma Günü", kind: "public_holiday" }),
    ],
    ["a holiday's removal", (api) => api.removeHoliday({ id: 1 })],
    ["office hours", (api) => api.saveHours({ opens: 480, closes: 1020, halfDayCloses: 780, halfDayCounts: true })],
    ["how long data is kept", (api) => api.saveRetention({ incomingDays: 90 })],
    ["how much one may read", (api) => api.saveAccess(accessSettingsSchema.parse({}))],
    ["the distance of places outside", (api) => api.savePlaces({ marginKm: 30 })],
    ["the hours of warnings", (api) => api.saveWarningHours({ before: 4, after: 18 })],
    [
      "the identity",
      (api) =>
        api.saveIdentity({ name: "Örnek", shortName: "Örnek", callCentre: "444 00 00", website: "ornek.bel.tr" }),
    ],
    [
      "a template",
      (api) => api.saveTemplate({ notice: "received", locale: "tr", body: "Başvurunuz alındı: {number} {link}" }),
    ],
    ["a look at the settings", (api) => api.read()],
    ["a look at the templates", (api) => api.templates()],
  ];
  it.each(ACTS)("to an agent, a head and the mayor's office: %s", async (_, act) => {
    for (const who of [cast.agent, cast.head, cast.mayor])
      await expect(act(await settings(who))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
  it("what is the administrator's alone, to the manager of public relations", async () => {
    await expect(
      (await settings(cast.manager)).saveDepartment({ name: "Zabıta Müdürlüğü", shortName: "Zabıta" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a department", () => {
  it("is made, changed and written down", async () => {
    const api = await settings(cast.admin);
    const id = await api.saveDepartment({ name: "Zabıta Müdürlüğü", shortName: "Zabıta" });
    await api.saveDepartment({ id, name: "Zabıta Müdürlüğü", shortName: "Zabıta", active: false });
    expect(await db.department.findUnique({ where: { id } })).toMatchObject({
      slug: "zabita-mudurlugu",
      active: false,
    });
    expect(await db.auditEntry.findMany({ where: { act: "save_department" } })).toMatchObject([
      { staffId: cast.admin.staffId },
      { subject: `department:${id}` },
    ]);
    await expect(api.saveDepartment({ name: "Zabıta Müdürlüğü", shortName: "Zabıta" })).rejects.toMatchObject({
      message: "alreadyThere",
    });
  });

  it("takes the mark of the quick solution desk from the one that had it", async () => {
    const id = await (await settings(cast.admin)).saveDepartment({
      name: "Hızlı Çözüm 2",
      shortName: "Hızlı 2",
      isQuickDesk: true,
    });
    expect(await db.department.findMany({ where: { isQuickDesk: true } })).toMatchObject([{ id }]);
  });

  it("cannot be closed over open work", async () => {
    const agent = createCallerFactory(appRouter)(await as(db, cast.agent));
    await agent.requests.receive({
      channel: "desk",
      externalId: "closing-1",
      description: "Park karanlık",
      departmentId: cast.parks.id,
    });
    const api = await settings(cast.admin);
    const parks = { id: cast.parks.id, name: cast.parks.name, shortName: cast.parks.shortName };
    await expect(api.saveDepartment({ ...parks, active: false })).rejects.toMatchObject({
      message: "departmentHasOpenWork",
    });
  });
});

describe("a subject", () => {
  it("keeps its keywords folded, and stands on two levels only", async () => {
    const api = await settings(cast.manager);
    const id = await api.saveCategory({
      name: "Kasis",
      parentId: cast.road.id,
      departmentId: cast.roads.id,
      standardValue: 5,
      standardUnit: "working_days",
      keywords: ["KASİS", "kasis", "Hız kesici", "a"],
    });
    expect(await db.category.findUnique({ where: { id } })).toMatchObject({
      slug: "yol-kasis",
      keywords: ["kasis", "hiz kesici"],
    });
    const below = { name: "Kasis boyası", standardValue: 1, standardUnit: "working_days" as const, keywords: [] };
    await expect(api.saveCategory({ ...below, parentId: id })).rejects.toMatchObject({ message: "twoLevelsOnly" });
    await expect(api.saveCategory({ ...below, standardValue: 0 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a template", () => {
  it.each([
    ["without the link", "Başvurunuz alındı: {number}"],
    ["with a name that nothing fills", "Başvurunuz alındı: {number} {link} {ad}"],
  ])("is refused %s", async (_, body) => {
    await expect(
      (await settings(cast.manager)).saveTemplate({ notice: "received", locale: "tr", body }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is the standard one, and sent, where the municipality has no row: as after an upgrade, or from the first day", async () => {
    await db.template.deleteMany({ where: { notice: { in: ["received", "extended"] } } });
    forgetMunicipality(db);
    const texts = await (await settings(cast.manager)).templates();
    expect(texts.map(({ notice, locale }) => `${notice} ${locale}`)).toEqual(
      NOTICES.flatMap((notice) => [`${notice} tr`, `${notice} en`]),
    );
    const [standard] = texts;
    expect(standard).toMatchObject({ notice: "received", updatedAt: null, subject: "Başvurunuz alındı: {number}" });
    expect(texts.find(({ notice, locale }) => notice === "resolved" && locale === "tr")?.updatedAt).not.toBeNull();
    const agent = createCallerFactory(appRouter)(await as(db, cast.agent));
    const { request } = await agent.requests.receive({
      channel: "desk",
      externalId: "standard-1",
      description: "Çukur var",
      citizen: { phone: "0500 000 00 08", email: "ornek14@ornek.example" },
    });
    expect(await db.message.findMany({ where: { requestId: request.id } })).toContainEqual(
      expect.objectContaining({ body: expect.stringMatching(/^Başvurunuz alındı: 2026-\d{6}\. Durumunu/) }),
    );
  });

  it("without a subject of its own stays without one", async () => {
    const api = await settings(cast.manager);
    await api.saveTemplate({ notice: "referred", locale: "tr", body: "Yönlendirildi: {number} {link}", subject: "" });
    const { municipality } = await as(db, cast.admin);
    expect(municipality.subjects.get("referred tr")).toBeNull();
  });

  it("is what the next citizen reads", async () => {
    await (await settings(cast.manager)).saveTemplate({
      notice: "received",
      locale: "tr",
      body: "Kaydedildi: {number} {link}",
    });
    const agent = createCallerFactory(appRouter)(await as(db, cast.agent));
    const { request } = await agent.requests.receive({
      channel: "desk",
      externalId: "template-1",
      description: "Çukur var",
      citizen: { phone: "0500 000 00 09" },
    });
    expect(await db.message.findFirst({ where: { requestId: request.id } })).toMatchObject({
      body: `Kaydedildi: 2026-00000${request.seq} localhost:3000/t/${request.trackingCode}`,
    });
  });
});

it("moves the deadlines that are set from now on when a day off is added", async () => {
  const api = await settings(cast.admin);
  await api.addHoliday({ day: "2026-01-20", name: "İdari izin", kind: "administrative_leave" });
  const agent = createCallerFactory(appRouter)(await as(db, cast.agent));
  const { request } = await agent.requests.receive({
    channel: "desk",
    externalId: "holiday-1",
    description: "Çukur var",
  });
  expect(request.dueAt.toISOString()).toBe("2026-01-23T08:00:00.000Z");
  const [holiday] = await api.holidays({ year: 2026 });
  expect(holiday).toMatchObject({ day: "2026-01-20", kind: "administrative_leave" });
  await api.removeHoliday({ id: holiday?.id ?? 0 });
  expect(await api.holidays({ year: 2026 })).toEqual([]);
  await expect(
    api.saveHours({ opens: 1020, closes: 480, halfDayCloses: 780, halfDayCounts: true }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

describe("the hours of warnings", () => {
  it("are kept, and written down with who set them", async () => {
    const api = await settings(cast.admin);
    expect((await api.read()).warningHours).toEqual({ before: 9, after: 9 });
    await api.saveWarningHours({ before: 4, after: 18 });
    expect((await (await settings(cast.admin)).read()).warningHours).toEqual({ before: 4, after: 18 });
    expect(await db.auditEntry.findFirst({ where: { act: "save_warning_hours" } })).toMatchObject({
      staffId: cast.admin.staffId,
      data: { before: 4, after: 18 },
    });
  });

  it.each([0, 1.5, 181, Number.NaN])("refuses %d", async (before) => {
    await expect((await settings(cast.admin)).saveWarningHours({ before, after: 9 })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

it.each([0, 201, 2.5, Number.NaN])("does not take %d kilometres for the margin of places", async (marginKm) => {
  await expect((await settings(cast.admin)).savePlaces({ marginKm })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("asks about a place by the distance that the municipality has set", async () => {
  await db.neighbourhood.updateMany({ data: { latitude: 38.49, longitude: 27.05 } });
  forgetMunicipality(db);
  const api = await settings(cast.admin);
  expect((await api.read()).places).toEqual({ marginKm: 20 });
  const far = { latitude: 38.49, longitude: 27.4 };
  const placed = async () => {
    const ctx = await as(db, { kind: "channel", channel: "web" }, new Date());
    return (await receive(ctx, intake({ ...far, channel: "web" }))).request.longitude;
  };
  expect(await placed()).toBeNull();
  await api.savePlaces({ marginKm: 40 });
  expect(await placed()).toBe(27.4);
});

it.each([29, 3651, 90.5])(
  "keeps data no shorter than a month and no longer than ten years: not %d days",
  async (days) => {
    await expect((await settings(cast.admin)).saveRetention({ incomingDays: days })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  },
);
