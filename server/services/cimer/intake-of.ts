import type { WorkCalendar } from "@/server/domain/calendar";
import type { Channel } from "@/server/domain/channel";
import type { CimerFacts } from "@/server/domain/cimer/row";
import { kindOfType } from "@/server/domain/cimer/types";
import type { Ending } from "@/server/domain/old-record";
import { type Named, withoutPeople } from "@/server/domain/redaction";
import { at, dayNumberOf, dayOf, minuteOfDay } from "@/server/domain/time";
import type { Given } from "../requests/receive";
import type { PlainIntake } from "../requests/receive-all";

const LONGEST_STREET = 120;
/** An office closes at 17:00 where the day is a day off. */
const USUAL_CLOSING = 17 * 60;

/** A row as a request. Where identity is withheld, the words of the application do not name the applicant either. */
export function intakeOf(
  facts: CimerFacts,
  applicant: Named,
  { calendar, channel, ending }: { calendar: WorkCalendar; channel: Channel; ending: Ending | null },
): PlainIntake {
  const { withheld, address } = facts;
  const text = withheld ? withoutPeople(facts.text, [applicant]) : facts.text;
  const isLong = address.length > LONGEST_STREET;
  return {
    channel,
    externalId: channel === "cimer" ? facts.number : oldRecordId(facts.number),
    ...(ending && { ending: withheld ? { ...ending, answer: hidden(ending.answer, applicant) } : ending }),
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

const hidden = (answer: string | null, applicant: Named): string | null => answer && withoutPeople(answer, [applicant]);

/** Under which id an old record of this number stands on its channel. */
export const oldRecordId = (number: string): string => `old:${number}`;

/** How an old record is brought over; what does not say how it ended has ended where that is assumed. */
export const endingOf = ({ ending }: CimerFacts, assumeEnded: boolean): Ending => ({
  ...ending,
  status: ending.status ?? (assumeEnded ? "resolved" : null),
});

/**
 * What of it CİMER said: where an address lies is found by our own list of neighbourhoods, and a deadline is extended there without
 * the application becoming another.
 */
export const contentOfCimer = ({ neighbourhoodId: _, dueAt: __, ...said }: Given): unknown => said;

/** A deadline without a time is kept until the office closes. */
function closing(due: Date, calendar: WorkCalendar): Date {
  if (minuteOfDay(due) > 0) return due;
  return at(dayOf(due), calendar.spanOf(dayNumberOf(due))?.closes ?? USUAL_CLOSING);
}
