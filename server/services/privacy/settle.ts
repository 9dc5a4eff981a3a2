import type { Context } from "../context";
import { erasePeople } from "./erase";
import { makePersonFiles, type Pack } from "./person-file";

/** All that was granted and is the worker's to do. Gives how many applications are done. */
export const settlePrivacy = async (ctx: Context, pack: Pack): Promise<number> =>
  (await erasePeople(ctx)) + (await makePersonFiles(ctx, pack));
