/** Whoever a text may name. */
export type Named = { name: string | null; phone: string | null; email: string | null };

const HIDDEN = "•••";
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, "giu");

/** Mobile numbers and identity numbers as people write them; institutions' own lines stay readable. */
const MOBILE = /(?<!\d)(?:\+?90|0)?[ (-]*5\d{2}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)/g;
const IDENTITY = /(?<!\d)[1-9]\d{10}(?!\d)/g;
const EMAIL = /[^\s@]+@[^\s@]+\.\p{L}{2,}/gu;

/**
 * A text that staff wrote, as whoever only has the link may read it: without the names, mobile numbers, identity
 * numbers and addresses of e-mail in it. "Sayın Örnek" and "Örnek Hanım" are names too.
 */
export function hidePersonal(text: string, people: readonly (Named | null)[]): string {
  const hidden = text.replace(EMAIL, HIDDEN).replace(IDENTITY, HIDDEN).replace(MOBILE, HIDDEN);
  return people.reduce((shown, person) => (person?.name ? withoutName(shown, person.name) : shown), hidden);
}

function withoutName(text: string, name: string): string {
  const words = name
    .split(/\s+/)
    .filter((part) => /\p{L}{2}/u.test(part))
    .map(literal)
    .join("|");
  const whole = text.replace(word(name.trim().split(/\s+/).map(literal).join("\\s+")), HIDDEN);
  if (words === "") return whole;
  return whole
    .replace(word(`Sayın\\s+(?:${words})`), `Sayın ${HIDDEN}`)
    .replace(word(`(?:${words})\\s+(Hanım|Bey)`), `${HIDDEN} $1`);
}
