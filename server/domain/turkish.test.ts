import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compareTurkish, fold, lowerTurkish, words } from "./turkish";

test.each([
  ["IŞIK", "ışık"],
  ["İzmir", "izmir"],
  ["ÇİĞLİ", "çiğli"],
  ["ÇİĞLİ".normalize("NFD"), "çiğli"],
  ["Kâğıt".normalize("NFD"), "kâğıt"],
])("lower case of %s is %s", (text, expected) => {
  expect(lowerTurkish(text)).toBe(expected);
});

describe("folding", () => {
  test.each([
    ["ÇUKUR", "cukur"],
    ["Çukur", "cukur"],
    ["IŞIKLAR", "isiklar"],
    ["ışıklar", "isiklar"],
    ["İstasyonaltı", "istasyonalti"],
    ["Küçük Çiğli", "kucuk cigli"],
    ["ÖĞÜŞÇİ öğüşçı", "ogusci ogusci"],
    ["kâğıt, hâlâ, îmân, sükûn", "kagit hala iman sukun"],
    ["EVKA-5", "evka 5"],
    ["Evka 5", "evka 5"],
    ["8780/1. Sokak’ta", "8780 1 sokak ta"],
    ["  çöp\n\tkonteyneri  ", "cop konteyneri"],
    ["Straße, Łódź, Ørsted, Æther, Œuvre, Đorđe", "strasse lodz orsted aether oeuvre dorde"],
    ["Señor Müller à Zürich", "senor muller a zurich"],
    ["şikâyet 👍 var", "sikayet var"],
    ["مرحبا", "مرحبا"],
    ["МУСОР, Ёлка", "мусор елка"],
    ["ΆΛΦΑ", "αλφα"],
    ["🙂 %", ""],
    ["...", ""],
    ["", ""],
  ])("of %j is %j", (text, expected) => {
    expect(fold(text)).toBe(expected);
    expect(fold(text.normalize("NFD"))).toBe(expected);
  });

  const pieces = fc.constantFrom(..."IİıiĞğŞşÇçÖöÜüÂâÎîÛûßæœøłđ az09-'.,\u0307\u0306\u0327\u0308ﬁµ");
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: pieces }), fc.string({ unit: "grapheme" }));

  test("leaves single-spaced letters and digits, and twice is as once", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(text)).toMatch(/^([\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*( [\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*)?$/u);
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  test("does not depend on how the text was composed, nor on its case", () => {
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
        const letters = text.normalize("NFC").replace(/[^a-zA-ZıİğĞşŞçÇöÖüÜ0-9 ]/g, "");
        expect(fold(letters.toLocaleUpperCase("tr"))).toBe(fold(letters));
      }),
    );
  });

  it("gives words in order, none for none", () => {
    expect(words("Yol, ÇUKUR; Evka-5")).toEqual(["yol", "cukur", "evka", "5"]);
    expect(words(" — ")).toEqual([]);
  });
});

test("Turkish order: ç after c, ı before i, numbers by value", () => {
  const names = ["Evka-10", "Şirintepe", "İnönü", "Evka-2", "Sasalı", "Isparta", "Çiğli", "Cumhuriyet", "Zübeyde"];
  expect(names.sort(compareTurkish)).toEqual([
    "Cumhuriyet",
    "Çiğli",
    "Evka-2",
    "Evka-10",
    "Isparta",
    "İnönü",
    "Sasalı",
    "Şirintepe",
    "Zübeyde",
  ]);
});
