import type { Change } from "@/server/domain/changes";
import type { Request } from "@/server/domain/request";
import { actWithFiles } from "../attachments/attach";
import type { Context } from "../context";
import { record } from "./record";

/** One act as a screen sends it, with the files that come with it: all of it or nothing. */
export const act = (
  ctx: Context,
  { files, change, ...step }: { id: number; version?: number | undefined; change: Change; files: string[] },
): Promise<Request> =>
  files.length > 0 ? actWithFiles(ctx, { ...step, files, changes: [change] }) : record(ctx, { ...step, change });
