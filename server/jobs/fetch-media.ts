import { z } from "zod";
import { SYSTEM } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { keepMedia, mediaToFetch, refuseMedia } from "@/server/services/incoming/media";
import { contextOf, type Job } from "./job";

const payloadSchema = z.object({ attachmentId: z.number().int().positive() });

/** Brings one file a citizen sent into our own store. It is tried again by the queue; after the last attempt it is refused. */
export const fetchMedia: Job = async (tools, { payload, lastAttempt }) => {
  const { attachmentId } = payloadSchema.parse(payload);
  const ctx = await contextOf(tools, SYSTEM);
  const wanted = await mediaToFetch(ctx, { attachmentId });
  if (!wanted) return;
  try {
    const receiver = await tools.receiverOf(wanted.vendor);
    if (!receiver?.fetchMedia) throw new Error(`${wanted.vendor} has no files, or is switched off`);
    const fetched = await receiver.fetchMedia(wanted.mediaId);
    if (fetched.kind === "bytes") await keepMedia(ctx, { attachmentId, bytes: fetched.bytes });
    else await refuseMedia(ctx, { attachmentId, reason: fetched.reason });
  } catch (error) {
    const reason = error instanceof DomainError ? error.key : "mediaUnreachable";
    if (lastAttempt) await refuseMedia(ctx, { attachmentId, reason });
    throw error;
  }
};
