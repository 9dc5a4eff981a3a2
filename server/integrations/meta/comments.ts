import { z } from "zod";
import { inPublic } from "@/server/domain/address";
import type { IncomingMessage } from "@/server/domain/incoming";
import { type Account, id, type Said } from "./envelope";

/** https://developers.facebook.com/docs/instagram-platform/webhooks/examples */
const comment = z.object({
  id,
  from: z.object({ id, username: z.string().nullish(), self_ig_scoped_id: z.string().nullish() }),
  text: z.string().default(""),
  media: z.object({ id }),
  parent_id: id.optional(),
});
const number = id.pipe(z.string().regex(/^\d+$/));
/** A post of somebody else that names us, or a comment under one; Meta gives the ids alone. */
const mention = z.object({ media_id: number, comment_id: number.optional() });

/** Comments under our posts, and posts that name us. Instagram tells neither edits nor deletions. */
export function readComment(field: string, raw: unknown, at: Date, { ownId }: Account): Said {
  if (field === "mentions") {
    const { media_id, comment_id } = mention.parse(raw);
    const said = comment_id ?? media_id;
    return { messages: [message({ said, from: said, name: null, text: "", thread: media_id, at })] };
  }
  const { id: said, from, text, media, parent_id } = comment.parse(raw);
  if (from.id === ownId) return {};
  const name = from.username ? `@${from.username}` : null;
  const one = message({ said, from: from.id, name, text, thread: media.id, at });
  return { messages: [{ ...one, replyTo: parent_id ?? null }] };
}

type Given = { said: string; from: string; name: string | null; text: string; thread: string; at: Date };

const message = ({ said, from, name, text, thread, at }: Given): IncomingMessage => ({
  channel: "instagram",
  externalId: said,
  from: { ids: [inPublic(from)], phone: null, name },
  at,
  text,
  media: [],
  location: null,
  replyTo: null,
  revises: null,
  opens: true,
  url: null,
  thread,
});

/** Where we are named only the ids are told, so it stands for its writer as well; its words are asked for. */
export const isMention = ({ channel, externalId, from }: IncomingMessage): boolean =>
  channel === "instagram" && from.ids[0] === inPublic(externalId);
