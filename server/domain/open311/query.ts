import { z } from "zod";
import { DAY_MS } from "../time";
import { readW3c } from "./w3c";

/** What may be asked of GET requests. A parameter that is there and empty counts as not there. */
const MOST_DAYS = 90;
const MOST_ROWS = 1000;
const MOST_IDS = 200;

const listed = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .transform((all) => [...new Set(all.filter((one) => one !== ""))]);
const moment = z.string().transform((text, check) => {
  const at = readW3c(text);
  if (!at) check.addIssue({ code: "custom", message: "dateUnreadable" });
  return at ?? new Date(0);
});
const whole = (most: number) =>
  z.coerce.number("wholeNumber").int("wholeNumber").min(1, "atLeastOne").max(most, "tooLong");

const querySchema = z.object({
  service_request_id: listed.refine((ids) => ids.length <= MOST_IDS, "tooManyIds").optional(),
  service_code: listed.optional(),
  start_date: moment.optional(),
  end_date: moment.optional(),
  status: listed.pipe(z.array(z.enum(["open", "closed"], "statusUnknown"))).optional(),
  page: whole(1000).default(1),
  page_size: whole(1_000_000)
    .transform((size) => Math.min(size, MOST_ROWS))
    .default(MOST_ROWS),
});

export type RequestsQuery = {
  ids: string[] | null;
  codes: string[] | null;
  /** Half-open. */
  from: Date;
  to: Date;
  statuses: ("open" | "closed")[];
  page: number;
  pageSize: number;
};

/** Throws ZodError with the parameters to mend. A span of more than 90 days is one. */
export function readQuery(query: URLSearchParams, now: Date): RequestsQuery {
  const read = querySchema.superRefine(withinMost(MOST_DAYS)).parse(valuesOf(query));
  return {
    ...spanOf(read, now, MOST_DAYS),
    ids: read.service_request_id ?? null,
    codes: read.service_code ?? null,
    statuses: read.status?.length ? read.status : ["open", "closed"],
    page: read.page,
    pageSize: read.page_size,
  };
}

/** What happened to requests is asked by mySociety's extension: at most 31 days, the first 1,000. */
const MOST_UPDATE_DAYS = 31;
const updatesSchema = z.object({ start_date: moment.optional(), end_date: moment.optional() });

/** Half-open. */
export type UpdatesQuery = { from: Date; to: Date; pageSize: number };

/** Throws ZodError with the parameters to mend. */
export function readUpdatesQuery(query: URLSearchParams, now: Date): UpdatesQuery {
  const read = updatesSchema.superRefine(withinMost(MOST_UPDATE_DAYS)).parse(valuesOf(query));
  return { ...spanOf(read, now, MOST_UPDATE_DAYS), pageSize: MOST_ROWS };
}

const valuesOf = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...new Set(query.keys())].flatMap((name) => {
      const value = query
        .getAll(name)
        .filter((one) => one.trim() !== "")
        .join(",");
      return value === "" ? [] : [[name, value]];
    }),
  );

type Dates = { start_date?: Date | undefined; end_date?: Date | undefined };

function spanOf({ start_date: start, end_date: end }: Dates, now: Date, days: number): { from: Date; to: Date } {
  const most = days * DAY_MS;
  // The latest instant belongs to what is asked for.
  const to = new Date((end ?? (start ? new Date(Math.min(now.getTime(), start.getTime() + most)) : now)).getTime() + 1);
  return { from: start ?? new Date(to.getTime() - 1 - most), to };
}

const withinMost =
  (days: number) =>
  ({ start_date: start, end_date: end }: Dates, check: z.RefinementCtx): void => {
    const issue = (message: string) => check.addIssue({ code: "custom", path: ["end_date"], message });
    if (start && end && end < start) issue("endBeforeStart");
    if (start && end && end.getTime() - start.getTime() > days * DAY_MS)
      issue(days === MOST_DAYS ? "spanTooLong" : "updatesSpanTooLong");
  };
