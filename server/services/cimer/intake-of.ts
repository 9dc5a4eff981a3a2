import type { WorkCalendar } from "@/server/domain/calendar";
import type { CimerFacts } from "@/server/domain/cimer/row";
import { kindOfType } from "@/server/domain/cimer/types";
import { at, dayNumberOf, dayOf, minuteOfDay } from "@/server/domain/time";
import { hidePersonal, type Named } from "../citizens/hide-personal";
import type { PlainIntake } from "../requests/receive-all";

const LONGEST_STREET = 120;
/** An office closes at 17:00 where the day is a day off. */
const USUAL_CLOSING = 17 * 60;

/** A row as a request. Where identity is withheld, the words of the application do not name the applicant either. */
export function intakeOf(facts: CimerFacts, applicant: Named, calendar: WorkCalendar): PlainIntake {
  const { withheld, address } = facts;
  const text = withheld ? hidePersonal(facts.text, [applicant]) : facts.text;
  const isLong = address.length > LONGEST_STREET;
  return {
    channel: "cimer",
    externalId: facts.number,
    kind: facts.type ? kindOfType(facts.type) : "demand",
    description: isLong ? `${text}\n\nAdres: ${address}` : text,
    neighbourhoodId: facts.neighbourhoodId,
    street: isLong ? null : address,
    citizen: withheld ? null : { name: facts.name, phone: facts.phone, email: facts.email },
    identityWithheld: withheld,
    receivedAt: facts.date,
    cimerType: facts.type,
    dueAt: facts.due && closing(facts.due, calendar),
    details: facts.details,
  };
}

/** A deadline without a time is kept until the office closes. */
function closing(due: Date, calendar: WorkCalendar): Date {
  if (minuteOfDay(due) > 0) return due;
  return at(dayOf(due), calendar.spanOf(dayNumberOf(due))?.closes ?? USUAL_CLOSING);
}
