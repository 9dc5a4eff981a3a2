import type { z } from "zod";
import type { Tx } from "@/server/db";
import { deadlineFor, legalClassFor, UNSORTED } from "@/server/domain/deadline";
import { type Detail, keptDetail, waitingDetail } from "@/server/domain/details";
import { DomainError, notFound } from "@/server/domain/errors";
import { readGiven } from "@/server/domain/given";
import { type Intake, intakeSchema } from "@/server/domain/intake";
import { requestNumber, TRACKING_LENGTH, trackingCodeFrom } from "@/server/domain/number";
import { type Ending, endedAs } from "@/server/domain/old-record";
import { maskNumbers, showPhone } from "@/server/domain/phone";
import { placeWithin } from "@/server/domain/place-within";
import type { RefusedFile } from "@/server/domain/refused-file";
import { type Request, UNTOUCHED } from "@/server/domain/request";
import { suggest, summaryOf } from "@/server/domain/routing";
import { type RawIntake, setAside } from "@/server/domain/set-aside";
import { addDeltas, deltasOf } from "@/server/domain/statistics";
import { DAY_MS, yearOf } from "@/server/domain/time";
import { fileDigest } from "@/server/files/seal";
import { may } from "@/server/policies/can";
import { randomCodeBytes } from "@/server/secrets";
import { nameEvent } from "../attachments/attach";
import { noteRefused, tieFiles } from "../attachments/tie";
import { settleByRequest } from "../calls/call-backs/settle";
import { openCases } from "../cimer/open-case";
import { findOrMakeCitizen } from "../citizens/find-or-make";
import type { Context } from "../context";
import { type Door, storeReused } from "../incoming/store-reused";
import { tell } from "../messages/tell";
import { keepSums } from "../reports/keep-sums";
import type { Municipality } from "../settings/municipality";
import { contentDigest, isSameContent } from "./content-digest";
import { insertRequest, type Unnumbered } from "./insert";
import { insertDetails } from "./insert-details";
import { owe } from "./owe";
import { recordIn, type Step } from "./record";

export type Given = z.output<typeof intakeSchema>;
export type Receiving = {
  /** Whether the citizen is told that it was received; not of old records that are brought over. No door asks for it. */
  receipt?: boolean;
  /** The answered request after which the citizen wrote it. No door asks for it. */
  followsId?: number | null;
  /** Files that came with it and could not be taken. */
  refusedFiles?: readonly RefusedFile[];
  /** How an old record ended before it was brought over. */
  ending?: Ending | undefined;
  /** What the sender sent, where the intake says more or less: a repeat is recognised by this, not by what we made of it. */
  contentOf?: (given: Given) => unknown;
  /** The machine door it came by, where nothing else stores what was sent: other content under a known id is then stored for staff. */
  door?: Door;
};
export type Received = { request: Request; repeated: boolean };

/**
 * Opens a request: number, deadline, event, receipt and sums in one transaction.
 * The same content a second time under the same channel and external id is answered as the first time and changes nothing.
 * Throws CONFLICT `externalIdReused` with the first one's `number` where the content is another.
 */
export async function receive(
  ctx: Context,
  intake: Intake | Given | RawIntake,
  how: Receiving = {},
): Promise<Received> {
  const given = checkIntake(ctx, intake);
  try {
    return { request: await ctx.db.$transaction((tx) => open(ctx, tx, given, how)), repeated: false };
  } catch (error) {
    const first = await firstOf(ctx, given).catch(() => null);
    if (!first) throw error;
    if (isSameContent(first.intakeDigest, digestOf(given, how))) return { request: first, repeated: true };
    const content = how.contentOf?.(given) ?? given;
    if (how.door) await storeReused(ctx, { door: how.door, id: given.externalId, content, first });
    throw reused(first);
  }
}

/** A sender's id that stands for something else already. */
export const reused = ({ year, seq }: Pick<Request, "year" | "seq">): DomainError =>
  new DomainError("CONFLICT", "externalIdReused", { number: requestNumber(year, seq) });

/** The digest of the content that arrives; a file counts by its bytes, for each upload has a token of its own. */
export function digestOf(given: Given, { contentOf }: Receiving): string {
  const { channel: _, externalId: __, files, ...said } = given;
  return contentDigest(contentOf?.(given) ?? { ...said, files: files.map(fileDigest) });
}

/** What arrived first under this id. A repeat is rare, so it is looked for only where opening a request was refused. */
const firstOf = ({ db }: Context, { channel, externalId }: Given) =>
  db.request.findUnique({ where: { channel_externalId: { channel, externalId } } });

/** What the recording screen names a request by where nobody typed anything. */
const UNNAMED = "record:";

/** An answer can only be entered in CİMER under CİMER's number. */
const checkedSchema = intakeSchema.refine(
  ({ channel, externalId }) => channel !== "cimer" || !externalId.startsWith(UNNAMED),
  { path: ["externalId"], message: "cimerNumberNeeded" },
);

/** Throws where it may not be opened so. */
export function checkIntake(ctx: Context, intake: Intake | Given | RawIntake): Given {
  const asks = ctx.actor.kind === "staff" && !ctx.actor.key;
  const { categories, neighbourhoods } = ctx.municipality;
  const exists = (name: "categoryId" | "neighbourhoodId", wanted: number) =>
    (name === "categoryId" ? categories : neighbourhoods).some(({ id }) => id === wanted);
  const given = readGiven(checkedSchema, setAside(intake, { asks, exists }));
  mayReceive(ctx, given);
  return asks ? given : withPlaceConfirmed(ctx, given);
}

/** A place that cannot lie in the municipality is no place of the request: it is set aside as it was given, for staff to ask about. */
function withPlaceConfirmed({ municipality }: Context, given: Given): Given {
  const { latitude, longitude } = given;
  if (latitude == null || longitude == null) return given;
  if (placeWithin(municipality.neighbourhoods, { latitude, longitude }, municipality.places.marginKm)) return given;
  const outside = waitingDetail("place", `${latitude}, ${longitude}`, "placeOutside");
  return { ...given, latitude: null, longitude: null, details: [...given.details, outside] };
}

/** Staff record; a channel and a citizen bring what is theirs, and cannot route or answer it themselves. */
function mayReceive({ actor }: Context, given: Given): void {
  const allowed =
    actor.kind === "staff"
      ? may(actor, "record_request")
      : actor.kind !== "citizen" && !given.answer && !given.departmentId && !given.citizen?.id;
  if (!allowed) throw new DomainError("FORBIDDEN", "forbidden", { act: "receive" });
}

async function open(ctx: Context, tx: Tx, given: Given, how: Receiving): Promise<Request> {
  const citizenId = given.citizen ? await findOrMakeCitizen(ctx, tx, given.channel, given.citizen) : null;
  const draft = draftOf(ctx, given, { citizenId, how });
  const opened = await insertRequest(ctx, tx, { ...draft, followsId: how.followsId ?? null });
  if (!opened) throw new Error("The channel's id is taken");
  const { request: created, eventId } = opened;
  await openCases(tx, [{ request: created, given }]);
  const others = await otherContacts(tx, given, citizenId);
  await insertDetails(ctx, tx, [{ requestId: created.id, details: [...given.details, ...others] }]);
  if (given.callId) await carryCall(ctx, tx, given.callId, created.id);
  await owe(ctx, tx, { before: null, request: created, change: null, eventId });
  if (how.receipt ?? true) await tell(ctx, tx, { request: created, notice: "received", eventId });
  const { attachmentIds } =
    given.files.length > 0 ? await tieFiles(ctx, tx, created.id, given.files) : { attachmentIds: [] };
  await noteRefused(ctx, tx, created.id, how.refusedFiles ?? []);
  const { requests, deltas } = await recordIn(ctx, tx, onwards(given, created.id, attachmentIds));
  if (attachmentIds.length > 0) await nameEvent(tx, created.id, attachmentIds);
  await keepSums(tx, addDeltas([deltasOf(null, created), deltas]));
  return requests.at(-1) ?? created;
}

/** What an account that is known gives this time and is not what is known of it: that stays, this stands on the request. */
async function otherContacts(tx: Tx, { citizen }: Given, citizenId: number | null): Promise<Detail[]> {
  if (citizenId === null || !citizen?.identity || !(citizen.phone || citizen.email)) return [];
  const known = await tx.citizen.findUnique({ where: { id: citizenId }, select: { phone: true, email: true } });
  const { phone, email } = citizen;
  return [
    ...(phone && phone !== known?.phone ? [keptDetail("phone", showPhone(phone), "phoneOther", phone)] : []),
    ...(email && email !== known?.email ? [keptDetail("email", email, "emailOther")] : []),
  ];
}

/** The row as it is opened, before it has a number. */
export function draftOf(
  ctx: Context,
  given: Given,
  { citizenId, how }: { citizenId: number | null; how: Receiving },
): Unnumbered {
  const subject = sorted(ctx.municipality, given);
  const receivedAt = receivedAtOf(ctx, given);
  const running = clock(ctx, { given, receivedAt, categoryId: subject.categoryId });
  return {
    ...UNTOUCHED,
    ...subject,
    ...running,
    ...(how.ending && endedAs({ receivedAt, dueAt: running.dueAt }, how.ending, ctx.municipality.calendar)),
    receivedAt,
    channel: given.channel,
    externalId: given.externalId,
    intakeDigest: digestOf(given, how),
    trackingCode: trackingCodeFrom(randomCodeBytes(TRACKING_LENGTH)),
    kind: given.kind,
    citizenId,
    identityWithheld: given.identityWithheld,
    neighbourhoodId: given.neighbourhoodId ?? null,
    street: given.street || null,
    doorNo: given.doorNo || null,
    latitude: given.latitude ?? null,
    longitude: given.longitude ?? null,
    summary: summaryOf(maskNumbers(given.description)),
    description: given.description,
    sourceUrl: given.sourceUrl || null,
    thread: given.thread ?? null,
    recordedAt: receivedAt < ctx.now ? ctx.now : null,
    waitingDetails: given.details.filter(({ state }) => state === "waiting").length,
    year: yearOf(ctx.now),
  };
}

/** What came with it, and what staff decide while they record: who works on it, or the answer itself. */
function onwards(given: Given, id: number, attachmentIds: number[]): Step[] {
  const steps: Step[] = attachmentIds.length > 0 ? [{ id, change: { act: "attach", attachmentIds } }] : [];
  if (given.answer) steps.push({ id, change: { act: "resolve", answer: given.answer } });
  else if (given.departmentId) steps.push({ id, change: { act: "route", departmentId: given.departmentId } });
  return steps;
}

/** The subject that somebody chose, and beside it what the text speaks for: a suggestion stays one until a person confirms it. */
function sorted(municipality: Municipality, given: Given) {
  const subjects = municipality.categories.filter(
    ({ active, id }) => active && !municipality.categories.some(({ parentId }) => parentId === id),
  );
  const [best] = suggest(given.description, subjects, 1);
  const categoryId = given.categoryId ?? null;
  if (given.categoryId && !municipality.categories.some(({ id }) => id === given.categoryId))
    throw notFound("category");
  if (given.neighbourhoodId && !municipality.neighbourhoods.some(({ id }) => id === given.neighbourhoodId))
    throw notFound("neighbourhood");
  return { categoryId, suggestedCategoryId: best?.categoryId ?? null, suggestedConfidence: best?.confidence ?? null };
}

/** A clock that runs a little ahead of ours says "now"; a day that has not begun is a mistake. */
function receivedAtOf({ now }: Context, { receivedAt }: Given): Date {
  if (!receivedAt) return now;
  if (receivedAt.getTime() > now.getTime() + DAY_MS) throw new DomainError("INVALID", "clockInFuture");
  return receivedAt < now ? receivedAt : now;
}

type Clocked = { given: Given; receivedAt: Date; categoryId: number | null };

function clock({ municipality }: Context, { given, receivedAt, categoryId }: Clocked) {
  const standard = municipality.categories.find(({ id }) => id === categoryId)?.standard ?? UNSORTED;
  const legalClass = legalClassFor({ channel: given.channel, kind: given.kind, formal: given.formal });
  const named = given.channel === "cimer" ? given.dueAt : null;
  return {
    legalClass,
    standardValue: standard.value,
    standardUnit: standard.unit,
    clockFrom: receivedAt,
    dueAt: named ?? deadlineFor(municipality.calendar, { legalClass, standard, receivedAt, pausedMinutes: 0 }),
  };
}

async function carryCall(ctx: Context, tx: Tx, callId: number, requestId: number): Promise<void> {
  const { count } = await tx.call.updateMany({ where: { id: callId }, data: { requestId } });
  if (count === 0) throw notFound("call");
  await settleByRequest(ctx, tx, { callId, requestId });
}
