import type { z } from "zod";
import type { StaffActor } from "@/server/domain/actor";
import type { DetailField } from "@/server/domain/details";
import { requestNumber } from "@/server/domain/number";
import { type Request, recordedAtOf } from "@/server/domain/request";
import { actsOf, hasScope } from "@/server/policies/can";
import { ownExternalId } from "@/server/services/api/external-id";
import type { ReadRequest } from "@/server/services/api/read-request";
import type { RequestRow } from "@/server/services/requests/list";
import { publicLink } from "@/server/services/settings/links";
import { apiAddressOf } from "@/server/services/webhooks/payload";
import type { Call } from "./operation";
import { OUTSIDE_ACTS } from "./schemas/act";
import type { opened, requestFull, requestRow, standing } from "./schemas/request";

type Ctx = Call["ctx"];

const text = (moment: Date): string => moment.toISOString();
const maybe = (moment: Date | null): string | null => moment && text(moment);

export function nameOf(list: readonly { id: number; name: string }[], id: number | null) {
  const found = list.find((one) => one.id === id);
  return found ? { id: found.id, name: found.name } : null;
}

/** Acts that are open to this system now. */
const openTo = (actor: StaffActor, request: Parameters<typeof actsOf>[1]) =>
  hasScope(actor, "requests:act") ? actsOf(actor, request).filter((act) => OUTSIDE_ACTS.includes(act)) : [];

type Core = Pick<
  Request,
  | "year"
  | "seq"
  | "version"
  | "channel"
  | "kind"
  | "status"
  | "priority"
  | "summary"
  | "street"
  | "receivedAt"
  | "recordedAt"
  | "dueAt"
  | "waitingOn"
  | "waitingFor"
  | "answeredAt"
  | "answeredOnTime"
  | "categoryId"
  | "departmentId"
  | "neighbourhoodId"
>;

function coreOf({ municipality }: Ctx, row: Core): z.input<typeof requestRow> {
  const number = requestNumber(row.year, row.seq);
  const { version, channel, kind, status, priority, summary, street, waitingOn, waitingFor, answeredOnTime } = row;
  return {
    number,
    url: apiAddressOf(number),
    version,
    channel,
    kind,
    status,
    priority,
    summary,
    category: nameOf(municipality.categories, row.categoryId),
    department: nameOf(municipality.departments, row.departmentId),
    neighbourhood: nameOf(municipality.neighbourhoods, row.neighbourhoodId),
    street,
    receivedAt: text(row.receivedAt),
    recordedAt: text(recordedAtOf(row)),
    dueAt: text(row.dueAt),
    waitingOn,
    waitingFor,
    answeredAt: maybe(row.answeredAt),
    answeredOnTime,
  };
}

export const presentRow = (ctx: Ctx, row: RequestRow): z.input<typeof requestRow> => coreOf(ctx, row);

export type Names = ReadonlyMap<number, string>;

export function presentRequest(
  ctx: Ctx,
  { request, citizen }: ReadRequest,
  { staff, externalId }: { staff: Names; externalId: string | null },
): z.input<typeof requestFull> {
  const core = coreOf(ctx, request);
  const { description, doorNo, latitude, longitude, sourceUrl, answer, confirmation, identityWithheld } = request;
  const assignee = request.assigneeId === null ? null : (staff.get(request.assigneeId) ?? null);
  return {
    ...core,
    externalId: ownExternalId(ctx.actor, externalId),
    description,
    institution: nameOf(ctx.municipality.institutions, request.institutionId),
    assignee: request.assigneeId !== null && assignee !== null ? { id: request.assigneeId, name: assignee } : null,
    doorNo,
    latitude,
    longitude,
    sourceUrl,
    waitingUntil: maybe(request.waitingUntil),
    answer,
    confirmation,
    mergedInto: request.main && requestNumber(request.main.year, request.main.seq),
    merged: request.merged.map(({ year, seq }) => requestNumber(year, seq)),
    identityWithheld,
    citizen,
    trackingLink: request.trackingCode === "" ? null : publicLink(request.trackingCode),
    acts: openTo(ctx.actor, request),
    timeline: request.events.map(({ id, at, act, actor, staff: name, from, to, data }) => ({
      id,
      at: text(at),
      act: act as z.input<typeof requestFull>["timeline"][number]["act"],
      by: actor,
      staff: name,
      from,
      to,
      data,
    })),
    messages: request.messages.map(({ id, direction, medium, notice, state, error, body, createdAt, stateAt }) => ({
      id,
      direction,
      medium,
      notice,
      state,
      error,
      body: body === "" ? null : body,
      createdAt: text(createdAt),
      stateAt: text(stateAt),
    })),
    attachments: request.attachments.map(({ id, name, mime, state, by, createdAt }) => ({
      id,
      name,
      mime,
      state,
      by,
      createdAt: text(createdAt),
      url: `${core.url}/attachments/${id}`,
    })),
  };
}

export type Stands = Request & { externalId: string | null };

export function presentStanding(ctx: Ctx, request: Stands): z.input<typeof standing> {
  const number = requestNumber(request.year, request.seq);
  return {
    number,
    url: apiAddressOf(number),
    version: request.version,
    status: request.status,
    department: nameOf(ctx.municipality.departments, request.departmentId),
    dueAt: text(request.dueAt),
    externalId: ownExternalId(ctx.actor, request.externalId),
    acts: openTo(ctx.actor, request),
  };
}

type NotUsed = { field: string; reason: string; state: string };

/** `notUsed`: what came with it and stands beside it, by field and reason; the text itself stays with staff. */
export const presentOpened = (ctx: Ctx, request: Stands, notUsed: readonly NotUsed[]): z.input<typeof opened> => ({
  ...presentStanding(ctx, request),
  trackingLink: publicLink(request.trackingCode),
  setAside: notUsed.map(({ field, reason, state }) => ({
    field: field as DetailField,
    reason,
    waiting: state === "waiting",
  })),
});

export const etagOf = (version: number): string => `"${version}"`;
