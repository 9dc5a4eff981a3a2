import { z } from "zod";
import type { DeliveryReport } from "@/server/domain/delivery";
import type { IncomingMessage, TakenBack } from "@/server/domain/incoming";

/** What one event says: something, nothing that is for us, or something about what was said before. */
export type Said = { messages?: IncomingMessage[]; reports?: DeliveryReport[]; takenBack?: TakenBack[] };
/** Whose page or account it happened to. */
export type Account = { channel: "facebook" | "instagram"; ownId: string };

/** Shapes that Messenger, the page's feed and Instagram share. Ids are texts, and numbers in older samples. */
export const id = z.union([z.string().min(1).max(200), z.number().int().transform(String)]);

/** Some events are dated in seconds, others in milliseconds. */
export const moment = z.coerce
  .number()
  .int()
  .positive()
  .transform((count) => new Date(count < 100_000_000_000 ? count * 1000 : count));

export const change = z.object({ field: z.string(), value: z.unknown().optional() });

/** What happened stands in `messaging`, in `changes`, or, for Instagram with its own log-in, beside the entry's id. */
export const entry = z.object({
  id,
  time: moment,
  messaging: z.array(z.unknown()).default([]),
  changes: z.array(z.unknown()).default([]),
  field: z.string().optional(),
  value: z.unknown().optional(),
});
export type Entry = z.infer<typeof entry>;

export const envelope = z.object({ object: z.enum(["page", "instagram"]), entry: z.array(z.unknown()) });

/** An address that may be shown as a link; null where it is none. */
export const link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
  .catch(null);
