import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

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
  const number = parsePhoneNumberFromString(text, { defaultCountry: "TR", extract: false });
  return number?.isValid() ? number : null;
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
