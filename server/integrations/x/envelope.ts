import { z } from "zod";
import type { IncomingMessage, TakenBack } from "@/server/domain/incoming";

/**
 * The envelope of the X Activity API: https://docs.x.com/x-api/activity/event-payloads. `includes` stands in `data`, and beside it in
 * older deliveries. Ids are texts, and the event's own may be negative.
 */
const user = z.object({ id: z.string(), username: z.string().nullish(), name: z.string().nullish() });
export type User = z.infer<typeof user>;

/** Users come bare, or each in a `data` of its own. */
const wrapped = z.union([user, z.object({ data: user }).transform(({ data }) => data)]);

const media = z.object({
  media_key: z.string(),
  type: z.string(),
  url: z.string().optional(),
  variants: z.array(z.object({ url: z.string(), content_type: z.string().optional() })).default([]),
});
export type Media = z.infer<typeof media>;

const includes = z.object({
  users: z.array(wrapped).catch([]).default([]),
  media: z.array(media).catch([]).default([]),
});

export const envelope = z.object({
  data: z.object({
    event_uuid: z.string().optional(),
    event_type: z.string(),
    filter: z.object({ user_id: z.string().optional() }).default({}),
    payload: z.unknown().optional(),
    includes: includes.optional(),
  }),
  includes: includes.optional(),
});

/** Beside a message the users stand by their ids. */
export const usersById = z
  .record(z.string(), wrapped)
  .catch({})
  .transform((users) => Object.values(users));

/** What stands around an event: whose account it is about, and the people and files that it names. */
export type Around = { ownId: string; users: readonly User[]; media: readonly Media[] };
/** What an event says: something, something about what was said before, or nothing that is for us. */
export type Said = { messages?: IncomingMessage[]; takenBack?: TakenBack[] };
