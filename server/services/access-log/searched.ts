import type { Prisma } from "@/server/db";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import { readPhone } from "@/server/domain/phone";
import { sign } from "@/server/secrets";

/** Names of an address under which people type: whatever stands there, only its kind is kept. */
const TYPED = ["q", "number", "phone", "digits", "name", "text", "queue", "extension", "email"];
/** Where a page begins is no part of what was asked for. */
const LEFT_OUT = ["cursor", "before", "after", "sort"];
/** Words of ours and ids: "in_progress", "2026-01-19", "-", "12". */
const OURS = /^(?:[a-z][A-Za-z_-]{0,29}|-|\d{1,6}|\d{4}-\d{2}(?:-\d{2})?)$/;

/** Of what was searched: its kind. A telephone leaves a keyed digest, by which the same one is known again and nobody is found. */
function kindOf(text: string): string {
  const number = readRequestNumber(text);
  if (number) return requestNumber(number.year, number.seq);
  const phone = readPhone(text);
  if (phone) return `phone ${sign("searched telephone", phone.e164).slice(0, 10)}`;
  return /(?:\d\D{0,2}){6,}/.test(text) ? "digits" : "words";
}

/** What of a filter is nobody's: choices and days as they are, of what was typed only what kind it is. */
export function withoutPersons(filter: unknown): Prisma.InputJsonObject {
  if (typeof filter !== "object" || filter === null) return {};
  const kept = Object.entries(filter).flatMap(([name, value]): [string, Prisma.InputJsonValue][] => {
    if (LEFT_OUT.includes(name) || value === undefined || value === null || value === "") return [];
    if (Array.isArray(value)) return value.length > 0 ? [[name, value.map((one) => plain(name, one))]] : [];
    return [[name, plain(name, value)]];
  });
  return Object.fromEntries(kept.sort(([one], [other]) => one.localeCompare(other)));
}

function plain(name: string, value: unknown): Prisma.InputJsonValue {
  if (typeof value === "boolean") return value;
  if (TYPED.includes(name)) return kindOf(String(value));
  if (typeof value === "number" && value < 1_000_000_000) return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" && OURS.test(value) ? value : kindOf(String(value));
}

/** Whether somebody was searched for by a telephone. */
export const searchesPhone = (data: Prisma.InputJsonObject): boolean =>
  Object.values(data).some((value) => typeof value === "string" && /^(?:phone |digits$)/.test(value));
