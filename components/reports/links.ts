import { addressOf } from "@/app/(staff)/requests/filters";
import type { Channel } from "@/server/domain/channel";
import type { Status } from "@/server/domain/request";
import { NONE } from "@/server/domain/statistics";
import type { Day } from "@/server/domain/time";

type Id = number | null;

/** Which requests a figure counts; null as an id is "has none". */
export type Rows = {
  from?: Day;
  to?: Day;
  /** The span is of when they were recorded. */
  dated?: "recorded";
  channel?: readonly Channel[];
  department?: readonly Id[];
  category?: readonly Id[];
  neighbourhood?: readonly Id[];
  status?: readonly (Status | "open")[];
  urgency?: "late";
  onTime?: "yes" | "no";
  answered?: "yes";
  reopened?: "yes";
};

const keys = (ids: readonly Id[] = []): string[] => ids.map((id) => (id === null ? NONE : String(id)));

/** The list that holds exactly these requests. */
export const rowsBehind = ({ channel = [], department, category, neighbourhood, status = [], ...rows }: Rows): string =>
  addressOf("/requests", {
    ...rows,
    channel: [...channel],
    department: keys(department),
    category: keys(category),
    neighbourhood: keys(neighbourhood),
    status: [...status],
  });

/** The call log that holds exactly these calls. */
export function callsBehind(rows: {
  from?: Day;
  to?: Day;
  direction?: "incoming" | "outgoing";
  answered?: "yes" | "no";
}): string {
  const query = new URLSearchParams(rows).toString();
  return query ? `/calls?${query}` : "/calls";
}
