import type { Tx } from "@/server/db";

/** Any number; it names this lock among all advisory locks of the product. */
const STAFF_LOCK = 71_001;

/** Until the transaction ends nobody else changes who administers: rules over all staff are judged one change after the other. */
export async function holdStaff(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${STAFF_LOCK}::int)`;
}
