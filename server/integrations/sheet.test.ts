import { expect, it } from "vitest";
import { readSheets, writeSheet } from "./sheet";

const COLUMNS = ["Başvuru no", "Açıklama"].map((head) => ({ head, width: 20 }));
const ROWS = [
  ["2026-000123", 'Çukur; "derin"\nve geniş'],
  ["2026-000124", "ışık, ğ"],
  ["_x0041_ _x005F_", "a_x000D_b _xyz_ __x0031_"],
];

it.each(["xlsx", "csv"] as const)("reads as %s what it wrote", async (format) => {
  const bytes = await writeSheet(format, COLUMNS, ROWS);
  const [read] = await readSheets(bytes);
  expect(read?.rows.map((row) => row.map((cell) => cell.replaceAll("\r\n", "\n")))).toEqual([
    ["Başvuru no", "Açıklama"],
    ...ROWS,
  ]);
});

it("keeps what looks like a formula from being one in a CSV file", async () => {
  const text = new TextDecoder().decode(await writeSheet("csv", COLUMNS, [["=1+1", "-"]]));
  expect(text).toContain("'=1+1");
});

it("reads what older Turkish programs write, with any separator", async () => {
  // windows-1254: ş is 0xFE, ı is 0xFD
  const bytes = Uint8Array.from([...Buffer.from("no\tad\n1\tI"), 0xfe, 0xfd, ...Buffer.from("k\n")]);
  expect((await readSheets(bytes))[0]?.rows).toEqual([
    ["no", "ad"],
    ["1", "Işık"],
  ]);
});

it.each([
  ["nothing", new Uint8Array()],
  ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
  ["a broken workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
])("is no table: %s", async (_, bytes) => expect(readSheets(bytes)).rejects.toThrow("The file cannot be read"));
