import { expect, it } from "vitest";
import { clockMinutes, clockText } from "./clock-text";

it.each([
  [480, "08:00"],
  [780, "13:00"],
  [1439, "23:59"],
  [0, "00:00"],
])("%i is %s and back", (minutes, text) => {
  expect(clockText(minutes)).toBe(text);
  expect(clockMinutes(text)).toBe(minutes);
});

it("knows what is no time", () => expect(clockMinutes("sekiz")).toBeNaN());
