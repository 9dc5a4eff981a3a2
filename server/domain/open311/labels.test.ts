import { expect, it } from "vitest";
import { keyNamed } from "./labels";

const VALUES = [
  { key: "123", name: "Ford" },
  { key: "124", name: "Çöp konteyneri" },
  { key: "a", name: "Diğer" },
  { key: "b", name: "Diğer" },
];

it.each([
  ["123", "123"],
  ["ford", "123"],
  ["ÇÖP KONTEYNERİ", "124"],
  ["Diğer", null],
  ["b", "b"],
  ["B", "b"],
  ["%", null],
  ["Opel", null],
])("reads %s as %s", (said, key) => {
  expect(keyNamed(VALUES, said)).toBe(key);
});
