import { z } from "zod";
import { SYSTEM } from "@/server/domain/actor";
import { convertAttachment } from "@/server/services/attachments/convert";
import { contextOf, type Job } from "./job";

const payloadSchema = z.object({ attachmentId: z.number().int().positive() });

/** Draws one HEIC anew as a JPEG: seconds and hundreds of megabytes, which no form waits for. */
export const convertPicture: Job = async (tools, { payload, lastAttempt }) =>
  convertAttachment(await contextOf(tools, SYSTEM), { ...payloadSchema.parse(payload), lastAttempt });
