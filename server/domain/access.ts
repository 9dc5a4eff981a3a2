import { z } from "zod";
import { searched } from "./odd-text";

/** By which way personal data leaves us. `link`: a photograph that another institution's system fetches by the link it was given. */
export const ACCESS_DOORS = ["screen", "reveal", "raw", "file", "export", "api", "webhook", "link"] as const;
export type AccessDoor = (typeof ACCESS_DOORS)[number];

/** What was read: keys of messages `access.what`. */
export const ACCESSED = [
  "request",
  "citizen",
  "same_person",
  "phone",
  "tckn",
  "file",
  "requests",
  "calls",
  "call_backs",
  "live_call",
  "messages",
  "incoming",
  "cimer",
  "cimer_rows",
  "cimer_answers",
  "handovers",
  "warnings",
  "access",
  "audit",
  "privacy",
  "person_file",
] as const;
export type Accessed = (typeof ACCESSED)[number];

/** What is counted for each person: pages opened, people and telephones looked up, what was shown whole, files taken out. */
export const ACCESS_AMOUNTS = ["view", "lookup", "reveal", "export"] as const;
export type AccessAmount = (typeof ACCESS_AMOUNTS)[number];

export const ACCESS_SPANS = ["hour", "day"] as const;
export type AccessSpan = (typeof ACCESS_SPANS)[number];

const most = (usual: number) =>
  z.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(100_000, "tooMany").default(usual);
const limits = (hour: number, day: number) => z.object({ hour: most(hour), day: most(day) }).prefault({});

/**
 * What one person may read in an hour and in a day, and for how many days it stays known who read what. The usual limits lie several
 * times above a busy day: in triage a person opens some sixty requests an hour, and takes twenty calls.
 */
export const accessSettingsSchema = z.object({
  limits: z
    .object({ view: limits(400, 2000), lookup: limits(300, 1500), reveal: limits(60, 300), export: limits(20, 60) })
    .prefault({}),
  days: z.number("wholeNumber").int("wholeNumber").min(180, "accessKeptTooShort").max(3650, "keptTooLong").default(730),
});
export type AccessSettings = z.output<typeof accessSettingsSchema>;

const id = z.coerce.number().pipe(z.int32().positive());

/** The words of the list's address; `from` and `to` are days and both belong to it. `of`: all that the request's citizen has. */
export const accessFilterSchema = z.object({
  person: id.optional(),
  request: searched(20).optional(),
  of: z.literal("citizen").optional(),
  door: z.enum(ACCESS_DOORS).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** When the last row of the page before was first written, in milliseconds, and its key. */
  cursor: z
    .string()
    .regex(/^\d{1,14}\.[\w -]{1,40}$/)
    .optional(),
});
export type AccessFilter = z.output<typeof accessFilterSchema>;
