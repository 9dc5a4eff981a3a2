import { type CallBackFilter, callBackFilterSchema } from "@/server/domain/call-back";

type Query = Record<string, string | string[] | undefined>;

const NAMES = ["state", "owner", "outcome", "number", "from", "to", "cursor"] as const;

/** Reads an address; a word that is unknown or broken is dropped, and never fails the page. */
export function callBackFilterOf(query: Query): CallBackFilter {
  const { shape } = callBackFilterSchema;
  const read = NAMES.flatMap((name) => {
    const value = query[name];
    return typeof value === "string" && value !== "" && shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return callBackFilterSchema.parse(Object.fromEntries(read));
}

/** The address of a filter with its "?", empty where it asks for what is shown anyway. */
export function callBackQueryOf(filter: Partial<CallBackFilter>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value && value !== "open") query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
