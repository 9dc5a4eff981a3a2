import type { Request as Row } from "@/prisma/generated/client";
import type { Actor } from "@/server/domain/actor";
import { cleanText, type Named, withoutPeople } from "@/server/domain/redaction";
import { isAnswered, type Status } from "@/server/domain/request";
import { canRead, canSeeMatter, canSeePersonalData, type Readable } from "./can";

/** What decides how much of a request an actor is shown. */
export type Subject = Readable & { identityWithheld: boolean };

/**
 * How much of a request an actor is shown.
 * `whole`: they work with the citizen. `matter`: they work on it, and who it is stays hidden, because identity is withheld or it was merged
 * in from elsewhere. `figure`: they read what stands behind a figure, without any personal data. `none`: they may not read it; a related
 * request is then named by its number alone.
 */
export type Sight = "whole" | "matter" | "figure" | "none";

export function sightOf(actor: Actor, request: Subject): Sight {
  if (!canRead(actor, request)) return "none";
  if (canSeePersonalData(actor, request)) return request.identityWithheld ? "matter" : "whole";
  return canSeeMatter(actor, request) ? "matter" : "figure";
}

/**
 * What a column of a request tells. `open`: nothing of a person. `text`: somebody's words. `person`: who it is, or a vendor's id of them.
 * `place`: where exactly. `street`: a place that may name a door. `code`: opens the citizen's page. `never`: the house's own.
 */
type Tells = "open" | "text" | "person" | "place" | "street" | "code" | "never";

/** Every column; a new one does not compile until it stands here. */
const COLUMNS = {
  id: "open",
  year: "open",
  seq: "open",
  trackingCode: "code",
  channel: "open",
  externalId: "person",
  intakeDigest: "never",
  kind: "open",
  status: "open",
  priority: "open",
  version: "open",
  categoryId: "open",
  departmentId: "open",
  lastDepartmentId: "open",
  assigneeId: "open",
  institutionId: "open",
  citizenId: "person",
  identityWithheld: "open",
  neighbourhoodId: "open",
  street: "street",
  doorNo: "place",
  latitude: "place",
  longitude: "place",
  summary: "text",
  description: "text",
  sourceUrl: "person",
  thread: "person",
  suggestedCategoryId: "open",
  suggestedConfidence: "open",
  receivedAt: "open",
  recordedAt: "open",
  clockFrom: "open",
  legalClass: "open",
  standardValue: "open",
  standardUnit: "open",
  dueAt: "open",
  pausedMinutes: "open",
  pausedAt: "open",
  waitingOn: "open",
  waitingFor: "text",
  waitingUntil: "open",
  extendedAt: "open",
  feeNoticedAt: "open",
  answeredAt: "open",
  answeredOnTime: "open",
  answeredTenths: "open",
  reopenedCount: "open",
  answer: "text",
  confirmation: "open",
  mergedIntoId: "open",
  statusBeforeMerge: "open",
  mergedCount: "open",
  mainDepartmentId: "open",
  followsId: "open",
  followUpAt: "open",
  claimedById: "open",
  claimedAt: "open",
  waitingDetails: "open",
  anonymisedAt: "open",
} as const satisfies Record<keyof Row, Tells>;

/** What stands beside a request in lists and on its page, by the same rules. */
const BESIDE = {
  body: "text",
  note: "text",
  theirNotes: "text",
  cipher: "never",
} as const satisfies Record<string, Tells>;

const TELLS: Readonly<Record<string, Tells | undefined>> = { ...COLUMNS, ...BESIDE };

/** Whose names a text may hold; nobody is looked up for who sees the whole. */
export type People = readonly Named[];
export const NOBODY: People = [];

/**
 * The one boundary: a row of a request, or of what belongs to one, as this actor may see it. Pure; columns that are not of a request pass
 * as they are. `of`: whose row it is, where the row itself does not say so.
 */
export const present = <T extends object>(actor: Actor, of: Subject, row: T, people: People): T =>
  bySight(sightOf(actor, of), row, people, canSeePersonalData(actor, of));

function bySight<T extends object>(sight: Sight, row: T, people: People, mayOpenPage: boolean): T {
  const shown = Object.entries(row).map(([name, value]) => {
    const tells = TELLS[name] ?? "open";
    if (tells === "code") return [name, mayOpenPage ? value : ""];
    return [name, told(sight, tells, value, people)];
  });
  return Object.fromEntries(shown) as T;
}

function told(sight: Sight, tells: Tells, value: unknown, people: People): unknown {
  if (tells === "never") return null;
  if (tells === "open" || sight === "whole") return value;
  if (tells === "person" || tells === "code") return null;
  if (tells === "place") return sight === "matter" ? value : null;
  if (typeof value !== "string") return value;
  return tells === "street" && sight === "matter" ? value : textBy(sight, value, people);
}

/** Somebody's words as this sight has them. */
export function textBy(sight: Sight, text: string, people: People): string {
  if (sight === "whole") return text;
  if (sight === "none") return "";
  return sight === "matter" ? withoutPeople(text, people) : cleanText(text, people);
}

/** What an event may hold of people beside the columns of a request: ids by which they could be joined, and a channel's own ids. */
const IN_EVENTS: Readonly<Record<string, Tells | undefined>> = {
  ...TELLS,
  otherId: "person",
  identityIds: "person",
  tie: "person",
  of: "person",
  once: "never",
  attachmentIds: "place",
};
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/;
const DEEPEST = 6;

/** An event's data as this sight has them: every string is somebody's words unless it is a moment, and what is not known is not shown. */
export function dataBy(sight: Sight, data: Record<string, unknown>, people: People): Record<string, unknown> {
  return sight === "whole" ? data : (valueBy(sight, "text", data, people, DEEPEST) as Record<string, unknown>);
}

function valueBy(sight: Sight, tells: Tells, value: unknown, people: People, depth: number): unknown {
  if (depth === 0) return null;
  const inside = (name: string, one: unknown) => {
    const own = IN_EVENTS[name];
    return valueBy(sight, own === undefined || own === "open" ? tells : own, one, people, depth - 1);
  };
  if (Array.isArray(value)) return value.map((one) => valueBy(sight, tells, one, people, depth - 1));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(name, one)]));
  if (tells === "text" && typeof value === "string") return MOMENT.test(value) ? value : textBy(sight, value, people);
  return told(sight, tells, value, people);
}

/** A file of a request, without where it was taken, which may be the door of whoever took it. */
type File = {
  by: string;
  name: string;
  state: string;
  mime: string;
  createdAt: Date;
  latitude?: number | null;
  longitude?: number | null;
};

/** Photographs that staff put there in the same act as the answer: made for everybody, unlike all others. */
export const isMadeForAll = (
  file: Pick<File, "by" | "state" | "mime" | "createdAt">,
  { status, answeredAt }: { status: Status; answeredAt: Date | null },
): boolean =>
  file.by === "staff" &&
  file.state === "stored" &&
  file.mime.startsWith("image/") &&
  answeredAt !== null &&
  isAnswered(status) &&
  file.createdAt.getTime() === answeredAt.getTime();

/** May this actor open the file? A photograph may show a face, a number plate or a door. */
export const canSeeFile = (
  actor: Actor,
  request: Subject & { status: Status; answeredAt: Date | null },
  file: Pick<File, "by" | "state" | "mime" | "createdAt">,
): boolean => {
  const sight = sightOf(actor, request);
  return sight === "whole" || sight === "matter" || (sight === "figure" && isMadeForAll(file, request));
};

export const presentFiles = <T extends File>(
  actor: Actor,
  request: Subject & { status: Status; answeredAt: Date | null },
  files: readonly T[],
  people: People,
): T[] => {
  const sight = sightOf(actor, request);
  if (sight === "whole") return [...files];
  return files
    .filter((file) => canSeeFile(actor, request, file))
    .map((file) => ({ ...file, name: textBy(sight, file.name, people), latitude: null, longitude: null }));
};
