import { z } from "zod";
import { CHANNELS } from "./channel";
import { searched } from "./odd-text";
import { KINDS, OPEN, PRIORITIES, STATUSES, type Status, WAITING_ON } from "./request";
import { at, type Day } from "./time";

/** The words of a list's address: what is shown, in which order. Every figure of a report opens a list by these. */
const day = z.iso.date();
/** A row's id, or "-" for those that have none. */
const key = z.union([z.literal("-"), z.string().regex(/^\d{1,9}$/)]);
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? (value ?? []) : [value]), z.array(item));

/** Where the next page of a list goes on. */
export const cursorSchema = z.string().refine((text) => readCursor(text) !== null);

export const SORTS = ["due", "-due", "received", "-received"] as const;

export const HANDED = ["any", "open", "closed", "trouble"] as const;

export const filterSchema = z.object({
  q: searched(200).optional(),
  /** Statuses; `open` stands for the four open ones. */
  status: many(z.enum([...STATUSES, "open"])),
  channel: many(z.enum(CHANNELS)),
  department: many(key),
  category: many(key),
  neighbourhood: many(key),
  kind: many(z.enum(KINDS)),
  priority: many(z.enum(PRIORITIES)),
  /** What it waits for; only what waits now. */
  waitingOn: many(z.enum(WAITING_ON)),
  /** To which institution it was referred. */
  institution: many(key),
  /** How its newest hand-over to an institution's system stands. */
  handed: z.enum(HANDED).optional(),
  assignee: z.union([z.literal("me"), z.literal("-"), z.string().regex(/^\d{1,9}$/)]).optional(),
  claimed: z.literal("me").optional(),
  onTime: z.enum(["yes", "no"]).optional(),
  /** Answered at least once. */
  answered: z.literal("yes").optional(),
  /** Opened again after an answer. */
  reopened: z.literal("yes").optional(),
  urgency: z.enum(["late", "today"]).optional(),
  /** `waiting`: something that came with it could not be used and waits to be looked at. */
  details: z.literal("waiting").optional(),
  /** The citizen wrote after the answer and nobody has looked after it yet. */
  followUp: z.literal("yes").optional(),
  mergedInto: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  /** Received from the beginning of this day, in Istanbul. */
  from: day.optional(),
  /** Received before the beginning of this day. */
  to: day.optional(),
  /** `from` and `to` are of when it was recorded, and so is the order of receipt. */
  dated: z.literal("recorded").optional(),
  sort: z.enum(SORTS).optional(),
  cursor: cursorSchema.optional(),
});
export type Filter = z.infer<typeof filterSchema>;

export const NO_FILTER: Filter = filterSchema.parse({});

/** The statuses a filter lets through; null where it does not ask. */
export function statusesOf(filter: Filter): Status[] | null {
  if (filter.status.length === 0) return null;
  return [...new Set(filter.status.flatMap((status) => (status === "open" ? [...OPEN] : [status])))];
}

/** Only what waits has a deadline to sort by; all else is read newest first. */
export function sortOf(filter: Filter): (typeof SORTS)[number] {
  const statuses = statusesOf(filter);
  const onlyOpen = statuses?.every((status) => (OPEN as readonly Status[]).includes(status)) ?? false;
  if (filter.sort?.endsWith("due")) return onlyOpen ? filter.sort : "-received";
  return filter.sort ?? (onlyOpen ? "due" : "-received");
}

/** The order in which rows are read: by when they were recorded where the list goes by that. */
export function orderOf(filter: Filter): (typeof SORTS)[number] | "recorded" | "-recorded" {
  const sort = sortOf(filter);
  if (filter.dated !== "recorded" || sort.endsWith("due")) return sort;
  return sort === "received" ? "recorded" : "-recorded";
}
export type Order = ReturnType<typeof orderOf>;

/** The half-open span of `from` and `to`. */
export const spanOf = (filter: Pick<Filter, "from" | "to">): { from: Date | null; to: Date | null } => ({
  from: filter.from ? startOf(filter.from) : null,
  to: filter.to ? startOf(filter.to) : null,
});

const startOf = (value: Day): Date => at(value, 0);

/** Beyond these no row can be: the year 2200, and what the database counts up to. */
const LAST_MS = Date.UTC(2200, 0);
const LARGEST_ID = 2_147_483_647;

/** Where the next page goes on: the sort value and the id of the last row seen. */
export const cursorOf = (value: Date, id: number): string => `${value.getTime().toString(36)}.${id.toString(36)}`;

export function readCursor(cursor: string | undefined): { value: Date; id: number } | null {
  const match = /^([0-9a-z]{1,12})\.([0-9a-z]{1,8})$/.exec(cursor ?? "");
  if (!match?.[1] || !match[2]) return null;
  const value = new Date(Number.parseInt(match[1], 36));
  const id = Number.parseInt(match[2], 36);
  return value.getTime() < LAST_MS && id <= LARGEST_ID ? { value, id } : null;
}
