import type { Db, Prisma, Tx } from "@/server/db";
import type { Actor } from "@/server/domain/actor";

/** Acts of sign-in and of staff; settings and reveals name their own. */
export type StaffAct =
  | "sign_in"
  | "sign_in_failed"
  | "sign_in_locked"
  | "proof_failed"
  | "session_ended"
  | "password_changed"
  | "staff_first"
  | "staff_created"
  | "staff_edited"
  | "staff_disabled"
  | "staff_enabled"
  | "staff_password_reset"
  | "staff_unlocked";

export const staffSubject = (id: number | null): string => `staff:${id ?? "unknown"}`;

/** Who did what to whom; `by` is null where nobody had signed in yet. */
export async function writeAudit(
  db: Db | Tx,
  {
    by,
    ...entry
  }: { at: Date; by: Actor | number | null; act: StaffAct; subject: string; data?: Prisma.InputJsonObject },
): Promise<void> {
  const staffId = typeof by === "number" ? by : by?.kind === "staff" ? by.staffId : null;
  await db.auditEntry.create({ data: { ...entry, staffId } });
}
