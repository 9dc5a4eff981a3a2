import type { Context } from "../context";
import { emptyBodies } from "../retention/empty-bodies";

/**
 * Empties files of calls, once they were read to the end and the municipality's time to keep raw records is over. The row stays with
 * its facts: name, who gave it, what was made of it, which lines could not be read, how far a folder's file was taken. Gives how many.
 */
export const emptyCallFiles = (ctx: Context): Promise<number> => emptyBodies(ctx, "callFile");
