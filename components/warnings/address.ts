import { type WarningFilter, warningFilterSchema } from "@/server/domain/warning";

type Query = Record<string, string | string[] | undefined>;

const NAMES = ["q", "step", "seen", "department", "sort", "cursor"] as const;

/** Reads the list's address; a word that is unknown or broken is dropped, and never fails the page. */
export function warningFilterOf(query: Query): WarningFilter {
  const { shape } = warningFilterSchema;
  const read = NAMES.flatMap((name) => {
    const value = query[name];
    return value && typeof value === "string" && shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return warningFilterSchema.parse(Object.fromEntries(read));
}

/** Whether anything but the order is asked for. */
export const isFiltered = ({ sort: _, cursor: __, ...asked }: WarningFilter): boolean =>
  Object.values(asked).some(Boolean);

/** The address of a filter, with what it asks for. */
export function warningsHref(filter: WarningFilter, path = "/warnings"): string {
  const words = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) words.set(name, String(filter[name]));
  return words.size > 0 ? `${path}?${words}` : path;
}
