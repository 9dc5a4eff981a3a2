import fc from "fast-check";
import { expect, it } from "vitest";
import { readRefused, writeRefused } from "./refused-file";

it("reads what it wrote", () => {
  const files = [
    { name: "IMG_0001.HEIC", reason: "fileUnreadable" },
    { name: "çukur.jpg", reason: "fileEmpty" },
  ];
  expect(readRefused(writeRefused(files))).toEqual(files);
});

it.each(["", "x", "{}", "[1]", '[{"name":""}]', JSON.stringify(Array.from({ length: 21 }, () => ({ name: "a" })))])(
  "reads nothing from %j",
  (text) => expect(readRefused(text)).toEqual([]),
);

it("gives only names and reasons that can be kept and shown, whatever it is given", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: fc.string({ unit: "binary" }), reason: fc.string() }), { maxLength: 3 }),
      (files) => {
        for (const { name, reason } of readRefused(JSON.stringify(files))) {
          expect(name.length).toBeLessThanOrEqual(120);
          expect(name).not.toMatch(/[\p{C}]/u);
          expect(reason).toBe("fileUnreadable");
        }
      },
    ),
  );
});
