import { fold } from "../turkish";
import { CIMER_FIELDS, type CimerColumns, type CimerField, type CimerMapping, missingOf } from "./fields";

/** Folded words that stand over a field's column, the surest first. No official layout is known, so these are what municipalities' own lists use. */
const WORDS: Record<CimerField, readonly string[]> = {
  number: [
    "cimer no",
    "cimer numarasi",
    "cimer sayisi",
    "basvuru no",
    "basvuru numarasi",
    "basvuru sayisi",
    "basvuru kodu",
    "evrak sayisi",
  ],
  date: [
    "basvuru tarihi",
    "basvuru zamani",
    "cimer tarihi",
    "gelis tarihi",
    "kayit tarihi",
    "olusturma tarihi",
    "tarih",
  ],
  type: ["basvuru turu", "basvuru tipi", "tur", "tip"],
  text: [
    "basvuru metni",
    "basvuru icerigi",
    "basvuru aciklamasi",
    "icerik",
    "metin",
    "aciklama",
    "talep",
    "ozet",
    "konu",
  ],
  name: ["ad soyad", "adi soyadi", "basvuran", "basvuru sahibi", "adi ve soyadi", "isim"],
  phone: ["telefon", "cep", "gsm", "tel"],
  email: ["e posta", "eposta", "e mail", "email", "mail"],
  address: ["adres", "acik adres", "ikamet"],
  neighbourhood: ["mahalle", "semt"],
  withheld: ["kimlik gizli", "kimligi gizli", "kimlik bilgileri gizli", "gizlilik", "gizli"],
  due: ["son cevap tarihi", "cevap son tarihi", "son islem tarihi", "son tarih", "son gun", "termin"],
  outcome: ["basvuru durumu", "islem durumu", "cevap durumu", "sonuc durumu", "durum", "durumu", "sonuc", "sonucu"],
  answer: ["verilen cevap", "cevap metni", "yanit metni", "cevap", "yanit"],
  answeredAt: [
    "cevap tarihi",
    "cevaplanma tarihi",
    "yanit tarihi",
    "sonuclanma tarihi",
    "kapanis tarihi",
    "kapanma tarihi",
  ],
  department: ["ilgili birim", "sorumlu birim", "mudurluk", "birim"],
  law: ["hukuki dayanak", "yasal dayanak", "kanun", "mevzuat", "hukuki sinif"],
};
/** Too short to stand for a field unless they are all that is written. */
const ALONE: Partial<Record<CimerField, readonly string[]>> = {
  number: ["no", "sayi", "sayisi", "numara"],
  name: ["ad", "adi"],
};

/** Longer is a text, and no heading. */
const LONGEST_HEADING = 60;

/** How surely a column's words name a field: 0 is not at all. */
function likeness(field: CimerField, header: string): number {
  if (header === "" || header.length > LONGEST_HEADING) return 0;
  if (ALONE[field]?.includes(header)) return 2;
  const words = WORDS[field];
  const place = words.findIndex((word) => ` ${header}`.includes(` ${word}`));
  if (place < 0) return 0;
  const exact = words.includes(header) ? 4 : 0;
  return exact + 2 - place / (words.length + 1);
}

/** The likeliest column of each field, no column twice. */
export function guessColumns(head: readonly string[]): CimerColumns {
  const likely = head
    .map(fold)
    .flatMap((header, column) =>
      CIMER_FIELDS.map((field) => ({ field, column, score: likeness(field, header) })).filter(({ score }) => score > 0),
    )
    .sort((one, other) => other.score - one.score);
  const columns: CimerColumns = {};
  for (const { field, column } of likely) {
    if (columns[field] === undefined && !Object.values(columns).includes(column)) columns[field] = column;
  }
  return columns;
}

/** What the municipality has kept, as far as this file has those columns; what it has not kept, or this file calls otherwise, is guessed. */
export function columnsOf(head: readonly string[], kept: CimerMapping): CimerColumns {
  const headers = head.map(fold);
  const columns: CimerColumns = {};
  for (const field of CIMER_FIELDS) {
    const column = kept[field] === undefined ? -1 : headers.indexOf(kept[field]);
    if (column >= 0) columns[field] = column;
  }
  const taken = Object.values(columns);
  for (const [field, column] of Object.entries(guessColumns(head)) as [CimerField, number][]) {
    if (columns[field] === undefined && !taken.includes(column)) columns[field] = column;
  }
  return columns;
}

/** Whether the file has every column that was kept, so that nobody needs to be asked again. */
export function isKnownLayout(head: readonly string[], kept: CimerMapping): boolean {
  const headers = head.map(fold);
  const words = Object.values(kept);
  return (
    words.length > 0 && words.every((word) => headers.includes(word)) && missingOf(columnsOf(head, kept)).length === 0
  );
}

export const mappingOf = (head: readonly string[], columns: CimerColumns): CimerMapping =>
  Object.fromEntries(
    (Object.entries(columns) as [CimerField, number][]).map(([field, column]) => [field, fold(head[column] ?? "")]),
  );

const LOOKED_AT = 25;

/**
 * The place of the row that names the columns, among the first ones: titles may stand over it, and where cells are merged
 * it is the lower of two rows. Null where no row names as much as two fields.
 */
export function findHead(rows: readonly (readonly string[])[]): number | null {
  const scores = rows
    .slice(0, LOOKED_AT)
    .map((row, place) => Object.keys(guessColumns(wordsOver(row, rows[place - 1] ?? []))).length);
  const best = Math.max(0, ...scores);
  return best >= 2 ? scores.indexOf(best) : null;
}

/** A column without words of its own has those of the merged cell over it. */
function wordsOver(head: readonly string[], over: readonly string[]): string[] {
  const width = Math.max(head.length, over.length);
  return Array.from({ length: width }, (_, column) => head[column] || over[column] || "");
}

/** What the columns are called: by their words, else by their place; no two the same. */
export function nameColumns(head: readonly string[], over: readonly string[]): string[] {
  const names: string[] = [];
  for (const [column, words] of wordsOver(head, over).entries()) {
    const name = words || `Sütun ${column + 1}`;
    let free = name;
    for (let turn = 2; names.includes(free); turn += 1) free = `${name} (${turn})`;
    names.push(free);
  }
  return names;
}
