/**
 * How an SMS is counted: 3GPP TS 23.038, the default alphabet (GSM-7), the Turkish locking shift table and UCS-2.
 * Operators append about five characters of their own, so a text meant for one part should stay within 150.
 */

export type SmsAlphabet = "gsm7" | "turkish" | "ucs2";

/**
 * `length`: units of the alphabet used, where a character may take two; `parts`: messages that are sent and paid for,
 * 0 for an empty text; `left`: units that still fit into the last part.
 */
export type SmsCount = { alphabet: SmsAlphabet; length: number; parts: number; left: number };

/** Units in a message of one part, and in each part of a longer one, which carries a header. */
const CAPACITY: Record<SmsAlphabet, { single: number; each: number }> = {
  gsm7: { single: 160, each: 153 },
  turkish: { single: 155, each: 149 },
  ucs2: { single: 70, each: 67 },
};

const SHARED =
  "@£$¥éùòÇ\nÅå\rΔ_ΦΓΛΩΠΨΣΘΞßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§abcdefghijklmnopqrstuvwxyzäöñüà";
/** Each table has these where the other has its own letters. */
const ONLY_GSM7 = "èìØøÆæ¡¿";
const ONLY_TURKISH = "ŞşĞğçıİ";
/** Reached by an escape, so they take two units. */
const DOUBLE = new Set("^{}\\[]~|€\f");

const GSM7 = new Set([...SHARED, ...ONLY_GSM7, ...DOUBLE]);
const TURKISH = new Set([...SHARED, ...ONLY_TURKISH, ...DOUBLE]);

/**
 * Counts a text as it would be sent: composed (NFC), in the alphabet that has all its characters at the least cost.
 * `turkish`: whether the gateway knows the Turkish table; one that does not sends Turkish letters as UCS-2.
 */
export function smsParts(text: string, turkish = true): SmsCount {
  const characters = [...text.normalize("NFC")];
  const alphabet = alphabetOf(characters, turkish);
  const units = characters.map((character) => unitsOf(character, alphabet));
  const length = units.reduce((sum, unit) => sum + unit, 0);
  const { single, each } = CAPACITY[alphabet];
  if (length <= single) return { alphabet, length, parts: length === 0 ? 0 : 1, left: single - length };
  let parts = 1;
  let filled = 0;
  for (const unit of units) {
    if (filled + unit > each) {
      parts += 1;
      filled = 0;
    }
    filled += unit;
  }
  return { alphabet, length, parts, left: each - filled };
}

function alphabetOf(characters: string[], turkish: boolean): SmsAlphabet {
  if (characters.every((character) => GSM7.has(character))) return "gsm7";
  return turkish && characters.every((character) => TURKISH.has(character)) ? "turkish" : "ucs2";
}

/** A character is never torn between two parts: neither an escaped one nor an emoji of two UTF-16 units. */
function unitsOf(character: string, alphabet: SmsAlphabet): number {
  if (alphabet === "ucs2") return character.length;
  return DOUBLE.has(character) ? 2 : 1;
}
