import { timingSafeEqual } from "node:crypto";
import { notFound } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import { env } from "@/server/env";
import { readStored } from "@/server/files";
import { sign } from "@/server/secrets";
import type { FileToShow } from "../attachments/read";
import type { Context } from "../context";

/** Long enough for a system that fetches by night, short enough that a link which was passed on is soon none. */
const FOR_DAYS = 30;

/** A link by which another institution's system, and nobody else, can fetch one photograph; null where we are not reached by https. */
export function photoLink({ now }: Context, attachmentId: number): string | null {
  const base = env.NEXTAUTH_URL.replace(/\/$/, "");
  if (!base.startsWith("https://")) return null;
  return `${base}/api/handed/${sealed(attachmentId, now.getTime() + FOR_DAYS * DAY_MS)}`;
}

const sealed = (attachmentId: number, until: number): string => {
  const text = `${attachmentId.toString(36)}.${until.toString(36)}`;
  return `${text}.${sign("handed photo", text)}`;
};

/** Throws NOT_FOUND for what was not made here, is older than its time, or is no longer there. */
export async function readHandedPhoto(
  ctx: Context,
  { token }: { token: string },
): Promise<FileToShow & { requestId: number }> {
  const id = opened(token, ctx.now);
  const file = id === null ? null : await ctx.db.attachment.findUnique({ where: { id } });
  const kept = file?.state === "stored" && file.storeKey ? await readStored(file.storeKey, "full") : null;
  if (!file || !kept) throw notFound("file");
  return { ...kept, name: file.name, requestId: file.requestId };
}

function opened(token: string, now: Date): number | null {
  const [id = "", until = "", signature = ""] = token.split(".");
  const [given, own] = [Buffer.from(signature), Buffer.from(sign("handed photo", `${id}.${until}`))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  return Number.parseInt(until, 36) > now.getTime() ? Number.parseInt(id, 36) : null;
}
