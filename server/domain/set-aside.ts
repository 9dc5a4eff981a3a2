import { z } from "zod";
import { type Detail, type DetailField, keptDetail, waitingDetail } from "./details";
import { type Intake, intakeSchema, LONGEST_DESCRIPTION } from "./intake";
import { cut } from "./odd-text";
import { readPhones, showPhone } from "./phone";
import { readName, visibleText } from "./plain-text";

/** A request as a door brings it: what it may go without can be anything. */
export type RawIntake = { [Name in keyof Intake]: unknown } & Pick<Intake, "channel" | "externalId">;

/** What a request may go without, by its path, and the field under which it is set aside. */
const OPTIONAL: Readonly<Record<string, DetailField>> = {
  "citizen.name": "name",
  "citizen.phone": "phone",
  "citizen.email": "email",
  "citizen.tckn": "tckn",
  kind: "kind",
  categoryId: "category",
  neighbourhoodId: "neighbourhood",
  street: "street",
  doorNo: "doorNo",
  latitude: "place",
  longitude: "place",
  sourceUrl: "sourceUrl",
};

type Fields = Record<string, unknown>;
type Exists = (name: "categoryId" | "neighbourhoodId", id: number) => boolean;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/**
 * The intake with every contact field read, and what could not be used set aside as details: a fault in what is optional never
 * costs the request. `exists`: whether a row has this id. `asks`: a person is there to be asked, so what cannot be read at all stays for them to correct.
 */
export function setAside(
  intake: Intake | RawIntake,
  { asks = false, exists = () => true }: { asks?: boolean; exists?: Exists } = {},
): Intake {
  const given: Fields = { ...intake };
  const details: Detail[] = Array.isArray(given.details) ? [...given.details] : [];
  if (isFields(given.citizen)) given.citizen = readContact({ ...given.citizen }, details, asks);
  if (!asks) {
    shorten(given, details);
    setWrongAside(given, details, exists);
  }
  return { ...given, details } as Intake;
}

/** What a person records on a screen: contact fields are read before they are checked. */
export const recordedSchema = z
  .custom<Intake>(isFields)
  .transform((intake) => setAside(intake, { asks: true }))
  .pipe(intakeSchema);

/** The contact fields as people fill them in: the first mobile number leads, the first address of e-mail too. */
function readContact(citizen: Fields, details: Detail[], asks: boolean): Fields {
  const { name, phone, email } = citizen;
  if (typeof name === "string") citizen.name = readName(name);
  if (typeof phone === "string" || typeof phone === "number") citizen.phone = phoneOf(String(phone), details, asks);
  if (typeof email === "string") citizen.email = emailOf(email, details, asks);
  return citizen;
}

function phoneOf(raw: string, details: Detail[], asks: boolean): string {
  const { phone, others, extension, remark, unread } = readPhones(raw);
  if (!phone && asks && unread) return raw;
  for (const { e164 } of others) details.push(keptDetail("phone", showPhone(e164), "phoneOther", e164));
  if (unread) details.push(waitingDetail("phone", raw, phone ? "phonePart" : "phoneUnreadable"));
  else if (extension) details.push(keptDetail("phone", raw, "phoneExtension"));
  else if (remark) details.push(keptDetail("phone", raw, "phoneRemark"));
  return phone?.e164 ?? "";
}

const isEmail = (text: string): boolean => z.email().safeParse(text).success;

function emailOf(raw: string, details: Detail[], asks: boolean): string {
  const text = readName(visibleText(raw));
  if (text === "" || isEmail(text)) return text;
  const [first, ...others] = text
    .split(/[\s,;<>()]+/)
    .map((word) => word.replace(/^mailto:/i, ""))
    .filter(isEmail);
  if (!first && asks) return raw;
  for (const other of others) details.push(keptDetail("email", other, "emailOther"));
  if (!first) details.push(waitingDetail("email", raw, "emailUnreadable"));
  return first ?? "";
}

/** Ends the beginning of a text that goes on among the details. */
const GOES_ON = " …";

function shorten(given: Fields, details: Detail[]): void {
  const text = typeof given.description === "string" ? given.description.trim() : "";
  if (text.length <= LONGEST_DESCRIPTION) return;
  const begun = cut(text, LONGEST_DESCRIPTION - GOES_ON.length).replace(/(\s)\S{1,100}$/, "$1");
  given.description = begun.trimEnd() + GOES_ON;
  details.push(keptDetail("description", text.slice(begun.length), "textGoesOn"));
}

function setWrongAside(given: Fields, details: Detail[], exists: Exists): void {
  const wrong = new Map<string, string>();
  for (const name of ["categoryId", "neighbourhoodId"] as const)
    if (typeof given[name] === "number" && !exists(name, given[name])) wrong.set(name, "");
  for (const { path, message } of intakeSchema.safeParse(given).error?.issues ?? []) {
    const [first, second] = path;
    for (const name of [String(first), `${String(first)}.${String(second)}`])
      if (OPTIONAL[name] && !wrong.has(name)) wrong.set(name, message);
  }
  // Half a point is no point.
  const point = wrong.get("latitude") ?? wrong.get("longitude");
  if (point !== undefined) {
    details.push(waitingDetail("place", `${rawOf(given.latitude)}, ${rawOf(given.longitude)}`, "placeUnreadable"));
    given.latitude = null;
    given.longitude = null;
  }
  for (const [path, message] of wrong) {
    const [first = "", second] = path.split(".");
    const owner = second ? given[first] : given;
    const field = OPTIONAL[path];
    if (!field || field === "place" || !isFields(owner)) continue;
    const name = second ?? first;
    details.push(waitingDetail(field, rawOf(owner[name]), REASONS.has(message) ? message : `${field}Unreadable`));
    owner[name] = undefined;
  }
}

const REASONS: ReadonlySet<string> = new Set(["tooLong", "tcknWrong", "emailUnreadable", "phoneUnreadable"]);

/** As it was given: a text as it is, anything else as JSON. */
const rawOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
