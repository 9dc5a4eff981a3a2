import { expect, it } from "vitest";
import { rowId } from "./number";

it.each([
  ["7", 7],
  ["2147483647", 2_147_483_647],
  ["2147483648", null],
  ["0", null],
  ["-1", null],
  ["1.5", null],
  ["", null],
  ["abc", null],
])("reads %j as the id of a row", (text, id) => expect(rowId(text)).toBe(id));
