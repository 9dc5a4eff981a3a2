import { type Filter, filterSchema, NO_FILTER } from "@/server/domain/filters";

/** What a page is told of its address: Next's search parameters, or any of the browser's. */
export type Query = Record<string, string | string[] | undefined> | URLSearchParams;

export const MANY = [
  "status",
  "waitingOn",
  "priority",
  "channel",
  "kind",
  "category",
  "department",
  "neighbourhood",
  "institution",
] as const;
const ONE = [
  "q",
  "handed",
  "assignee",
  "claimed",
  "onTime",
  "answered",
  "reopened",
  "urgency",
  "details",
  "followUp",
  "mergedInto",
  "from",
  "to",
  "dated",
  "sort",
  "cursor",
] as const;

export type FilterName = (typeof MANY)[number] | (typeof ONE)[number];
/** The order in which an address names them. */
export const FILTER_NAMES: readonly FilterName[] = [...MANY, ...ONE];

const MOST = 40;

function valuesOf(query: Query, name: string): string[] {
  const given = query instanceof URLSearchParams ? query.getAll(name) : query[name];
  return (given === undefined ? [] : Array.isArray(given) ? given : [given])
    .flatMap((value) => (name === "q" ? [value] : value.split(",")))
    .slice(0, MOST);
}

/** Reads an address; a word that is unknown or broken is dropped, and never fails the page. */
export function filterFromQuery(query: Query): Filter {
  const read: Record<string, unknown> = {};
  for (const name of MANY) {
    const { shape } = filterSchema;
    read[name] = [...new Set(valuesOf(query, name))].filter((value) => shape[name].safeParse([value]).success);
  }
  for (const name of ONE) {
    const value = valuesOf(query, name)[0]?.trim();
    if (value && filterSchema.shape[name].safeParse(value).success) read[name] = value;
  }
  return filterSchema.parse(read);
}

/** The address of a filter, without its "?": several values of one name stand side by side, divided by commas. */
export function queryOf(filter: Partial<Filter>): string {
  const whole = { ...NO_FILTER, ...filter };
  return FILTER_NAMES.flatMap((name) => {
    const value = whole[name];
    const text = Array.isArray(value) ? value.join(",") : (value ?? "");
    return text === "" ? [] : [`${name}=${encodeURIComponent(text).replaceAll("%2C", ",")}`];
  }).join("&");
}

/** A page and a filter as one address. */
export function addressOf(path: string, filter: Partial<Filter>): string {
  const query = queryOf(filter);
  return query ? `${path}?${query}` : path;
}
