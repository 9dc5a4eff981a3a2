/** Turkish text: case, order and the folded form in which words are searched. */

const COLLATOR = new Intl.Collator("tr", { numeric: true });
/** Marks of Latin and Greek letters; in other scripts they make another letter. */
const MARKS = /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = { ı: "i", ø: "o", đ: "d", ł: "l", ß: "ss", æ: "ae", œ: "oe", ё: "е" };

/** Lower case as Turkish has it (I → ı, İ → i), composed (NFC). */
export function lowerTurkish(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("tr");
}

/**
 * The form in which text is searched: lower case, letters without their marks, ı as i, one space between words and
 * nothing else but letters and digits, of every script. "EVKA-5, Çiğli" is "evka 5 cigli". Folding twice changes nothing.
 *
 * PostgreSQL's `searchable` gives the same words to the stored column (`unaccent(lower(normalize(x, NFC) COLLATE "tr-x-icu"))`, parted by the
 * parser of `to_tsvector`, which keeps letters of every script); they differ in rare signs and letters only (½, №, ð).
 */
export function fold(text: string): string {
  return lowerTurkish(text)
    .normalize("NFD")
    .replace(MARKS, "$1")
    .normalize("NFC")
    .replace(/[ıøđłßæœё]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, " ")
    .replace(/(^| )\p{M}+/gu, "$1")
    .replace(/ +/g, " ")
    .trim();
}

/** The folded words of a text, in order; none for a text without letters and digits. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/**
 * Whether texts hold every word of what is searched, anywhere in them. Nothing searched is held by all; what has no letter and no
 * digit ("%", a smiley) names nothing, and is held by none.
 */
export function holder(searched: string): (...texts: (string | null)[]) => boolean {
  const wanted = words(searched);
  if (wanted.length === 0) return () => searched.trim() === "";
  return (...texts) => {
    const folded = fold(texts.join(" "));
    return wanted.every((word) => folded.includes(word));
  };
}

/** Whether something is searched that names nothing: no letter and no digit of any script. */
export const searchesNothing = (searched: string | undefined): boolean =>
  searched !== undefined && searched.trim() !== "" && words(searched).length === 0;

/** Turkish alphabetical order, numbers by value: Evka-2 before Evka-10. For `Array.prototype.sort`. */
export function compareTurkish(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}
