import { requestNumber } from "@/server/domain/number";
import { cut } from "@/server/domain/odd-text";
import { type Exposure, exposureOf } from "@/server/domain/open311/exposure";
import type { ServiceRequest } from "@/server/domain/open311/shapes";
import { toW3c } from "@/server/domain/open311/w3c";
import { cleanText } from "@/server/domain/redaction";
import type { Context } from "../context";
import type { Caller } from "./admit";
import { idsOf } from "./own-id";
import { isClosed, type Standing, standingOf, type Told } from "./rows";
import { GENERAL } from "./services";

/** The explanation of how a request stands, still without a language: a key of messages/<locale>/open311.json and what fills it. */
export type Note = { key: string; text: string | null; name: string | null };
export type ToldRequest = Omit<ServiceRequest, "status_notes"> & { note: Note | null };

/**
 * Whoever sent a request to us sees all of it that is not somebody's name or number; everybody else what is public. The answer to
 * one that was merged is another's, and is public only where both are.
 */
export function seenBy(ctx: Context, { key }: Caller, row: Told): Exposure {
  if (isOwn(key, row)) return "whole";
  const subjects = new Set(ctx.municipality.open311.publicSubjects);
  const own = exposureOf(row, subjects);
  return own === "whole" && exposureOf(standingOf(row), subjects) !== "whole" ? "outline" : own;
}

/** Whether the holder of the key sent it. */
export const isOwn = (key: Caller["key"], row: Pick<Told, "channel" | "externalId">): boolean =>
  key !== null && row.channel === key.channel && (row.externalId?.startsWith(idsOf(key.id)) ?? false);

export function toldRequest(ctx: Context, row: Told, exposure: Exposure, lastAt: Date): ToldRequest {
  const { municipality } = ctx;
  const there = standingOf(row);
  const whole = exposure === "whole";
  const hide = (text: string) => cleanText(text, [row.citizen, there.citizen]);
  const category = municipality.categories.find(({ id }) => id === row.categoryId);
  const neighbourhood = municipality.neighbourhoods.find(({ id }) => id === row.neighbourhoodId)?.name;
  const closed = isClosed(there);
  return {
    service_request_id: requestNumber(row.year, row.seq),
    status: closed ? "closed" : "open",
    note: whole ? noteOf(ctx, row, there, hide) : null,
    service_name: category?.name ?? GENERAL.name,
    service_code: category?.slug ?? GENERAL.code,
    description: whole ? shortened(hide(row.description)) : (category?.name ?? null),
    agency_responsible: agencyOf(ctx, there),
    service_notice: null,
    requested_datetime: toW3c(row.receivedAt),
    updated_datetime: toW3c(closed ? (there.answeredAt ?? lastAt) : lastAt),
    expected_datetime: closed ? null : toW3c(there.dueAt),
    address: [whole && row.street && hide(row.street), neighbourhood].filter(Boolean).join(", ") || null,
    address_id: null,
    zipcode: null,
    lat: whole ? row.latitude : null,
    long: whole ? row.longitude : null,
    // A citizen's photograph may show a face, a number plate or a door.
    media_url: null,
  };
}

function agencyOf({ municipality }: Context, { institutionId, departmentId }: Standing): string | null {
  const institution = municipality.institutions.find(({ id }) => id === institutionId);
  const department = municipality.departments.find(({ id }) => id === departmentId);
  return institution?.name ?? department?.name ?? null;
}

function noteOf(ctx: Context, row: Told, there: Standing, hide: (text: string) => string): Note | null {
  const text = there.answer ? hide(there.answer) : null;
  const merged = there !== row;
  switch (there.status) {
    case "resolved":
    case "declined":
      return { key: there.status, text, name: null };
    case "referred":
      return { key: "referred", text, name: agencyOf(ctx, there) };
    case "withdrawn":
      return { key: "withdrawn", text: null, name: null };
    case "waiting":
      return { key: "waiting", text: there.waitingFor && hide(there.waitingFor), name: null };
    default:
      return merged ? { key: "merged", text: null, name: requestNumber(there.year, there.seq) } : null;
  }
}

/** What GeoReport v2 allows; a longer text says that it goes on. */
const LONGEST_DESCRIPTION = 4000;

const shortened = (text: string): string =>
  text.length > LONGEST_DESCRIPTION ? `${cut(text, LONGEST_DESCRIPTION - 1)}…` : text;
