import type { Context } from "../context";
import { erasePeople } from "./erase";

/** All that was granted and is the worker's to do. Gives how many applications are done. */
export const settlePrivacy = (ctx: Context): Promise<number> => erasePeople(ctx);
