import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type SmsAlphabet, smsParts } from "./sms";

describe("the alphabet", () => {
  test.each<[string, SmsAlphabet, number]>([
    ["Talebiniz alindi.", "gsm7", 17],
    ["Ö ö Ü ü Ç Ä ä ñ à é", "gsm7", 19],
    ["Basvurunuz\nalindi", "gsm7", 17],
    ["è ¿ Ø æ", "gsm7", 7],
    ["[a]", "gsm7", 5],
    ["^{}\\[]~|€", "gsm7", 18],
    ["https://cigli.example/t/ab_1?x=1&y=2#z", "gsm7", 38],
    ["Ş", "turkish", 1],
    ["ş", "turkish", 1],
    ["Ğ", "turkish", 1],
    ["ğ", "turkish", 1],
    ["ç", "turkish", 1],
    ["ı", "turkish", 1],
    ["İ", "turkish", 1],
    ["Başvurunuz alındı: ÖöÜüÇ", "turkish", 24],
    ["ş [€]", "turkish", 8],
    ["çiğ".normalize("NFD"), "turkish", 3],
    ["ş è", "ucs2", 3],
    ["100 ₺", "ucs2", 5],
    ["kâğıt", "ucs2", 5],
    ["‘tırnak’", "ucs2", 8],
    ["tamam 👍", "ucs2", 8],
  ])("of %j is %s, %i units", (text, alphabet, length) => {
    expect(smsParts(text)).toMatchObject({ alphabet, length, parts: 1 });
  });
});

describe("the parts", () => {
  test.each<[string, SmsAlphabet, number[]]>([
    ["a", "gsm7", [160, 306, 459, 612]],
    ["ş", "turkish", [155, 298, 447, 596]],
    ["₺", "ucs2", [70, 134, 201, 268]],
  ])("of a text of %s (%s) end at %j", (letter, alphabet, ends) => {
    for (const [index, end] of ends.entries()) {
      expect(smsParts(letter.repeat(end))).toEqual({ alphabet, length: end, parts: index + 1, left: 0 });
      expect(smsParts(letter.repeat(end + 1))).toMatchObject({ parts: index + 2 });
    }
  });

  it("are none for an empty text, with all room left", () => {
    expect(smsParts("")).toEqual({ alphabet: "gsm7", length: 0, parts: 0, left: 160 });
  });

  it("leave what remains of the last part", () => {
    expect(smsParts("a".repeat(150))).toMatchObject({ parts: 1, left: 10 });
    expect(smsParts("a".repeat(161))).toMatchObject({ parts: 2, left: 145 });
    expect(smsParts("ş".repeat(156))).toMatchObject({ parts: 2, left: 142 });
  });

  it("never tear a character in two", () => {
    expect(smsParts(`${"a".repeat(152)}€${"a".repeat(152)}`)).toEqual({
      alphabet: "gsm7",
      length: 306,
      parts: 3,
      left: 152,
    });
    expect(smsParts("👍".repeat(35))).toMatchObject({ length: 70, parts: 1, left: 0 });
    expect(smsParts("👍".repeat(67))).toMatchObject({ length: 134, parts: 3, left: 65 });
  });
});

test("a longer text never has fewer parts, and no part holds more than it can", () => {
  const letters = fc.constantFrom(..."aZ9 éÖ€[şığÇè₺👍");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 700 }), letters, (text, more) => {
      const { alphabet, length, parts, left } = smsParts(text.join(""));
      const { single, each } = {
        gsm7: { single: 160, each: 153 },
        turkish: { single: 155, each: 149 },
        ucs2: { single: 70, each: 67 },
      }[alphabet];
      expect(smsParts(text.join("") + more).parts).toBeGreaterThanOrEqual(parts);
      expect(length + left).toBeLessThanOrEqual(parts > 1 ? parts * each : single);
      expect(left).toBeGreaterThanOrEqual(0);
    }),
  );
});
