import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { columnsOf } from "@/server/domain/cimer/guess";
import { readSheets } from "../sheet";
import { writeXlsx } from "../write-xlsx";
import { cimerFileIn } from "./read-file";

const readCimerFile = async (given: Uint8Array, wanted?: string) => cimerFileIn(await readSheets(given), wanted);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const tableOf = async (given: Uint8Array, sheet?: string) => (await readCimerFile(given, sheet)).table;
const bytes = (text: string) => new TextEncoder().encode(text);
const sheet = async (rows: SheetData) => new Uint8Array(await writeExcelFile(rows).toBuffer());
const refused = async (given: Uint8Array) =>
  readCimerFile(given).then(
    () => "read",
    ({ reason }: { reason: string }) => reason,
  );

describe("a text with separators", () => {
  it.each(["ornek-windows-1254.csv", "ornek-utf8.csv"])(
    "%s: Turkish letters, breaks within quotes, empty lines",
    async (name) => {
      const { head, rows } = await tableOf(fixture(name));
      expect(head.slice(0, 2)).toEqual(["Başvuru No", "Başvuru Tarihi"]);
      expect(head.at(-1)).toBe("Kimlik Gizli");
      expect(rows.map(({ line }) => line)).toEqual([2, 4]);
      expect(rows[0]?.cells[3]).toMatch(/çukur büyüdü;\r?\nığüşöçİĞÜŞÖÇ$/);
      expect(rows[1]?.cells.at(-1)).toBe("Evet");
    },
  );

  it("divided by commas, with a title over the columns", async () => {
    const { head, rows } = await tableOf(fixture("ornek-virgul.csv"));
    expect(head).toEqual(["Başvuru No", "Tarih", "Açıklama"]);
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(rows[0]?.cells).toEqual(['="2600000103"', "2026-11-24", '=HYPERLINK("http://ornek.example")']);
  });

  it("as Excel saves Unicode text: UTF-16 with tabs", async () => {
    const text = "\uFEFFBaşvuru No\tTarih\tMetin\r\n2600000105\t24.11.2026\tÇukur\r\n";
    expect((await tableOf(new Uint8Array(Buffer.from(text, "utf16le")))).rows[0]?.cells[2]).toBe("Çukur");
  });
});

describe("a workbook", () => {
  it("has dates as they are shown, whole numbers as digits, and no empty rows", async () => {
    const date = { value: new Date("2026-11-24T14:30:00Z"), type: Date, format: "dd.mm.yyyy hh:mm" };
    const day = { value: new Date("2026-11-24T00:00:00Z"), type: Date, format: "dd.mm.yyyy" };
    const { rows } = await tableOf(
      await sheet([
        ["Başvuru No", "Tarih", "Metin", "Gizli"],
        [2600123456789, date, "Çukur", true],
        [null, null, null, null],
        ["2600000107", day, "=1+1", false],
      ]),
    );
    expect(rows).toEqual([
      { line: 2, cells: ["2600123456789", "2026-11-24 14:30", "Çukur", "Evet"] },
      { line: 4, cells: ["2600000107", "2026-11-24", "=1+1", "Hayır"] },
    ]);
  });

  it("may have two rows of merged headings", async () => {
    const { head } = await tableOf(
      await sheet([
        [
          { value: "Başvuran", columnSpan: 2 },
          null,
          { value: "Başvuru No", rowSpan: 2 },
          { value: "Tarih", rowSpan: 2 },
        ],
        ["Ad Soyad", "Telefon", null, null],
        ["Örnek Vatandaş 1", "0500 000 00 01", "2600000108", "24.11.2026"],
      ]),
    );
    expect(columnsOf(head, {})).toEqual({ name: 0, phone: 1, number: 2, date: 3 });
  });

  it("is looked through for the sheet that has the applications", async () => {
    const file = await writeExcelFile([
      { sheet: "Kapak", data: [["Örnek Belediyesi"]] },
      {
        sheet: "Liste",
        data: [
          ["Başvuru No", "Tarih", "Metin"],
          ["2600000109", "24.11.2026", "Çukur"],
        ],
      },
    ]).toBuffer();
    expect((await tableOf(new Uint8Array(file))).rows[0]?.cells[0]).toBe("2600000109");
  });

  it("of ours can be read back: what would be a formula is a text", async () => {
    const file = await writeXlsx(
      [
        { head: "Başvuru No", width: 12 },
        { head: "Metin", width: 40 },
      ],
      [
        ["2600000110", "=cmd|' /C calc'!A0"],
        ["2600000111", "Ses\u0007li"],
        ["2600000112", null],
      ],
    );
    expect((await tableOf(new Uint8Array(file))).rows.map(({ cells }) => cells)).toEqual([
      ["2600000110", "'=cmd|' /C calc'!A0"],
      ["2600000111", "Sesli"],
      ["2600000112", ""],
    ]);
  });
});

describe("what is no list of applications is refused with a reason", () => {
  it.each([
    ["empty", new Uint8Array()],
    ["oldExcel", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["broken", bytes("PK\u0003\u0004 half a workbook")],
    ["webPage", bytes("<html><table><tr><td>Başvuru No</td></tr></table></html>")],
    ["notTable", new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0x01, 0x02])],
    ["noHead", bytes("Plaka;Renk\n35 A 1;mavi\n")],
    ["noRows", bytes("Başvuru No;Tarih;Metin\n\n;;\n")],
    ["quoteNotClosed", bytes('Başvuru No;Tarih;Metin\n1;2;"açık kaldı\n')],
    ["tooManyColumns", bytes(`Başvuru No;Tarih${";x".repeat(200)}\n1;2\n`)],
    ["tooManyRows", bytes(`Başvuru No;Tarih;Metin\n${"1;2;3\n".repeat(50_001)}`)],
  ])("%s", async (reason, given) => expect(await refused(given)).toBe(reason));

  it("tooLarge: an archive that claims to hold gigabytes is not unpacked", async () => {
    const file = await sheet([
      ["Başvuru No", "Tarih", "Metin"],
      ["1", "2", "3"],
    ]);
    const view = new DataView(file.buffer);
    const entry = Buffer.from(file).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    view.setUint32(entry + 24, 0xf0_00_00_00, true);
    expect(await refused(file)).toBe("tooLarge");
  });
});

describe("which rows of a workbook are read is decided by what people see", () => {
  const workbook = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}.xlsx`, import.meta.url)));

  it("a hidden sheet is not there", async () => {
    const { table, sheet, sheets } = await readCimerFile(workbook("hidden-first-sheet"));
    expect({ sheet, sheets, rows: table.rows.length }).toEqual({ sheet: "Kasım", sheets: ["Kasım"], rows: 2 });
  });

  it("of several lists every one is named, and the one that is wanted is read", async () => {
    const first = await readCimerFile(workbook("two-visible-sheets"));
    expect(first).toMatchObject({ sheet: "Ekim", sheets: ["Ekim", "Kasım"], hiddenRows: 0 });
    expect(first.table.rows).toHaveLength(1);
    const second = await readCimerFile(workbook("two-visible-sheets"), "Kasım");
    expect(second.sheet).toBe("Kasım");
    expect(second.table.rows).toHaveLength(2);
  });

  it("a date is the same in either date system, whichever way its flag is spelled", async () => {
    const { head, rows } = await tableOf(workbook("date1904-true"));
    const date = columnsOf(head, {}).date ?? -1;
    expect(rows.map(({ cells }) => cells[date])).toEqual(["2026-11-25", "2026-11-25 14:30"]);
  });

  it.each([
    ["130-equal-times", 130],
    ["title-rows-blank-tail-formula", 6],
    ["earlier-years", 5],
    ["31-december", 4],
  ])("%s: %i rows", async (name, count) => expect((await tableOf(workbook(name))).rows).toHaveLength(count));
});

describe("a text as Turkish Excel writes it", () => {
  const text = (name: string) =>
    tableOf(new Uint8Array(readFileSync(new URL(`../fixtures/${name}.csv`, import.meta.url))));

  it.each(["windows-1254", "sep-line"])("%s", async (name) => {
    const { rows } = await text(name);
    expect(rows.map(({ cells }) => cells[0]?.slice(-2))).toEqual([
      expect.stringMatching(/^.1$/),
      expect.stringMatching(/^.2$/),
    ]);
    expect(rows[0]?.cells[3]).toMatch(/^Çiğli'de "IŞIKLI" kavşakta; ığüşöçİĞÜŞÖÇ\r?\nikinci satır$/);
    expect(rows[1]?.cells[3]).toBe("Kısa metin “akıllı tırnak” … €");
  });

  it("scientific-number-us-date: nothing is made of what Excel has spoilt", async () => {
    const { rows } = await text("scientific-number-us-date");
    expect(rows.map(({ cells }) => cells[1])).toEqual(["25.11.2026", "11/25/2026", "31.02.2026", "05/06/2026"]);
    expect(rows[0]?.cells[0]).toBe("2,61E+12");
  });
});
