import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheets, writeSheet } from "./sheet";
import { readSheetsApart, writeSheetApart } from "./sheet-apart";
import { SHEET_BOUNDS } from "./sheet-bounds";

const COLUMNS = [{ head: "No", width: 10 }];
const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "read",
    (error: { reason?: string }) => error.reason ?? String(error),
  );
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const few = { ...SHEET_BOUNDS, rows: 10 };

describe("apart from the event loop", () => {
  it("writes and reads as in it, and refuses with the same reason", async () => {
    const bytes = await writeSheetApart("xlsx", COLUMNS, [["2026-000001"], [null], ["=1+1"]]);
    expect(await readSheetsApart(bytes, SHEET_BOUNDS)).toEqual(await readSheets(bytes));
    expect(await reasonOf(readSheetsApart(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), SHEET_BOUNDS))).toBe("oldExcel");
  }, 60_000);

  it("lets others have their turn meanwhile", async () => {
    const bytes = await writeSheet(
      "xlsx",
      COLUMNS,
      Array.from({ length: 5000 }, (_, row) => [`2026-${row}`]),
    );
    const reading = readSheetsApart(bytes, SHEET_BOUNDS);
    let turns = 0;
    let done = false;
    const turning = (async () => {
      while (!done) {
        await new Promise(setImmediate);
        turns += 1;
      }
    })();
    expect((await reading)[0]?.rows).toHaveLength(5001);
    done = true;
    await turning;
    expect(turns).toBeGreaterThan(1000);
  }, 60_000);

  it("asks whoever comes when many wait to come again", async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, () => readSheetsApart(new Uint8Array(), SHEET_BOUNDS)),
    );
    const reasons = all.map((one) => (one.status === "rejected" ? (one.reason.key ?? one.reason.reason) : "read"));
    expect(reasons).toEqual([...Array(8).fill("empty"), ...Array(4).fill("busy")]);
  }, 60_000);
});

describe("what a file may hold", () => {
  it("is counted in rows while they are read", async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, row) => [String(row)]);
    for (const format of ["csv", "xlsx"] as const) {
      expect((await readSheets(await writeSheet(format, COLUMNS, rows(9)), few))[0]?.rows).toHaveLength(10);
      expect(await reasonOf(readSheets(await writeSheet(format, COLUMNS, rows(10)), few))).toBe("tooManyRows");
    }
    expect(await reasonOf(readSheets(new TextEncoder().encode("\n".repeat(1_000_000)), few))).toBe("tooManyRows");
    expect(await reasonOf(readSheets(new TextEncoder().encode(`a;b\n"${"x".repeat(2_000_000)}`), few))).toBe(
      "quoteNotClosed",
    );
  });

  /** A workbook of one sheet, its cells as they are given. */
  const workbook = (cells: string, strings = "") =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
          "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
          "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${TYPE}worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${TYPE}sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
          "xl/sharedStrings.xml": `<sst><si><t>${strings}</t></si></sst>`,
          "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
        }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
      ),
    );

  it("is counted in cells before they are made: two may span millions", async () => {
    const far = (column: string, row: number) => `<row r="${row}"><c r="${column}${row}"><v>1</v></c></row>`;
    expect(await reasonOf(readSheets(workbook(far("A", 1) + far("XFD", 2000))))).toBe("tooLarge");
    expect(await reasonOf(readSheets(workbook(far("A", 1) + far("B", 1_000_000))))).toBe("tooManyRows");
  });

  it("is counted in letters, however many cells share a text", async () => {
    const shared = Array.from(
      { length: 2000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
    );
    const file = workbook(shared.join(""), "x".repeat(40_000));
    expect(file.byteLength).toBeLessThan(100_000);
    expect(await reasonOf(readSheets(file))).toBe("tooLarge");
  });

  it("is counted in bytes while they are unpacked", async () => {
    const file = workbook(`<row r="1"><c r="A1"><v>${" ".repeat(3_000_000)}</v></c></row>`);
    expect(await reasonOf(readSheets(file, { ...SHEET_BOUNDS, unpacked: 1_000_000 }))).toBe("tooLarge");
  });
});
