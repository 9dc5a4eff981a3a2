import type { Tx } from "@/server/db";
import { type IncomingMedia, MEDIA_NAMES } from "@/server/domain/incoming";
import { readableName } from "@/server/files/names";
import type { Context } from "../context";
import { wakeFetching } from "./wake";

/** Files a message named stand on the request at once, and each is fetched by a job before its address expires. */
export async function expectMedia(
  ctx: Context,
  tx: Tx,
  { requestId, vendor, media }: { requestId: number; vendor: string; media: readonly IncomingMedia[] },
): Promise<void> {
  for (const { id, kind, mime, filename } of media) {
    const source = `${vendor}:${id}`;
    const there = await tx.attachment.findFirst({ where: { requestId, source }, select: { id: true } });
    if (there) continue;
    const { id: attachmentId } = await tx.attachment.create({
      data: {
        requestId,
        by: "citizen",
        state: "waiting",
        name: readableName(filename ?? "", MEDIA_NAMES[kind]),
        mime,
        size: 0,
        sha256: "",
        source,
        createdAt: ctx.now,
      },
      select: { id: true },
    });
    await wakeFetching(tx, attachmentId);
  }
}
