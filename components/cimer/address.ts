import { type CimerFilter, cimerFilterSchema } from "@/server/domain/cimer/filter";

type Query = Record<string, string | string[] | undefined>;

const { shape } = cimerFilterSchema;
const NAMES = ["list", "q", "cursor"] as const;

/** Reads the list's address; a word that is unknown or broken is dropped, and never fails the page. */
export function cimerFilterOf(query: Query): CimerFilter {
  const given = NAMES.flatMap((name) => {
    const value = query[name];
    return typeof value === "string" && value !== "" && shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return cimerFilterSchema.parse(Object.fromEntries(given));
}

/** The address of a list, or of its file. */
export function cimerHref(filter: Partial<CimerFilter>, path = "/cimer"): string {
  const words = new URLSearchParams();
  if (filter.list && filter.list !== "enter") words.set("list", filter.list);
  if (filter.q) words.set("q", filter.q);
  if (filter.cursor) words.set("cursor", filter.cursor);
  return words.size > 0 ? `${path}?${words}` : path;
}
