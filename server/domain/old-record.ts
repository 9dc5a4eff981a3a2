import { type WorkCalendar, workingTenths } from "./calendar";
import type { Request } from "./request";
import { fold } from "./turkish";

/** How an old record ended, as far as it says so itself. */
export type Ending = {
  /** Null where nothing says whether it was answered. */
  status: "resolved" | "declined" | "open" | null;
  answer: string | null;
  answeredAt: Date | null;
  departmentId: number | null;
};

export const NO_ENDING: Ending = { status: null, answer: null, answeredAt: null, departmentId: null };

const OPEN = ["acik", "islemde", "devam", "beklemede", "bekliyor", "yeni", "sevk"];
const DECLINED = ["olumsuz", "reddedildi", "red", "ret", "uygun gorulmedi", "yapilamaz"];
const RESOLVED = [
  "cozuldu",
  "cevaplandi",
  "cevaplanmis",
  "yanitlandi",
  "sonuclandi",
  "kapandi",
  "kapali",
  "tamamlandi",
  "olumlu",
];

/** What a list says of how a record stands: "Cevaplandı", "Olumsuz", "İşlemde". Null where it is none of these. */
export function readEnding(text: string): Ending["status"] {
  const folded = ` ${fold(text)}`;
  const says = (words: readonly string[]) => words.some((word) => folded.includes(` ${word}`));
  if (says(DECLINED)) return "declined";
  if (says(RESOLVED)) return "resolved";
  return says(OPEN) ? "open" : null;
}

/**
 * What of a request is settled when it is opened as a record that had ended before; null where it had not. It was on time, or was
 * not, only where the day of its answer is known.
 */
export function endedAs(
  { receivedAt, dueAt }: Pick<Request, "receivedAt" | "dueAt">,
  { status, answer, answeredAt, departmentId }: Ending,
  calendar: WorkCalendar,
) {
  if (status === null || status === "open")
    return { departmentId, ...(departmentId !== null && { status: "assigned" as const }) };
  return {
    status,
    answer,
    departmentId,
    answeredAt,
    answeredOnTime: answeredAt && answeredAt <= dueAt,
    answeredTenths: answeredAt && workingTenths(calendar, receivedAt, answeredAt),
  };
}
