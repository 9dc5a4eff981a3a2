import { fillTemplate, type Medium, type Notice } from "@/server/domain/notices";
import { requestNumber } from "@/server/domain/number";
import { mediaFor } from "@/server/domain/routes";
import { smsParts } from "@/server/domain/sms";
import { standardBody } from "@/server/domain/standard-texts";
import { DAY_MS, MINUTE_MS } from "./clock";
import { INSTITUTIONS } from "./departments";
import { citizenOf } from "./facts";
import { type History, historyOf, type Merged } from "./history";
import type { Plan } from "./plan-shape";
import { at, type Random, randomFrom } from "./random";
import { IDENTITY, LINK_BASE } from "./settings";
import type { Event } from "./story";

/** A row of `message`, before it has an id. */
export type Message = {
  requestId: number;
  citizenId: number;
  direction: "outgoing";
  medium: Medium;
  onceKey: string;
  notice: Notice;
  address: string;
  body: string;
  parts: number;
  state: "accepted" | "delivered" | "failed" | "expired" | "refused";
  attempts: number;
  createdAt: number;
  takenAt: number;
  stateAt: number;
  error: string | null;
};

const NOTICES: Record<string, Notice> = {
  receive: "received",
  resolve: "resolved",
  decline: "declined",
  refer: "referred",
};

/** Each request owns this many numbers of events, so that whoever tells it needs to ask nobody. */
export const EVENTS_EACH = 24;
export const eventId = (index: number, order: number): number => index * EVENTS_EACH + order + 1;

/** What the citizen was sent about this request, and about the one it was merged into. */
export function messagesOf(plan: Plan, index: number, history: History, merged: Merged): Message[] {
  const own = history.events.flatMap((event, order) => about(plan, index, history, event, eventId(index, order)));
  const main = at(plan.main, index);
  if (main < 0) return own;
  const other = historyOf(plan, main, merged);
  const answers = other.events.flatMap((event, order) =>
    event.act !== "receive" && event.at >= at(plan.mergedAt, index)
      ? about(
          plan,
          index,
          { ...history, request: { ...history.request, institutionId: other.request.institutionId } },
          event,
          eventId(main, order),
        )
      : [],
  );
  return [...own, ...answers];
}

function about(plan: Plan, index: number, { request }: History, event: Event, id: number): Message[] {
  const notice = NOTICES[event.act];
  if (!notice || request.citizenId === null) return [];
  const citizen = citizenOf(plan, request.citizenId);
  const media = mediaFor(
    {
      identityWithheld: request.identityWithheld,
      noSms: citizen.noSms,
      mobile: citizen.phone,
      email: null,
      chat:
        request.channel === "whatsapp" && citizen.phone
          ? {
              channel: "whatsapp",
              address: citizen.phone.slice(1),
              lastAt: request.receivedAt,
              connected: true,
              late: false,
            }
          : null,
    },
    notice,
    new Date(event.at),
  );
  if (media.length === 0) return [];
  const institution = INSTITUTIONS.find((body) => body.id === request.institutionId)?.name ?? null;
  const body = fillTemplate(standardBody(notice), {
    number: requestNumber(request.year, request.seq),
    link: `${LINK_BASE}/t/${request.trackingCode}`,
    municipality: IDENTITY.shortName,
    institution,
  });
  const random = randomFrom(137, id, index);
  return media.map(({ medium, address }) => ({
    requestId: request.id,
    citizenId: citizen.id,
    direction: "outgoing" as const,
    medium,
    onceKey: `${notice}:${id}:${citizen.id}:${medium}`,
    notice,
    address,
    body,
    parts: medium === "sms" ? partsOf(notice, body, institution) : 1,
    ...delivery(event.at, plan.now, random),
  }));
}

const known = new Map<string, number>();

/** Texts of one notice differ in digits and letters of the code only, so their length tells the parts. */
function partsOf(notice: Notice, body: string, institution: string | null): number {
  const key = `${notice} ${body.length} ${institution ?? ""}`;
  const parts = known.get(key) ?? smsParts(body).parts;
  known.set(key, parts);
  return parts;
}

const TROUBLES: [state: Message["state"], share: number, attempts: number, error: string][] = [
  ["failed", 0.014, 4, "absentSubscriber"],
  ["expired", 0.01, 1, "validityPeriodOver"],
  ["refused", 0.003, 1, "blockedByOperator"],
];

function delivery(at: number, now: number, random: Random) {
  const takenAt = Math.min(now, at + random.between(900, 5_000));
  const base = { createdAt: at, takenAt, attempts: 1, error: null };
  if (now - at < 3 * MINUTE_MS) return { ...base, state: "accepted" as const, stateAt: takenAt };
  let draw = random.next();
  for (const [state, share, attempts, error] of TROUBLES) {
    if (draw < share) return { ...base, state, attempts, error, stateAt: Math.min(now, at + random.next() * DAY_MS) };
    draw -= share;
  }
  return { ...base, state: "delivered" as const, stateAt: Math.min(now, takenAt + random.between(2_000, 40_000)) };
}
