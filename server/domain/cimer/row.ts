import { type Detail, waitingDetail } from "../details";
import { cut } from "../odd-text";
import { type Ending, readEnding } from "../old-record";
import { readName, saysNothing } from "../plain-text";
import { DAY_MS, dayOf } from "../time";
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
  /** What in the row could not be used and no request needs. Contacts are read where the request is opened. */
  details: Detail[];
  ending: Ending;
};

export type ReadRow = { number: string; withheld: boolean; problems: Problem[]; facts: CimerFacts | null };

/** BİMER, from which CİMER came, began in 2006. */
const FIRST_DATE = new Date("2006-01-01T00:00:00Z");

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

/** Understands one row. Each problem names the field to mend; what no request needs is no problem, and stands on the request as it was given. */
export function readRow(
  cells: readonly string[],
  columns: CimerColumns,
  { now, places, departments = [] }: { now: Date; places: PlaceFinder; departments?: readonly NamedDepartment[] },
): ReadRow {
  const cell = (field: CimerField) => cellOf(cells, columns, field);
  const given = (field: CimerField) => (saysNothing(cell(field)) ? "" : cell(field));
  const problems: Problem[] = [];
  const details: Detail[] = [];
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

  const typed = readType(cell("type"));
  if (given("type") !== "" && !typed) details.push(waitingDetail("kind", given("type"), "typeUnknown"));

  const withheld = isWithheld(cell, given);
  if (withheld === null) wrong("withheld", "withheldUnreadable");
  const open = withheld === false;

  const named = given("due") === "" ? null : readDate(given("due"));
  const due = named && date && named < date ? null : named;
  if (given("due") !== "" && !due)
    details.push(waitingDetail("due", given("due"), named ? "dueBeforeDate" : "dueUnreadable"));

  const facts = {
    number,
    date: date ?? now,
    type: /4982|bilgi edinme/.test(fold(cell("law"))) ? ("information" as const) : typed,
    text,
    name: open ? readName(cell("name")) : "",
    phone: open ? given("phone") : "",
    email: open ? given("email") : "",
    address: open ? given("address") : "",
    neighbourhoodId:
      places.named(cell("neighbourhood")) ?? places.within(`${cell("neighbourhood")} ${cell("address")}`),
    withheld: !open,
    due,
    details,
    ending: readEndingOf(given, { receivedAt: date ?? now, now, departments }),
  };
  return { number, withheld: !open, problems, facts: problems.length === 0 ? facts : null };
}

type NamedDepartment = { id: number; name: string; shortName: string };

const LONGEST_ANSWER = 4000;

/** What says that it ended without saying how is an answer. */
function readEndingOf(
  given: (field: CimerField) => string,
  { receivedAt, now, departments }: { receivedAt: Date; now: Date; departments: readonly NamedDepartment[] },
): Ending {
  const read = readDate(given("answeredAt"));
  const answeredAt =
    read && read <= now ? (read < receivedAt && dayOf(read) === dayOf(receivedAt) ? receivedAt : read) : null;
  const answer = cut(given("answer"), LONGEST_ANSWER) || null;
  const isLater = answeredAt !== null && answeredAt >= receivedAt;
  const name = fold(given("department"));
  return {
    status: readEnding(given("outcome")) ?? (answer || isLater ? "resolved" : null),
    answer,
    answeredAt: isLater ? answeredAt : null,
    departmentId:
      departments.find((one) => name !== "" && [one.name, one.shortName].some((own) => fold(own) === name))?.id ?? null,
  };
}

/** Where the row says so: by its flag, or in place of the name; null where the flag says neither yes nor no. */
function isWithheld(cell: (field: CimerField) => string, given: (field: CimerField) => string): boolean | null {
  const flag = fold(cell("withheld"));
  if (YES.includes(flag)) return true;
  if (given("withheld") !== "" && !NO.includes(flag)) return null;
  return /^(?:kimlik |kimligi |isim |adi )?gizli/.test(fold(given("name")));
}
