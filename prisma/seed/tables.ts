import { CHANNELS } from "@/server/domain/channel";
import { type Calls, callOf } from "./calls";
import { NO_ACCOUNT } from "./citizens";
import type { Lines } from "./columns";
import { encode, type Field, instant } from "./encode";
import { citizenOf, trackingCodeOf } from "./facts";
import { historyOf, type Merged } from "./history";
import { NEIGHBOURHOODS } from "./neighbourhoods";
import { EVENTS_EACH, eventId, messagesOf } from "./notify";
import { streetOf } from "./phrase";
import type { Plan } from "./plan-shape";
import { at, randomFrom } from "./random";
import type { Event, Story } from "./story";

const MESSAGES_EACH = 24;

/** The rows of the requests from one place in the plan up to another. */
export function requestLines(plan: Plan, merged: Merged, from: number, to: number): Lines {
  let request = "";
  let request_event = "";
  let message = "";
  for (let index = from; index < to; index++) {
    const history = historyOf(plan, index, merged);
    request += encode(
      requestFields(history, history.externalId, history.suggestedCategoryId, history.suggestedConfidence),
    );
    if (history.events.length > EVENTS_EACH)
      throw new Error(`Request ${index + 1} has ${history.events.length} events`);
    for (const [order, event] of history.events.entries()) request_event += encode(eventFields(event, index, order));
    for (const [order, row] of messagesOf(plan, index, history, merged).entries()) {
      const id = index * MESSAGES_EACH + order + 1;
      const sms = row.medium === "sms";
      const vendorId = sms ? String(id) : `wamid.ORNEK${trackingCodeOf(id)}${id}`;
      message += encode([
        id,
        row.requestId,
        row.citizenId,
        row.direction,
        row.medium,
        row.onceKey,
        row.notice,
        row.address,
        row.body,
        row.parts,
        row.state,
        sms ? "log" : "whatsapp",
        vendorId,
        row.attempts,
        instant(row.createdAt),
        instant(row.takenAt),
        instant(row.stateAt),
        row.error,
      ]);
    }
  }
  return { request, request_event, message };
}

function requestFields(
  { request: r }: Story,
  externalId: string | null,
  suggested: number | null,
  confidence: number | null,
): Field[] {
  return [
    r.id,
    r.year,
    r.seq,
    r.trackingCode,
    r.channel,
    externalId,
    r.kind,
    r.status,
    r.priority,
    r.version,
    r.categoryId,
    r.departmentId,
    r.lastDepartmentId,
    r.assigneeId,
    r.institutionId,
    r.citizenId,
    r.identityWithheld,
    r.neighbourhoodId,
    r.street,
    r.doorNo,
    r.latitude,
    r.longitude,
    r.summary,
    r.description,
    suggested,
    confidence,
    instant(r.receivedAt),
    instant(r.clockFrom),
    r.legalClass,
    r.standardValue,
    r.standardUnit,
    instant(r.dueAt),
    r.pausedMinutes,
    instant(r.pausedAt),
    r.waitingOn,
    r.waitingFor,
    instant(r.waitingUntil),
    instant(r.answeredAt),
    r.answeredOnTime,
    r.answeredTenths,
    r.reopenedCount,
    r.answer,
    r.confirmation,
    r.mergedIntoId,
    r.statusBeforeMerge,
    r.mergedCount,
  ];
}

function eventFields(event: Event, index: number, order: number): Field[] {
  const staff = typeof event.by === "number";
  return [
    eventId(index, order),
    index + 1,
    instant(event.at),
    event.act,
    staff ? "staff" : String(event.by),
    staff ? Number(event.by) : null,
    event.from,
    event.to,
    JSON.stringify(event.data),
  ];
}

export function citizenLines(plan: Plan, from: number, to: number): Lines {
  let citizen = "";
  let citizen_identity = "";
  for (let id = from + 1; id <= to; id++) {
    const person = citizenOf(plan, id);
    const random = randomFrom(163, id);
    const home = at(plan.citizens.neighbourhood, id - 1);
    const known = random.chance(0.7);
    const account = at(plan.citizens.account, id - 1);
    const firstAt = instant(at(plan.citizens.firstAt, id - 1));
    citizen += encode([
      id,
      person.name,
      person.phone,
      person.email,
      known ? at(NEIGHBOURHOODS, home).id : null,
      known ? streetOf(home, random) : null,
      known ? String(random.between(1, 96)) : null,
      person.noSms,
      firstAt,
    ]);
    const lastWhatsapp = at(plan.citizens.whatsappAt, id - 1);
    if (account !== NO_ACCOUNT)
      citizen_identity += encode([at(CHANNELS, account), `ornek-${id}`, id, person.name, null]);
    if (lastWhatsapp > 0) {
      const externalId = person.phone?.slice(1) ?? `TR.ORNEK${id}`;
      citizen_identity += encode(["whatsapp", externalId, id, person.name, instant(lastWhatsapp)]);
    }
  }
  return { citizen, citizen_identity };
}

export function callLines(plan: Plan, calls: Calls, from: number, to: number): Lines {
  let call = "";
  for (let index = from; index < to; index++) {
    const row = callOf(plan, calls, index);
    call += encode([
      row.id,
      "demo",
      row.callId,
      "incoming",
      row.number,
      instant(row.startedAt),
      instant(row.answeredAt),
      instant(row.endedAt),
      row.talkSeconds,
      row.waitSeconds,
      row.outcome,
      row.queue,
      row.extension,
      row.staffId,
      row.requestId,
    ]);
  }
  return { call };
}
