import { Logger } from "graphile-worker";
import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { importCimer } from "@/server/jobs/import-cimer";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { bringRows } from "./bring-rows";
import { forgetImports } from "./forget";
import { getImport, listImports } from "./get-import";
import { keepFile } from "./keep-file";
import { listRows, rowsToMend } from "./list-rows";
import { setColumns } from "./mapping";
import { mendRow, skipRow } from "./mend-row";
import { startImport } from "./start-import";
import { takeImport, undoneImports } from "./take";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const NOW = new Date("2026-01-19T08:00:00Z");

beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: "cimer_mapping" } });
});

const agent = (now = NOW) => as(db, cast.agent, now);
const system = (now = NOW) => as(db, SYSTEM, now);
const tools: Parameters<typeof importCimer>[0] = { db, senders: async () => [], receiverOf: async () => null };
const run = (importId?: number) =>
  importCimer(tools, {
    logger: new Logger(() => () => undefined),
    payload: importId ? { importId } : null,
    lastAttempt: false,
  });

const HEAD = "Başvuru No;Başvuru Tarihi;Türü;Başvuru Metni;Ad Soyad;Telefon;Kimlik Gizli";
let last = 2600100000;
const next = () => String(++last);
const row = (
  given: Partial<Record<"number" | "date" | "type" | "text" | "name" | "phone" | "withheld", string>> = {},
) => {
  const number = given.number ?? next();
  const {
    date = "15.01.2026 10:30",
    type = "Şikâyet",
    text = "Okulun önündeki çukur büyüdü.",
    withheld = "Hayır",
  } = given;
  const { name = `Örnek Vatandaş ${number.slice(-3)}`, phone = `0500 000 ${number.slice(-4)}` } = given;
  return [number, date, type, text, name, phone, withheld].join(";");
};
const keep = async (lines: string[], head = HEAD) =>
  (await keepFile(await agent(), { name: "ornek.csv", bytes: Buffer.from([head, ...lines].join("\r\n")) })).id;
const stateOf = async (id: number) => getImport(await agent(), { id });

/** Kept, read, and its columns confirmed: ready to be started. */
async function ready(lines: string[], head = HEAD): Promise<number> {
  const id = await keep(lines, head);
  await run(id);
  const { state, columns } = await stateOf(id);
  if (state === "mapping") {
    await setColumns(await agent(), { id, columns });
    await run(id);
  }
  return id;
}
async function bring(id: number, quiet?: boolean) {
  await startImport(await agent(), { id, ...(quiet === undefined ? {} : { quiet }) });
  await run(id);
  return stateOf(id);
}

describe("a file", () => {
  it("is kept before it is read, its columns are guessed and shown with what stands in them", async () => {
    const id = await keep([
      row({ text: "Park lambası yanmıyor" }),
      row({ name: "Örnek Vatandaş 901", withheld: "Evet" }),
    ]);
    expect(await stateOf(id)).toMatchObject({ state: "stored", name: "ornek.csv", total: 0 });
    await run(id);
    const found = await stateOf(id);
    expect(found).toMatchObject({
      state: "mapping",
      total: 2,
      columns: { number: 0, date: 1, type: 2, text: 3, name: 4, phone: 5, withheld: 6 },
    });
    expect(found.head[3]).toEqual({ name: "Başvuru Metni", samples: ["Park lambası yanmıyor"] });
    expect(JSON.stringify(found)).not.toContain("901");
  });

  it("with the columns of the last one is checked without asking", async () => {
    await ready([row()]);
    const id = await keep([row()], "Telefon;Kimlik Gizli;Başvuru Metni;Başvuru No;Başvuru Tarihi;Türü;Ad Soyad");
    await run(id);
    expect(await stateOf(id)).toMatchObject({ state: "ready", columns: { number: 3, text: 2 } });
  });

  it("that is none of CİMER's says why, and nothing of it is kept", async () => {
    const id = await keep([], "Plaka;Renk");
    await run(id);
    expect(await stateOf(id)).toMatchObject({ state: "unreadable", error: "noHead" });
    expect((await db.cimerImport.findUniqueOrThrow({ where: { id } })).file).toBeNull();
  });

  it("needs its three columns, and none twice", async () => {
    const id = await keep([row()]);
    await run(id);
    const set = async (columns: Record<string, number>) => setColumns(await agent(), { id, columns });
    await expect(set({ number: 0, date: 1 })).rejects.toMatchObject({ key: "cimerColumnsMissing" });
    await expect(set({ number: 0, date: 1, text: 1 })).rejects.toMatchObject({ key: "cimerColumnTwice" });
  });

  it("is nobody's but public relations'", async () => {
    const id = await ready([row()]);
    for (const who of [cast.head, cast.worker, cast.mayor, cast.admin]) {
      const ctx = await as(db, who);
      for (const act of [
        () => keepFile(ctx, { name: "x", bytes: new Uint8Array(1) }),
        () => listImports(ctx, {}),
        () => getImport(ctx, { id }),
        () => listRows(ctx, { id }),
        () => rowsToMend(ctx, { id }),
        () => setColumns(ctx, { id, columns: { number: 0, date: 1, text: 3 } }),
        () => mendRow(ctx, { id, line: 2, values: {} }),
        () => skipRow(ctx, { id, line: 2 }),
        () => startImport(ctx, { id }),
      ])
        await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(takeImport(await agent(), { id, held: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(bringRows(await agent(), { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("its rows", () => {
  it("are told apart: to be opened, there already, to be mended; each fault is named", async () => {
    const known = next();
    await receive(await agent(), {
      channel: "cimer",
      externalId: known,
      description: "Bilinen başvuru",
      kind: "demand",
    });
    const twice = row();
    const id = await ready([
      row(),
      row({ number: known, text: "Başka bir başvuru" }),
      row({ date: "31.02.2026", phone: "12" }),
      "",
      twice,
      twice,
      row({ number: twice.slice(0, 10), text: "Başka bir metin" }),
    ]);
    expect(await stateOf(id)).toMatchObject({ state: "ready", total: 6, fresh: 2, known: 1, invalid: 3 });
    const { rows } = await listRows(await agent(), { id });
    expect(rows.map(({ line, state, problems }) => [line, state, ...problems.map(({ key }) => key)])).toEqual([
      [2, "new"],
      [3, "invalid", "numberReused"],
      [4, "invalid", "dateUnreadable"],
      [6, "new"],
      [7, "known", "numberTwice"],
      [8, "invalid", "numberTwice"],
    ]);
    expect(rows[1]?.request).toMatchObject({ year: 2026 });
    expect((await listRows(await agent(), { id, state: "invalid", after: 4 })).rows).toHaveLength(1);
  });

  it("become requests by CİMER's own date; a bad one holds nobody up, and is mended and brought after", async () => {
    const id = await ready([row(), row({ date: "dün" }), row({ type: "Bilgi Edinme" })]);
    expect(await bring(id)).toMatchObject({ state: "done", imported: 2, invalid: 1, fresh: 0 });
    const [complaint, information] = await db.request
      .findMany({
        where: { channel: "cimer", cimer: { isNot: null } },
        orderBy: { id: "desc" },
        take: 2,
        include: { cimer: true, events: true },
      })
      .then((rows) => rows.reverse());
    expect(complaint).toMatchObject({
      kind: "complaint",
      legalClass: "cimer",
      receivedAt: new Date("2026-01-15T07:30:00Z"),
      clockFrom: new Date("2026-01-15T07:30:00Z"),
      cimer: { type: "complaint" },
      events: [{ act: "receive", actor: "channel" }],
    });
    expect(information).toMatchObject({ kind: "information", legalClass: "information_act" });

    await expect(mendRow(await agent(), { id, line: 3, values: { date: "yarın" } })).resolves.toMatchObject({
      state: "invalid",
    });
    await expect(mendRow(await agent(), { id, line: 3, values: { date: "16.01.2026" } })).resolves.toEqual({
      state: "new",
      problems: [],
    });
    expect(await stateOf(id)).toMatchObject({ state: "ready", fresh: 1, invalid: 0 });
    expect(await bring(id)).toMatchObject({ state: "done", imported: 3, invalid: 0 });
    await expect(mendRow(await agent(), { id, line: 3, values: {} })).rejects.toMatchObject({ key: "cimerRowDone" });
    await expect(startImport(await agent(), { id })).rejects.toMatchObject({ key: "cimerNothingToImport" });
    expect(await verifySums(db)).toEqual([]);
  });

  it("that were mended are known when the file comes again as it was; with other words they are not", async () => {
    const mended = row({ date: "dün" });
    const unread = row({ date: "31.02.2026" });
    const id = await ready([mended, unread]);
    for (const line of [2, 3]) await mendRow(await agent(), { id, line, values: { date: "16.01.2026" } });
    expect(await bring(id)).toMatchObject({ state: "done", imported: 2 });
    const { rows: opened } = await listRows(await agent(), { id, state: "imported" });

    const again = await ready([mended, unread.replace("çukur", "delik")]);
    const { rows } = await listRows(await agent(), { id: again });
    expect(rows.map(({ state, problems, request }) => [state, problems[0]?.key, request?.seq])).toEqual([
      ["known", undefined, opened[0]?.request?.seq],
      ["invalid", "numberReused", opened[1]?.request?.seq],
    ]);
  });

  it("of old records send no receipt, nor do those mended after, until the import is told otherwise", async () => {
    const receipts = () => db.message.count({ where: { notice: "received", request: { channel: "cimer" } } });
    const before = await receipts();
    const id = await ready([row(), row({ date: "dün" }), row({ date: "dün" }), row()]);
    expect(await stateOf(id)).toMatchObject({ quiet: false });
    expect(await bring(id, true)).toMatchObject({ imported: 2, quiet: true });
    expect(await receipts()).toBe(before);
    await mendRow(await agent(), { id, line: 3, values: { date: "16.01.2026" } });
    expect(await bring(id)).toMatchObject({ imported: 3, quiet: true });
    expect(await receipts()).toBe(before);
    await mendRow(await agent(), { id, line: 4, values: { date: "16.01.2026" } });
    expect(await bring(id, false)).toMatchObject({ imported: 4, quiet: false });
    expect(await receipts()).toBe(before + 1);
    const started = await db.auditEntry.findMany({ where: { act: "cimer_imported", subject: `cimer_import:${id}` } });
    expect(started.map(({ data }) => data)).toMatchObject([{ quiet: true }, { quiet: true }, { quiet: false }]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("may be given out with their faults, mended there and brought again", async () => {
    const id = await ready([row({ date: "dün", text: "=1+1 çukur" }), row()]);
    const { head, rows } = await rowsToMend(await agent(), { id });
    expect(rows).toMatchObject([{ line: 2, problems: [{ field: "date", key: "dateUnreadable" }] }]);
    const [cells = []] = rows.map((one) => one.cells);
    cells[1] = "14.01.2026";
    const again = await ready([["2", "Tarih okunamadı", ...cells].join(";")], ["Satır", "Hata", ...head].join(";"));
    expect(await bring(again)).toMatchObject({ imported: 1, invalid: 0 });
  });

  it("that are left out stay out, until somebody mends them after all", async () => {
    const id = await ready([row(), row({ date: "" })]);
    await skipRow(await agent(), { id, line: 2 });
    await skipRow(await agent(), { id, line: 3 });
    expect(await stateOf(id)).toMatchObject({ fresh: 0, invalid: 0, skipped: 2 });
    await mendRow(await agent(), { id, line: 2, values: {} });
    expect(await bring(id)).toMatchObject({ imported: 1, skipped: 1 });
  });

  it("are mended into a number that the file has already, and that is said", async () => {
    const first = row();
    const id = await ready([first, row({ number: "", phone: "0500 000 00 55" })]);
    await expect(
      mendRow(await agent(), { id, line: 3, values: { number: first.slice(0, 10) } }),
    ).resolves.toMatchObject({
      state: "invalid",
      problems: [{ key: "numberTwice", params: { line: 2 } }],
    });
  });

  it("cannot be touched while the worker is at them", async () => {
    const id = await ready([row(), row({ date: "" })]);
    await startImport(await agent(), { id });
    const busy = { key: "cimerImportBusy" };
    await expect(mendRow(await agent(), { id, line: 3, values: {} })).rejects.toMatchObject(busy);
    await expect(skipRow(await agent(), { id, line: 3 })).rejects.toMatchObject(busy);
    await expect(setColumns(await agent(), { id, columns: { number: 0, date: 1, text: 3 } })).rejects.toMatchObject(
      busy,
    );
    await run(id);
  });

  it("change nothing when the same file comes again", async () => {
    const lines = [row(), row(), row()];
    await bring(await ready(lines));
    const before = { requests: await db.request.count(), messages: await db.message.count() };
    const id = await ready(lines);
    expect(await stateOf(id)).toMatchObject({ known: 3, fresh: 0 });
    await expect(startImport(await agent(), { id })).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect({ requests: await db.request.count(), messages: await db.message.count() }).toEqual(before);
  });

  it.each([
    ["words", { text: "Çukura bir de araç düştü." }],
    ["telephone", { phone: "0500 000 77 77" }],
    ["date", { date: "16.01.2026 09:00" }],
    ["a date that cannot be read", { date: "dün" }],
    ["a hidden identity", { withheld: "Evet" }],
  ])("with a known number and another content (%s) are kept beside the request, to be compared", async (_, other) => {
    const number = next();
    const first = { number, phone: "0500 000 66 66" };
    await bring(await ready([row(first), row()]));
    const { requestId } = await db.cimerCase.findUniqueOrThrow({ where: { number } });
    const request = await db.request.findUniqueOrThrow({ where: { id: requestId } });

    const id = await ready([row({ ...first, ...other }), row(first), row()]);
    expect(await stateOf(id)).toMatchObject({ fresh: 1, known: 1, invalid: 1 });
    expect(await bring(id)).toMatchObject({ state: "done", imported: 1, known: 1, invalid: 1 });
    const { rows } = await listRows(await agent(), { id, state: "invalid" });
    const [shown, ...rest] = rows;
    expect(rest).toEqual([]);
    const withheld = "withheld" in other;
    expect(shown).toMatchObject({
      line: 2,
      problems: [
        { field: "number", key: "numberReused" },
        ...("date" in other && other.date === "dün" ? [{ field: "date" }] : []),
      ],
      request: { year: request.year, seq: request.seq },
      withheld,
      values: { number, ...other },
    });
    if (withheld) expect(JSON.stringify(shown)).not.toContain("0500");
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toEqual(request);
    for (const who of [cast.head, cast.worker, cast.mayor, cast.admin])
      await expect(listRows(await as(db, who, NOW), { id, state: "invalid" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });

  it("that were compared are a repeat once they are mended into one, or another application by a number of their own", async () => {
    const number = next();
    const first = row({ number, phone: "0500 000 66 66" });
    await bring(await ready([first]));
    const id = await ready([first.replace("66 66", "66 67"), first.replace("çukur", "çukur iyice")]);
    expect(await stateOf(id)).toMatchObject({ invalid: 2 });
    const mended = (line: number, values: Parameters<typeof mendRow>[1]["values"]) =>
      agent().then((ctx) => mendRow(ctx, { id, line, values }));
    expect(await mended(2, {})).toMatchObject({ state: "invalid", problems: [{ key: "numberReused" }] });
    expect(await mended(2, { phone: "0500 000 66 66" })).toEqual({ state: "known", problems: [] });
    expect(await mended(3, { number: next() })).toEqual({ state: "new", problems: [] });
    expect(await bring(id)).toMatchObject({ imported: 1, known: 1, invalid: 0 });
  });

  it("of a request that is older than the comparison are there already", async () => {
    const number = next();
    await bring(await ready([row({ number })]));
    await db.request.updateMany({ where: { cimer: { number } }, data: { intakeDigest: null } });
    expect(await stateOf(await ready([row({ number, text: "Başka sözler" })]))).toMatchObject({ known: 1, invalid: 0 });
  });

  it("leave no words behind when their requests are open, nor does the file", async () => {
    const id = await ready([row(), row()]);
    await bring(id);
    expect(await db.cimerRow.findMany({ where: { importId: id }, select: { cells: true } })).toEqual([
      { cells: [] },
      { cells: [] },
    ]);
    expect((await db.cimerImport.findUniqueOrThrow({ where: { id } })).file).toBeNull();
  });

  it("that nobody ever mended are forgotten after three months", async () => {
    const id = await ready([row({ date: "dün" })]);
    expect(await forgetImports(await system(new Date("2026-03-01T00:00:00Z")))).toBe(0);
    expect(await forgetImports(await system(new Date("2026-06-01T00:00:00Z")))).toBeGreaterThan(0);
    expect(await db.cimerRow.count({ where: { importId: id } })).toBe(0);
    expect(await stateOf(id)).toMatchObject({ state: "done", invalid: 0 });
  });
});

describe("a worker that dies", () => {
  it("leaves the import to the next one after a minute, which goes on where it was", async () => {
    const id = await ready(Array.from({ length: 450 }, () => row()));
    const before = await db.request.count();
    await startImport(await agent(), { id });
    expect(await takeImport(await system(), { id, held: false })).toBe("importing");
    await bringRows(await system(), { id });
    expect(await stateOf(id)).toMatchObject({ imported: 200, fresh: 250 });
    expect(await undoneImports(await system())).not.toContain(id);
    expect(await takeImport(await system(), { id, held: false })).toBeNull();
    expect(await undoneImports(await system(new Date(NOW.getTime() + 61_000)))).toContain(id);
    await db.cimerImport.update({ where: { id }, data: { busyUntil: null } });
    await run();
    expect(await stateOf(id)).toMatchObject({ state: "done", imported: 450, fresh: 0 });
    expect(await db.request.count()).toBe(before + 450);
  });

  it("between the requests and their rows loses nothing and opens nothing twice", async () => {
    const id = await ready(Array.from({ length: 30 }, () => row()));
    await startImport(await agent(), { id });
    const before = await db.request.count();
    await bringRows(await system(), { id });
    const opened = await db.cimerRow.findMany({ where: { importId: id }, select: { line: true, requestId: true } });
    // As if it had died before it wrote down what it had opened.
    await db.cimerImport.update({ where: { id }, data: { state: "ready", fresh: 30 } });
    const rows = await db.request.findMany({
      where: { id: { in: opened.flatMap(({ requestId }) => requestId ?? []) } },
    });
    for (const [place, { line }] of opened.entries())
      await db.cimerRow.update({
        where: { importId_line: { importId: id, line } },
        data: { state: "new", requestId: null, cells: row({ number: rows[place]?.externalId ?? "" }).split(";") },
      });
    expect(await bring(id)).toMatchObject({ state: "done", imported: 30 });
    expect(await db.request.count()).toBe(before + 30);
    expect(await verifySums(db)).toEqual([]);
  });
});

describe("ten thousand rows", () => {
  it("are all opened, each once, numbered without a gap", { timeout: 240_000 }, async () => {
    const lines = Array.from({ length: 10_000 }, (_, place) => (place % 1000 === 999 ? row({ date: "dün" }) : row()));
    const { last: number = 0 } = (await db.yearCounter.findUnique({ where: { year: 2026 } })) ?? {};
    const id = await ready(lines);
    expect(await stateOf(id)).toMatchObject({ total: 10_000, fresh: 9_990, invalid: 10 });
    expect(await bring(id)).toMatchObject({ imported: 9_990, invalid: 10 });
    expect((await db.yearCounter.findUniqueOrThrow({ where: { year: 2026 } })).last).toBe(number + 9_990);
    expect(await db.cimerCase.count({ where: { request: { recordedAt: { gte: NOW } } } })).toBeGreaterThan(9_990);
    expect(await verifySums(db)).toEqual([]);
  });
});
