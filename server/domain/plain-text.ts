/** Text as it was meant: without what telephones and programs put into it unseen, and what people write to say nothing. */

/** Marks that no reader sees: direction of writing (as iPhones copy a number), joiners, soft hyphen, byte order mark. */
export const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Without invisible marks, every kind of space as one, nothing around it. */
export const visibleText = (text: string): string => text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();

/** As `visibleText`, with the digits of every script as 0-9 and full-width signs as plain ones. */
export const plainDigits = (text: string): string =>
  visibleText(text.normalize("NFKC")).replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitOf(digit)));

/** The digits of a script stand side by side, zero first; where two scripts touch, ten further begins the next. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}

const NOTHING = new Set(["yok", "belirtilmemiş", "belirtilmemis", "belirtilmedi", "boş", "bos", "none", "null", "n/a"]);

/** Whether nothing is said: empty, dashes and dots alone, "yok". Judged on the text itself, in whatever script it stands. */
export function saysNothing(text: string): boolean {
  const said = visibleText(text).toLocaleLowerCase("tr");
  return /^[-–—_.,/*?]*$/.test(said) || /^0+$/.test(said) || NOTHING.has(said);
}

/** A name: as it was written, in whatever script, without invisible marks at its ends. */
export const readName = (text: string): string => (saysNothing(text) ? "" : text.trim());
