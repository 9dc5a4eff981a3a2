import { type MessageFilter, messageFilterSchema } from "@/server/domain/message-filter";

type Query = Record<string, string | string[] | undefined>;

const { shape } = messageFilterSchema;
const NAMES = ["q", "state", "medium", "notice", "sender", "month", "cursor"] as const;

/** Reads the list's address; a word that is unknown or broken is dropped, and never fails the page. */
export function filterOf(query: Query): MessageFilter {
  const given = NAMES.flatMap((name) => {
    const value = query[name] === "" ? undefined : query[name];
    return shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return messageFilterSchema.parse(Object.fromEntries(given));
}

/** The words of a filter, with their "?"; empty where nothing is asked. */
export function queryOf(filter: Partial<MessageFilter>): string {
  const words = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    for (const one of Array.isArray(value) ? value : [value]) if (one) words.append(name, String(one));
  }
  return words.size > 0 ? `?${words}` : "";
}
