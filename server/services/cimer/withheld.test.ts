import { Logger } from "graphile-worker";
import { expect, it } from "vitest";
import type { Actor } from "@/server/domain/actor";
import { NO_FILTER } from "@/server/domain/filters";
import { requestNumber } from "@/server/domain/number";
import { importCimer } from "@/server/jobs/import-cimer";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { exportAudit } from "../audit/export";
import { everyCall } from "../calls/list";
import { everyMessage } from "../messages/list";
import { exportRequests } from "../requests/export";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { answersOf, makeAnswers } from "./answers";
import { keepFile } from "./keep-file";
import { exportCases } from "./list-cases";
import { rowsToMend } from "./list-rows";
import { setColumns } from "./mapping";
import { startImport } from "./start-import";

/** Two who withheld who they are: one wrote to CİMER and came by a file, one told it at the desk. */
const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const now = new Date("2026-01-19T08:00:00Z");
const agent = await as(db, cast.agent, now);
const SECRETS = [
  "Saklı",
  "Örnekoğlu",
  "4443322",
  "444 33 22",
  "sakli@ornek",
  "Saklı Sokak",
  "Gizemli",
  "5556677",
  "555 66 77",
];
const FILE = `Başvuru No;Başvuru Tarihi;Türü;Başvuru Metni;Ad Soyad;Telefon;E-posta;Adres;Kimlik Gizli
2600777001;15.01.2026;İhbar;"Gece moloz döküyorlar. Saklı Örnekoğlu, 0500 444 33 22";Saklı Örnekoğlu;0500 444 33 22;sakli@ornek.example;Saklı Sokak No 3;Evet
2600777002;dün;İhbar;Saklı Örnekoğlu yazdı: gürültü var;Saklı Örnekoğlu;0500 444 33 22;sakli@ornek.example;Saklı Sokak No 3;Evet
2600777003;15.01.2026;İhbar;Moloz;Saklı Örnekoğlu;0500 444 33 22;sakli@ornek.example;Saklı Sokak No 3;belki
`;
const run = (importId: number) =>
  importCimer(
    { db, senders: async () => [], receiverOf: async () => null },
    { logger: new Logger(() => () => undefined), payload: { importId }, lastAttempt: false },
  );

const { id: importId } = await keepFile(agent, { name: "ornek.csv", bytes: Buffer.from(FILE) });
await run(importId);
const people: Record<string, Actor> = {
  agent: cast.agent,
  manager: cast.manager,
  head: cast.head,
  worker: cast.worker,
  mayor: cast.mayor,
  admin: cast.admin,
};

function mustHide(said: unknown, where: string): void {
  const text = typeof said === "string" ? said : JSON.stringify(said);
  for (const secret of SECRETS) expect(text?.includes(secret), `${secret} in ${where}: ${text}`).toBe(false);
}

async function everything<T>(batches: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

it("shows nothing of them on any page, list or file, to anybody", async () => {
  mustHide(await appRouter.createCaller(agent).cimer.import({ id: importId }), "the columns' samples");
  await setColumns(agent, {
    id: importId,
    columns: (await appRouter.createCaller(agent).cimer.import({ id: importId })).columns,
  });
  await run(importId);
  mustHide(await appRouter.createCaller(agent).cimer.rows({ id: importId }), "the preview");
  await startImport(agent, { id: importId });
  await run(importId);

  const byFile = await db.request.findFirstOrThrow({ where: { externalId: "2600777001" } });
  const { request: byHand } = await receive(agent, {
    channel: "cimer",
    externalId: "2600777009",
    kind: "tip",
    description: "Köpekler gece havlıyor",
    identityWithheld: true,
    citizen: { name: "Gizemli Örnek", phone: "0500 555 66 77" },
  });
  await db.call.create({
    data: {
      provider: "test",
      callId: "1",
      direction: "incoming",
      number: "+905005556677",
      startedAt: now,
      requestId: byHand.id,
    },
  });
  for (const [id, reader] of [
    [byFile.id, "vatandaşımız"],
    [byHand.id, "Gizemli Örnek"],
  ] as const) {
    await record(agent, { id, change: { act: "route", departmentId: cast.roads.id } });
    await record(await as(db, cast.head, now), {
      id,
      change: { act: "resolve", answer: `Sayın ${reader}, ekip gönderildi.` },
    });
  }
  expect(byFile).toMatchObject({ citizenId: null, identityWithheld: true, kind: "tip" });
  expect(await db.message.count()).toBe(0);

  const file = await makeAnswers(agent, { which: "waiting" });
  const numbers = [byFile, byHand].map(({ year, seq }) => ({ year, seq }));
  const asked: Record<string, unknown[]> = {
    "requests.get": numbers,
    "requests.list": [
      {},
      ...["0500 444 33 22", "0500 555 66 77", "Gizemli", "Saklı"].map((q) => ({ q })),
      { q: requestNumber(byHand.year, byHand.seq) },
    ],
    "requests.suggest": [{ text: "moloz gece", neighbourhoodId: null }],
    "requests.citizensByPhone": [{ digits: "05005556677" }, { digits: "05004443322" }],
    "cimer.list": [{ list: "enter" }, { list: "due" }, { list: "all" }, { q: "26007" }],
    "cimer.import": [{ id: importId }],
    "cimer.rows": [{ id: importId }],
    "messages.list": [{}, { q: "0500 555 66 77" }],
    "reports.year": [{ year: 2026 }],
    "reports.department": [{ year: 2026, departmentId: cast.roads.id }],
    "calls.counts": [{ from: "2026-01-01", to: "2026-02-01" }],
  };
  const calls = createCallerFactory(appRouter);
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);
  let heard = 0;
  for (const [who, actor] of Object.entries(people)) {
    const caller = calls(await as(db, actor, now));
    for (const [path, { _def }] of procedures) {
      if (_def.type !== "query") continue;
      for (const input of asked[path] ?? [undefined, {}]) {
        const ask: unknown = path.split(".").reduce<unknown>((at, name) => Reflect.get(Object(at), name), caller);
        const said = await (ask as (given: unknown) => Promise<unknown>)(input).catch(() => null);
        if (said === null) continue;
        heard += 1;
        // What a head has answered names the citizen to those who work on it; it does not leave the house so.
        const { answer: _, events: __, ...shown } = Object(said) as Record<string, unknown>;
        mustHide(path === "requests.get" ? shown : said, `${path} ${JSON.stringify(input)} by ${who}`);
      }
    }
  }
  expect(heard).toBeGreaterThan(60);

  mustHide(await everything(await exportRequests(agent, NO_FILTER)), "the requests' file");
  mustHide(await everything(await exportCases(agent, { list: "all" })), "the file of CİMER's list");
  mustHide(await everything(everyMessage(agent, { state: [] })), "the messages' file");
  mustHide(await everything(everyCall(agent, {})), "the calls' file");
  mustHide(await everything(exportAudit(await as(db, cast.admin, now), {})), "the audit's file");
  mustHide(await answersOf(agent, { id: file.id }), "the answers' file");
  mustHide(await rowsToMend(agent, { id: importId }), "the file of rows to mend");
});

it("keeps nothing in the database of who came by a file, once the request is open", async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`;
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
    const about = rows.filter(({ row }) => !/^\(\d+,[34],/.test(row) || name !== "cimer_row");
    for (const secret of ["Saklı", "Örnekoğlu", "4443322", "444 33 22", "sakli@ornek"])
      expect(
        about.filter(({ row }) => row.includes(secret)),
        `${secret} in ${name}`,
      ).toEqual([]);
  }
});
