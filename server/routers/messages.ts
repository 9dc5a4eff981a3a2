import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { phoneSchema } from "@/server/domain/intake";
import { messageFilterSchema } from "@/server/domain/message-filter";
import { unreadableFilterSchema } from "@/server/domain/unreadable-filter";
import { listUnreadable, openByHand, reread, setAside } from "../services/incoming/unreadable";
import { listMessages } from "../services/messages/list";
import { resend } from "../services/messages/resend";
import { askedWays, waysTo } from "../services/messages/ways";
import { procedure, router } from "../trpc";

const id = z.int32().positive();
const byHandSchema = z.object({
  id,
  channel: z.enum(CHANNELS),
  description: z.string().trim().min(3, "descriptionTooShort").max(8000, "tooLong"),
  name: z.string().trim().max(120, "tooLong").optional(),
  phone: phoneSchema.transform((phone) => phone ?? undefined).optional(),
});

export const messages = router({
  ways: procedure.input(askedWays).query(({ ctx, input }) => waysTo(ctx, input)),
  list: procedure.input(messageFilterSchema).query(({ ctx, input }) => listMessages(ctx, input)),
  resend: procedure
    .input(z.object({ id, mayBeTwice: z.boolean().default(false), via: z.string().max(30).optional() }))
    .mutation(({ ctx, input }) => resend(ctx, input)),
  unreadable: procedure.input(unreadableFilterSchema).query(({ ctx, input }) => listUnreadable(ctx, input)),
  reread: procedure.input(z.object({ id })).mutation(({ ctx, input }) => reread(ctx, input)),
  openByHand: procedure.input(byHandSchema).mutation(({ ctx, input }) => openByHand(ctx, input)),
  setAside: procedure.input(z.object({ id })).mutation(({ ctx, input }) => setAside(ctx, input)),
});
