import type { Channel } from "@/server/domain/channel";
import type { Status } from "@/server/domain/request";
import { NONE } from "@/server/domain/statistics";
import type { Day } from "@/server/domain/time";

type Id = number | null;

/** Which requests a figure counts; null as an id is "has none". */
export type Rows = {
  from?: Day;
  to?: Day;
  channel?: readonly Channel[];
  department?: readonly Id[];
  category?: readonly Id[];
  neighbourhood?: readonly Id[];
  status?: readonly (Status | "open")[];
  urgency?: "late";
  onTime?: "yes" | "no";
  answered?: "yes";
};

/** The list that holds exactly these requests. */
export const rowsBehind = (rows: Rows): string => `/requests${query(rows)}`;

export type CallRows = { from?: Day; to?: Day; direction?: "incoming" | "outgoing"; answered?: "yes" | "no" };

/** The call log that holds exactly these calls. */
export const callsBehind = (rows: CallRows): string => `/calls${query(rows)}`;

function query(words: Record<string, string | readonly (string | Id)[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) {
    if (value === undefined) continue;
    for (const one of typeof value === "string" ? [value] : value)
      search.append(name, one === null ? NONE : String(one));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}
