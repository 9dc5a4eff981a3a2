import { type Filter, filterSchema, NO_FILTER } from "@/server/domain/filters";
import { type Query, readFilter } from "@/server/domain/read-filter";

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

/** Reads an address, and says what of it cannot be read. */
export const readAddress = (query: Query) => readFilter(filterSchema, query);

/** The filter alone, for an address that a page has already read. */
export const filterFromQuery = (query: Query): Filter => readAddress(query).filter;

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
