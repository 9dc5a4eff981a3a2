import { type HandoverFilter, handoverFilterSchema } from "@/server/domain/handover-filter";

type Query = Record<string, string | string[] | undefined>;

const { shape } = handoverFilterSchema;
const NAMES = ["q", "state", "institution", "way", "cursor"] as const;

/** Reads the list's address; a word that is unknown or broken is dropped, and never fails the page. */
export function filterOf(query: Query): HandoverFilter {
  const given = NAMES.flatMap((name) => {
    const value = query[name] || undefined;
    return shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return handoverFilterSchema.parse(Object.fromEntries(given));
}

/** The words of a filter, with their "?"; empty where nothing is asked. */
export function queryOf(filter: HandoverFilter): string {
  const words = new URLSearchParams(
    NAMES.flatMap((name) => (filter[name] ? [[name, String(filter[name])] satisfies [string, string]] : [])),
  );
  return words.size > 0 ? `?${words}` : "";
}
