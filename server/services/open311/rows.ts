import type { Prisma } from "@/server/db";
import type { Status } from "@/server/domain/request";

/** What is read of a request to tell about it over the interface. */
const STANDING = {
  id: true,
  year: true,
  seq: true,
  status: true,
  answer: true,
  answeredAt: true,
  institutionId: true,
  departmentId: true,
  waitingFor: true,
  dueAt: true,
  channel: true,
  kind: true,
  legalClass: true,
  identityWithheld: true,
  categoryId: true,
} as const;

export const TOLD = {
  ...STANDING,
  externalId: true,
  neighbourhoodId: true,
  street: true,
  latitude: true,
  longitude: true,
  description: true,
  receivedAt: true,
  citizen: { select: { name: true, phone: true, email: true } },
  mergedInto: { select: { ...STANDING, citizen: { select: { name: true, phone: true, email: true } } } },
} as const satisfies Prisma.RequestSelect;

export type Told = Prisma.RequestGetPayload<{ select: typeof TOLD }>;
export type Standing = Pick<Told, keyof typeof STANDING | "citizen">;

/** How the matter stands: a merged request stands as the one it was merged into. */
export const standingOf = (row: Told): Standing => (row.status === "merged" && row.mergedInto) || row;

const CLOSED: readonly Status[] = ["resolved", "declined", "referred", "withdrawn"];

export const isClosed = ({ status }: { status: Status }): boolean => CLOSED.includes(status);

/** The same as a question to the database. */
export function statusWhere(statuses: readonly ("open" | "closed")[]): Prisma.RequestWhereInput {
  if (statuses.includes("open") && statuses.includes("closed")) return {};
  const closed = { in: [...CLOSED] };
  const merged = { status: "merged" as const };
  return statuses.includes("closed")
    ? { OR: [{ status: closed }, { ...merged, mergedInto: { status: closed } }] }
    : { NOT: [{ status: closed }, { ...merged, mergedInto: { status: closed } }] };
}
