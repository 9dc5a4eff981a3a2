import fc from "fast-check";
import { expect, it } from "vitest";
import { disposition, readableName } from "./names";

it.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ornek\\foto.jpg", "foto.jpg"],
  ["çukur \u202Egpj.exe", "çukur gpj.exe"],
  ["a\u0000b\u200D\n.pdf", "ab.pdf"],
  ["  ", "dosya"],
  ["/", "dosya"],
])("of %j leaves what a person reads", (given, shown) => expect(readableName(given)).toBe(shown));

it("is always a text that can be kept and sent, at most 120 long", () => {
  const anything = fc.string({
    unit: fc.constantFrom("a", "ğ", "😀", "/", "\\", "\u202E", "\u0000", "\uD83D", " ", "."),
  });
  fc.assert(
    fc.property(anything, fc.nat(130), (text, before) => {
      const name = readableName("a".repeat(before) + text);
      expect(name.isWellFormed() && name !== "" && name.length <= 120).toBe(true);
      expect(name).not.toMatch(/[\p{C}/\\]/u);
      expect(readableName(name)).toBe(name);
      expect(disposition("attachment", name, "application/pdf")).toMatch(
        /^attachment; filename\*=UTF-8''[\w%.!~-]+\.pdf$/,
      );
    }),
    { examples: [[".a", 0]] },
  );
});

it.each([
  ["dilekçe.pdf", "application/pdf", "dilek%C3%A7e.pdf"],
  ["DILEKCE.PDF", "application/pdf", "DILEKCE.PDF"],
  ["dilekce.hta", "application/pdf", "dilekce.pdf"],
  [".a", "application/pdf", "dosya.pdf"],
  [".pdf", "application/pdf", "dosya.pdf"],
  ["dilekce.pdf.exe", "application/pdf", "dilekce.pdf.pdf"],
  ["foto.png", "image/jpeg", "foto.jpg"],
  ["makrolu.docm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "makrolu.docx"],
  ["Dilekçe 12.05", "application/pdf", "Dilek%C3%A7e%2012.05.pdf"],
  ["Örnek'in (2)", "audio/ogg", "%C3%96rnek%27in%20%282%29.ogg"],
])("saves %s, which is %s, as %s", (name, mime, saved) =>
  expect(disposition("inline", name, mime)).toBe(`inline; filename*=UTF-8''${saved}`),
);
