import { randomUUID } from "node:crypto";
import type { StaffActor } from "@/server/domain/actor";

/**
 * What another system calls its request, kept apart from what others call theirs: two systems may count from one. A request
 * that it gave no name has one that nobody can ask for.
 */
export const externalIdOf = ({ staffId }: StaffActor, given: string | undefined): string =>
  given === undefined ? `api:${staffId}#${randomUUID()}` : `api:${staffId}:${given}`;

/** As the system itself knows it; null where it is not its own. */
export function ownExternalId({ staffId }: StaffActor, kept: string | null): string | null {
  const start = `api:${staffId}:`;
  return kept?.startsWith(start) ? kept.slice(start.length) : null;
}
