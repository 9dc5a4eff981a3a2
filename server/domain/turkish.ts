/** Turkish text: case, order and the folded form in which words are searched. */

const COLLATOR = new Intl.Collator("tr", { numeric: true });
/** Latin, Greek and Cyrillic diacritics, and the Arabic marks. */
const MARKS = /[\u0300-\u036f\u064b-\u065f]+/g;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{Nd}]+/gu;

/** Lower case as Turkish has it (I → ı, İ → i), composed (NFC). */
export function lowerTurkish(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("tr");
}

/**
 * The form in which text is searched: lower case, without diacritics, ı as i, one space between words and nothing
 * else but letters and digits. "EVKA-5, Çiğli" is "evka 5 cigli". Folding twice changes nothing.
 *
 * PostgreSQL gives the same with (in UTF-8, every function IMMUTABLE):
 * ```sql
 * btrim(regexp_replace(translate(regexp_replace(
 *   normalize(lower(normalize(x, NFC) COLLATE "tr-x-icu"), NFD),
 *   '[\u0300-\u036f\u064b-\u065f]+', '', 'g'), 'ı', 'i'), '[^[:alnum:]]+', ' ', 'g'))
 * ```
 */
export function fold(text: string): string {
  return lowerTurkish(text)
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("ı", "i")
    .replace(NEITHER_LETTER_NOR_DIGIT, " ")
    .trim();
}

/** The folded words of a text, in order; none for a text without letters and digits. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/** Turkish alphabetical order, numbers by value: Evka-2 before Evka-10. For `Array.prototype.sort`. */
export function compareTurkish(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}
