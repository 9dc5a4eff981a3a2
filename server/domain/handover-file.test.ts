import { expect, it } from "vitest";
import { FILE_COLUMNS, type Heads, readHandoverFile } from "./handover-file";

const turkish: Heads = new Map(
  FILE_COLUMNS.map((name, index) => [
    name,
    [
      "Başvuru no",
      "Yönlendirme",
      "Konu",
      "Metin",
      "Adres",
      "Enlem",
      "Boylam",
      "Ad soyad",
      "Telefon",
      "Kurum no",
      "Durum",
      "Açıklama",
    ][index] ?? "",
  ]),
);
const english: Heads = new Map(FILE_COLUMNS.map((name) => [name, name]));
const row = (given: Partial<Record<(typeof FILE_COLUMNS)[number], string>>) =>
  FILE_COLUMNS.map((name) => given[name] ?? "");
const read = (...rows: string[][]) =>
  readHandoverFile([["Kurum listesi"], [...turkish.values()], ...rows], [turkish, english]);

it("reads what the institution wrote, in either language, whatever stands above", () => {
  const line = row({ number: "2026-000123", theirNumber: "2026/77", status: "KAPALI", notes: "Onarıldı." });
  expect(read(line)).toEqual({
    said: [{ line: 3, number: "2026-000123", theirNumber: "2026/77", status: "closed", notes: "Onarıldı." }],
    problems: [],
  });
  expect(readHandoverFile([[...english.values()], line], [turkish, english])?.said).toHaveLength(1);
  expect(readHandoverFile([["a", "b"], line], [turkish, english])).toBeNull();
});

it("leaves out what was not filled in yet, and names what cannot be read by its line", () => {
  const file = read(
    row({ number: "2026-000001", description: "Çukur" }),
    row({ number: "yok", theirNumber: "1" }),
    row({ number: "2026-000002", status: "açık" }),
    row({ number: "2026-000003", theirNumber: "3", status: "belki" }),
    row({ number: "2026-000004", theirNumber: "4", notes: "a".repeat(2001) }),
    row({ number: "2026/5", theirNumber: "'=5" }),
  );
  expect(file?.said).toEqual([{ line: 8, number: "2026-000005", theirNumber: "=5", status: "open", notes: "" }]);
  expect(file?.problems.map(({ line, key }) => [line, key])).toEqual([
    [4, "numberUnknown"],
    [5, "theirNumberMissing"],
    [6, "statusUnknown"],
    [7, "tooLong"],
  ]);
});
