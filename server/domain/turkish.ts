/** Turkish text: case, order and the folded form in which words are searched. */

const COLLATOR = new Intl.Collator("tr", { numeric: true });
const MARKS = /[\u0300-\u036f]+/g;
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = { ı: "i", ø: "o", đ: "d", ł: "l", ß: "ss", æ: "ae", œ: "oe" };

/** Lower case as Turkish has it (I → ı, İ → i), composed (NFC). */
export function lowerTurkish(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("tr");
}

/**
 * The form in which text is searched: lower case, letters without their marks, ı as i, one space between words and
 * nothing else but a-z and 0-9. "EVKA-5, Çiğli" is "evka 5 cigli". Folding twice changes nothing.
 *
 * PostgreSQL gives the same for every text, with functions that are all IMMUTABLE:
 * ```sql
 * trim(regexp_replace(replace(replace(replace(translate(
 *   regexp_replace(normalize(lower(normalize(x, NFC) COLLATE "tr-x-icu"), NFD), '[\u0300-\u036f]+', '', 'g'),
 *   'ıøđł', 'iodl'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[^a-z0-9]+', ' ', 'g'))
 * ```
 * `unaccent(lower(normalize(x, NFC) COLLATE "tr-x-icu"))` in place of the middle differs only in rare signs and letters (½, №, ð).
 */
export function fold(text: string): string {
  return lowerTurkish(text)
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/[ıøđłßæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, " ")
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
