import { expect, it } from "vitest";
import { csvLine } from "./csv";

it.each([
  [["a", 1, null], "a;1;\r\n"],
  [['say "a"', "b;c", "d\ne"], '"say ""a""";"b;c";"d\ne"\r\n'],
  [["=1+1", "+90", "-x", "@a", "\tb"], "'=1+1;'+90;'-x;'@a;'\tb\r\n"],
  [["\n=1+1", "＝1+1", "＋90", "－x", "＠a"], "\"'\n=1+1\";'＝1+1;'＋90;'－x;'＠a\r\n"],
  [[-5, "çğıöşü İ"], "-5;çğıöşü İ\r\n"],
])("%j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
