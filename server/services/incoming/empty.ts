import type { Context } from "../context";
import { emptyBodies } from "../retention/empty-bodies";

/**
 * Empties what vendors sent, once it was read to the end and the municipality's time to keep it is over. The row stays
 * with its facts: channel, when it came, what became of it. What waits or could not be read is kept whole. Gives how many.
 */
export const emptyIncoming = (ctx: Context): Promise<number> => emptyBodies(ctx, "incoming");
