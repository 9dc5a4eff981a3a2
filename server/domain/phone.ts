import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { plainDigits, saysNothing } from "./plain-text";
import { lowerTurkish } from "./turkish";

/** `mobile` takes an SMS: Turkish mobile numbers only. `other`: 444, 0850, 0800 and every foreign number. */
type PhoneKind = "mobile" | "fixed" | "other";
export type Phone = { e164: string; kind: PhoneKind };

const TURKEY = "90";

/**
 * A telephone number as people write it, with or without 0, 90, 0090 or +90, spaces and brackets; Turkish unless it
 * begins with another country's code. Null when it is no valid number: "153", "abc".
 */
export function readPhone(text: string): Phone | null {
  const number = parse(text);
  return number ? { e164: number.number, kind: kindOf(number) } : null;
}

/** Whether an SMS can go to this number. */
export function isMobile(e164: string): boolean {
  return readPhone(e164)?.kind === "mobile";
}

/** As it is read out in Turkey: "0 532 000 00 14", "444 35 52"; abroad "+49 1511 2345678". Unreadable text stays. */
export function showPhone(e164: string): string {
  const { prefix, national } = split(e164);
  return prefix + national;
}

/** As shown, with every digit hidden save the national number's first and last two: "0 5•• ••• •• 14". */
export function maskPhone(e164: string): string {
  const { prefix, national } = split(e164);
  const digits = national.replace(/\D/g, "").length;
  let seen = 0;
  return (
    prefix +
    national.replace(/\d/g, (digit) => {
      seen += 1;
      return seen === 1 || seen > digits - 2 ? digit : "•";
    })
  );
}

function parse(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(plainDigits(text), { defaultCountry: "TR", extract: false });
  return number?.isValid() ? number : null;
}

/**
 * What a contact field says. `others`: more numbers than one, in their order; the first mobile one leads. `extension`: the
 * digits after "dahili". `remark`: words that belong to no number ("eşi"). `unread`: it says something, and part of its digits
 * make no telephone number.
 */
export type ReadPhones = {
  phone: Phone | null;
  others: Phone[];
  extension: string | null;
  remark: string | null;
  unread: boolean;
};

const EXTENSION =
  /(?<!\p{L})(?:dahili|dah|iç\s*hat|ext|x)\.?\s*(?:no|numara)?\s*[:.]?\s*(\d{1,6})(?!\d)|#\s*(\d{1,6})(?!\d)/gu;
/** What people write before a number; it says nothing that the number does not. */
const LABELS =
  /(?<!\p{L})(?:telefonu|telefon|tel|cep|gsm|mobile|mobil|mob|phone|whatsapp|wp|numarası|numara|nolu|no|ev|iş|fax|faks|ve|veya|ya da)(?!\p{L})[.:]?/gu;
/** Digits, with the letters that are typed for 0 and 1. */
const MISTYPED = /(?<!\p{L})[\dol|]*\d[\dol|]*(?!\p{L})|(?<=(?<!\p{L})[\dol]+[ .-]?)[ol]{2,4}(?!\p{L})/gu;
/** What may stand between the digits of one number. */
const GAP = /^(?:[ ().\-–/]{0,4}|\s*\(0\)\s*)$/;
/** How a spreadsheet writes a number that it took for one. */
const SPREADSHEET = /(?<![\d.])(\d{10,13})[.,]0+(?!\d)/g;
const MANGLED = /\d(?:[.,]\d+)?e\+\d/;

/** A contact field as people fill it in: several numbers, labels, an extension, a remark, digits of any script. */
export function readPhones(given: string): ReadPhones {
  if (saysNothing(given)) return { phone: null, others: [], extension: null, remark: null, unread: false };
  const text = lowerTurkish(plainDigits(given)).replace(SPREADSHEET, "$1");
  if (MANGLED.test(text)) return { phone: null, others: [], extension: null, remark: null, unread: true };
  const extensions: string[] = [];
  const withoutExtension = text.replace(EXTENSION, (_, named?: string, signed?: string) => {
    extensions.push(named ?? signed ?? "");
    return " ";
  });
  const digits = withoutExtension.replace(MISTYPED, (run) => run.replace(/o/g, "0").replace(/[l|]/g, "1"));
  const { phones, rest } = numbersIn(digits);
  const lead = phones.find(({ kind }) => kind === "mobile") ?? phones[0] ?? null;
  const left = rest.replace(LABELS, " ");
  const remark = left.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return {
    phone: lead,
    others: phones.filter((phone) => phone !== lead),
    extension: extensions[0] ?? null,
    remark: remark === "" || /^\d/.test(remark) ? null : remark,
    unread: phones.length === 0 || /\d/.test(left),
  };
}

/** Every number in a text, each the longest that is valid, and the text without them. */
function numbersIn(text: string): { phones: Phone[]; rest: string } {
  const groups = [...text.matchAll(/\+?\d+/g)].map(({ 0: run, index }) => ({ from: index, to: index + run.length }));
  const phones: Phone[] = [];
  let rest = text;
  for (let first = 0; first < groups.length; first += 1) {
    const span = longestFrom(text, groups, first);
    if (!span) continue;
    if (!phones.some(({ e164 }) => e164 === span.phone.e164)) phones.push(span.phone);
    const [from, to] = [groups[first]?.from ?? 0, groups[span.last]?.to ?? 0];
    rest = rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to);
    first = span.last;
  }
  return { phones, rest };
}

/** No number has more groups than this, however it is written. */
const MOST_GROUPS = 11;

function longestFrom(text: string, groups: readonly { from: number; to: number }[], first: number) {
  let last = first;
  while (
    last - first < MOST_GROUPS - 1 &&
    GAP.test(text.slice(groups[last]?.to, groups[last + 1]?.from ?? text.length))
  )
    if (groups[last + 1]) last += 1;
    else break;
  for (; last >= first; last -= 1) {
    const phone = readPhone(text.slice(groups[first]?.from, groups[last]?.to));
    if (phone) return { phone, last };
  }
  return null;
}

function kindOf(number: PhoneNumber): PhoneKind {
  if (number.countryCallingCode !== TURKEY) return "other";
  const type = number.getType();
  return type === "MOBILE" ? "mobile" : type === "FIXED_LINE" ? "fixed" : "other";
}

/** The part everyone may see (trunk prefix or country code) and the national number, grouped. */
function split(e164: string): { prefix: string; national: string } {
  const turkish = /^\+90(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  if (turkish) return { prefix: "0 ", national: turkish.slice(1).join(" ") };
  const institution = /^\+90(444)(\d{2})(\d{2})$/.exec(e164);
  if (institution) return { prefix: "", national: institution.slice(1).join(" ") };
  const number = parse(e164);
  if (!number) return { prefix: "", national: e164 };
  const prefix = `+${number.countryCallingCode} `;
  return { prefix, national: number.formatInternational().slice(prefix.length) };
}

/** Hides what may be a telephone or an identity number in a free text: every run of seven digits and more. */
export const maskNumbers = (text: string): string =>
  text.replace(/\d(?:[ ()./-]?\d){6,}/g, (run) => run.replace(/\d/g, "•"));
