import type { Tx } from "@/server/db";
import { type Changed, holdersOf, type KnownCall } from "./known";

/** The channel on which web servers hear of it. */
export const CALLS_CHANNEL = "calls";

/** Tells those at whose telephones a call rings or is spoken, or was a moment ago: who, and nothing of the call. Sent at the commit. */
export async function tellStaff(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const extensions = changed.flatMap(({ before, after }) => [...liveAt(before), ...liveAt(after)]);
  const holders = await holdersOf(tx, [...new Set(extensions)]);
  const staff = [...new Set(holders.values())];
  if (staff.length > 0) await tx.$executeRaw`SELECT pg_notify(${CALLS_CHANNEL}, ${JSON.stringify({ staff })})`;
}

const liveAt = (call: KnownCall | null): string[] =>
  call ? [...call.ringing, ...(call.talking ? [call.talking] : [])] : [];
