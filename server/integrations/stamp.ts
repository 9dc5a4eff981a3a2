import { ISTANBUL_OFFSET_MINUTES } from "@/server/domain/time";

const STAMP = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/** "2016-01-01 00:00:00" as telephone exchanges write it: Istanbul's wall, unless it names another zone. Null where it is none. */
export function readStamp(text: string | null | undefined): Date | null {
  const [, year, month, day, hour, minute, second, zone] = STAMP.exec(text?.trim() ?? "") ?? [];
  if (!year) return null;
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(wall) ? null : new Date(wall - offsetOf(zone) * 60_000);
}

/** Minutes that the zone is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return ISTANBUL_OFFSET_MINUTES;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** No call takes a year. */
const LONGEST_S = 366 * 86_400;

/** "35", "00:0:35", "00:01:05": seconds. Null where it is none. */
export function readSpan(text: string | number | null | undefined): number | null {
  const parts = String(text ?? "")
    .trim()
    .split(":");
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const seconds = parts.reduce((all, part) => all * 60 + Number(part), 0);
  return seconds <= LONGEST_S ? seconds : null;
}
