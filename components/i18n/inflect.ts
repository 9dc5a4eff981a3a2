import type { Locale } from "@/messages";

/** Turkish cases: to, in, the (object), from, of. */
export type Case = "dative" | "locative" | "accusative" | "ablative" | "genitive";

const VOWELS = "aeıioöuü";
const BACK = "aıou";
const ROUND = "oöuü";
const VOICELESS = "fstkçşhp";

/** Words whose last syllable is thin though it is written with a back vowel, and letters read by their own name. */
const THIN = ["hal", "istimlak", "istimlâk", "kabul", "saat", "harf", "emlâk"];

const DIGIT = ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
const TEN = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"];
const POWER = ["", "", "yüz", "bin", "bin", "bin", "milyon", "milyon", "milyon", "milyar"];

/** The last word of a number as it is read: 12 → iki, 50 → elli, 300 → yüz. */
function lastWordOf(digits: string): string {
  const trimmed = digits.replace(/0+$/, "");
  if (trimmed === "") return "sıfır";
  const zeros = digits.length - trimmed.length;
  const last = Number(trimmed.slice(-1));
  if (zeros === 0) return DIGIT[last] ?? "";
  if (zeros === 1) return TEN[last] ?? "";
  return POWER[Math.min(zeros, 9)] ?? "";
}

/** What the ear hears at the end of the name, in small letters. */
function spokenEnd(name: string): string {
  const onTheHour = /(\d{1,2}):00$/.exec(name);
  const number = (onTheHour ? onTheHour[1] : /\d[\d.]*$/.exec(name)?.[0])?.replaceAll(".", "");
  if (number) return lastWordOf(number);
  return (
    name
      .toLocaleLowerCase("tr")
      .match(/[a-zçğıöşüâîû]+/g)
      ?.at(-1) ?? ""
  );
}

/**
 * A compound such as "Fen İşleri" or "Zabıta Müdürlüğü" carries a possessive ending, which takes an n before the case.
 */
function isCompound(name: string, end: string): boolean {
  if (/\d$/.test(name) || name === name.toLocaleUpperCase("tr")) return false;
  if (!/[ıiuü]$/.test(end)) return false;
  return name.trim().includes(" ") ? !/\p{Lu}{2,}$/u.test(name) : /(l[ae]r[ıi]|l[ıiuü]ğ[ıiuü])$/.test(end);
}

const plain = (letter: string): string => letter.replace("â", "a").replace("î", "i").replace("û", "u");

function ending(name: string, wanted: Case): string {
  const end = spokenEnd(name);
  const letters = [...end].map(plain);
  const last = letters.at(-1) ?? "";
  const vowel = letters.findLast((letter) => VOWELS.includes(letter)) ?? "e";
  const back = BACK.includes(vowel) && !THIN.includes(end);
  const open = back ? "a" : "e";
  const round = ROUND.includes(vowel);
  const close = back ? (round ? "u" : "ı") : round ? "ü" : "i";
  const afterVowel = VOWELS.includes(last);
  const compound = isCompound(name, end);
  const hard = VOICELESS.includes(last) ? "t" : "d";
  const link = compound ? "n" : afterVowel ? "y" : "";

  switch (wanted) {
    case "dative":
      return link + open;
    case "accusative":
      return link + close;
    case "locative":
      return `${compound ? "n" : ""}${hard}${open}`;
    case "ablative":
      return `${compound ? "n" : ""}${hard}${open}n`;
    case "genitive":
      return `${afterVowel ? "n" : ""}${close}n`;
  }
}

/**
 * A department's name, a time or a number with its case: `Fen İşleri’ne`, `Zabıta’da`, `Örnek Müdür 2’ye`, `11:04’te`.
 * English has no cases: the name comes back as it is.
 */
export const inflect = (name: string, wanted: Case, locale: Locale): string =>
  locale === "tr" && name !== "" ? `${name}’${ending(name, wanted)}` : name;

/** "… too": `Örnek Personel 7 de`, `Zabıta da`. The word stands apart and never hardens. English says it in the sentence. */
export function also(name: string, locale: Locale): string {
  if (locale !== "tr" || name === "") return name;
  return `${name} d${ending(name, "dative").slice(-1)}`;
}
