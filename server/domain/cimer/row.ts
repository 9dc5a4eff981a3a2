import { z } from "zod";
import { readPhone } from "../phone";
import { DAY_MS } from "../time";
import { fold } from "../turkish";
import { readDate } from "./date";
import type { CimerColumns, CimerField } from "./fields";
import type { PlaceFinder } from "./place";
import { type CimerType, readType } from "./types";

/** What is wrong with a row: the field, a key of messages `cimer.problem`, and what fills the sentence. */
export type Problem = { field: CimerField; key: string; params?: Record<string, string | number> };

/** A row as understood; all of it is there only when nothing is wrong. */
export type CimerFacts = {
  number: string;
  date: Date;
  type: CimerType | null;
  text: string;
  name: string;
  phone: string;
  email: string;
  address: string;
  neighbourhoodId: number | null;
  withheld: boolean;
  due: Date | null;
};

export type ReadRow = { number: string; withheld: boolean; problems: Problem[]; facts: CimerFacts | null };

const LONGEST_TEXT = 8000;
const LONGEST_NAME = 120;
/** BİMER, from which CİMER came, began in 2006. */
const FIRST_DATE = new Date("2006-01-01T00:00:00Z");

const NOTHING = ["", "yok", "belirtilmemis", "belirtilmedi", "bos", "0"];
const YES = [
  "evet",
  "e",
  "var",
  "x",
  "1",
  "true",
  "gizli",
  "gizlensin",
  "kimlik gizli",
  "kimligi gizli",
  "kimlik bilgileri gizli",
];
const NO = ["hayir", "h", "yok", "0", "false", "acik", "gizli degil", "gizlenmesin"];

/** The cell of a field; a sign put before a formula, and a formula that only quotes a text, are taken off. */
export function cellOf(cells: readonly string[], columns: CimerColumns, field: CimerField): string {
  const column = columns[field];
  const cell = column === undefined ? "" : (cells[column] ?? "").trim();
  return cell.replace(/^="(.*)"$/s, "$1").replace(/^'(?=[=+\-@])/, "");
}

/** Understands one row. Each problem names the field to mend; what is said nowhere is no problem unless it is needed. */
export function readRow(
  cells: readonly string[],
  columns: CimerColumns,
  { now, places }: { now: Date; places: PlaceFinder },
): ReadRow {
  const cell = (field: CimerField) => cellOf(cells, columns, field);
  const given = (field: CimerField) => (NOTHING.includes(fold(cell(field))) ? "" : cell(field));
  const problems: Problem[] = [];
  const wrong = (field: CimerField, key: string, params?: Problem["params"]) =>
    problems.push({ field, key, ...(params && { params }) });

  const number = cell("number").replace(/\s+/g, "");
  if (number === "") wrong("number", "numberMissing");
  else if (/^\d+(?:[.,]\d+)?E\+\d+$/i.test(number)) wrong("number", "numberMangled");
  else if (!/^(?=.*\d)[\p{L}\d./-]{3,40}$/u.test(number)) wrong("number", "numberUnreadable");

  const date = readDate(cell("date"));
  if (cell("date") === "") wrong("date", "dateMissing");
  else if (!date) wrong("date", "dateUnreadable");
  else if (date.getTime() > now.getTime() + DAY_MS) wrong("date", "dateFuture");
  else if (date < FIRST_DATE) wrong("date", "dateTooOld");

  const text = cell("text");
  if (text.length < 3) wrong("text", "textMissing");
  if (text.length > LONGEST_TEXT) wrong("text", "textTooLong", { most: LONGEST_TEXT, length: text.length });

  const typed = readType(cell("type"));
  if (given("type") !== "" && !typed) wrong("type", "typeUnknown");

  const withheld = isWithheld(cell, given);
  if (withheld === null) wrong("withheld", "withheldUnreadable");
  const open = withheld === false;
  if (open && cell("name").length > LONGEST_NAME) wrong("name", "nameTooLong", { most: LONGEST_NAME });
  if (open && given("phone") !== "" && !readPhone(given("phone"))) wrong("phone", "phoneUnreadable");
  if (open && given("email") !== "" && !isEmail(given("email"))) wrong("email", "emailUnreadable");

  const due = given("due") === "" ? null : readDate(given("due"));
  if (given("due") !== "" && !due) wrong("due", "dateUnreadable");
  else if (due && date && due < date) wrong("due", "dueBeforeDate");

  const facts = {
    number,
    date: date ?? now,
    type: /4982|bilgi edinme/.test(fold(cell("law"))) ? ("information" as const) : typed,
    text,
    name: open ? given("name") : "",
    phone: open ? given("phone") : "",
    email: open ? given("email") : "",
    address: open ? given("address") : "",
    neighbourhoodId:
      places.named(cell("neighbourhood")) ?? places.within(`${cell("neighbourhood")} ${cell("address")}`),
    withheld: !open,
    due,
  };
  return { number, withheld: !open, problems, facts: problems.length === 0 ? facts : null };
}

const isEmail = (text: string): boolean => z.email().safeParse(text).success;

/** By its flag, or because no word tells who applied; null where the flag says neither yes nor no. */
function isWithheld(cell: (field: CimerField) => string, given: (field: CimerField) => string): boolean | null {
  const flag = fold(cell("withheld"));
  if (YES.includes(flag)) return true;
  if (flag !== "" && !NO.includes(flag)) return null;
  const name = fold(given("name"));
  if (/^(?:kimlik |kimligi |isim |adi )?gizli/.test(name)) return true;
  return name === "" && given("phone") === "" && given("email") === "";
}
