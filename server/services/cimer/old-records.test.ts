import { readFileSync } from "node:fs";
import { Logger } from "graphile-worker";
import { beforeEach, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import type { Channel } from "@/server/domain/channel";
import { importCimer } from "@/server/jobs/import-cimer";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { yearReport } from "../reports/year";
import { warnOfDeadlines } from "../warnings/warn";
import { getImport } from "./get-import";
import { keepFile } from "./keep-file";
import { countCases } from "./list-cases";
import { setColumns } from "./mapping";
import { startImport } from "./start-import";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const agent = () => as(db, cast.agent, new Date());

const run = (importId: number) =>
  importCimer(
    { db, senders: async () => [], receiverOf: async () => null },
    { logger: new Logger(() => () => undefined), payload: { importId }, lastAttempt: false },
  );

beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: { contains: "mapping" } } });
});

/** Read, its columns confirmed. */
async function ready(bytes: Uint8Array, channel: Channel = "cimer"): Promise<number> {
  const { id } = await keepFile(await agent(), { name: "eski.csv", bytes, channel });
  await run(id);
  await setColumns(await agent(), { id, columns: (await getImport(await agent(), { id })).columns });
  await run(id);
  return id;
}
const csv = (...lines: string[]) => Buffer.from(lines.join("\r\n"));
const received = async (year: number) => (await yearReport(await as(db, cast.mayor), { year })).total.now;

it("of CİMER count in their own years as answered, with numbers of the year in which they are recorded, and nag nobody", async () => {
  const file = readFileSync(new URL("../../integrations/fixtures/earlier-years.xlsx", import.meta.url));
  const id = await ready(file);
  const { arrival, fresh } = await getImport(await agent(), { id });
  expect(arrival).toMatchObject({ unsaid: fresh, ended: 0, open: 0 });
  expect(fresh).toBeGreaterThan(2);

  await startImport(await agent(), { id, quiet: true, assumeEnded: true });
  await run(id);
  const requests = await db.request.findMany({ where: { channel: "cimer" }, include: { cimer: true, events: true } });
  expect(requests).toHaveLength(fresh);
  const thisYear = new Date().getFullYear();
  for (const request of requests)
    expect(request).toMatchObject({
      status: "resolved",
      year: thisYear,
      recordedAt: expect.any(Date),
      clockFrom: request.receivedAt,
      answeredAt: null,
      answeredOnTime: null,
      cimer: { date: request.receivedAt, enteredAt: null },
      events: [{ act: "receive", to: "resolved" }],
    });
  for (const { year, count } of arrival.years)
    expect(await received(year)).toMatchObject({ received: count, resolved: count, open: 0, answered: 0 });
  expect(await received(thisYear)).toMatchObject({ received: 0, recorded: fresh });
  await warnOfDeadlines(await as(db, SYSTEM, new Date()));
  expect([await db.message.count(), await db.warning.count()]).toEqual([0, 0]);
  expect(await countCases(await agent())).toEqual({ enter: 0, late: 0, soon: 0 });
  expect(await verifySums(db)).toEqual([]);
});

it("of another channel come with how they ended, when and by whom; what is open stays open; nothing comes twice", async () => {
  const department = await db.department.findUniqueOrThrow({ where: { id: cast.roads.id } });
  const file = csv(
    "Başvuru No;Başvuru Tarihi;Başvuru Metni;Ad Soyad;Durum;Cevap Metni;Cevap Tarihi;Birim",
    `M-1;10.01.2024 10:00;Çukur açıldı;Örnek Vatandaş 1;Çözüldü;Kapatıldı;11.01.2024;${department.name}`,
    "M-2;10.01.2024 10:00;Lamba yanmıyor;Örnek Vatandaş 2;Olumsuz;Yetkimizde değil;10.06.2024;",
    `M-3;10.01.2025 10:00;Park bakımsız;Örnek Vatandaş 3;İşlemde;;;${department.shortName}`,
    "M-4;10.01.2025 10:00;Teşekkür ederim;Örnek Vatandaş 4;;;;",
  );
  const id = await ready(file, "desk");
  expect((await getImport(await agent(), { id })).arrival).toMatchObject({
    years: [
      { year: 2024, count: 2 },
      { year: 2025, count: 2 },
    ],
    ended: 2,
    open: 1,
    unsaid: 1,
  });
  await startImport(await agent(), { id, quiet: false, assumeEnded: false });
  await run(id);
  const found = await db.request.findMany({ where: { channel: "desk" }, orderBy: { externalId: "asc" } });
  expect(found).toMatchObject([
    {
      externalId: "old:M-1",
      status: "resolved",
      answer: "Kapatıldı",
      answeredAt: new Date("2024-01-10T21:00:00Z"),
      answeredOnTime: true,
      answeredTenths: expect.any(Number),
      departmentId: cast.roads.id,
    },
    { status: "declined", answeredOnTime: false, departmentId: null },
    { status: "assigned", departmentId: cast.roads.id, answeredAt: null },
    { status: "new", answeredAt: null },
  ]);
  expect(await db.message.count()).toBe(0);
  expect(await verifySums(db)).toEqual([]);

  const again = await ready(file, "desk");
  expect(await getImport(await agent(), { id: again })).toMatchObject({ fresh: 0, known: 4 });
});
