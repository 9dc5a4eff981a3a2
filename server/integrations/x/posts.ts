import { z } from "zod";
import { byHandle, inPublic } from "@/server/domain/address";
import type { IncomingMedia } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import type { Around, Media, Said } from "./envelope";

const post = z.object({
  id: z.string().min(1).max(200),
  author_id: z.string().min(1),
  text: z.string().default(""),
  /** A long post whole; `text` then holds its beginning. */
  note_tweet: z.object({ text: z.string() }).optional(),
  created_at: z.coerce.date(),
  conversation_id: z.string().optional(),
  in_reply_to_tweet_id: z.string().optional(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
  /** An edited post is a new one that names those before it. */
  edit_history_tweet_ids: z.array(z.string()).default([]),
  attachments: z.object({ media_keys: z.array(z.string()).default([]) }).optional(),
});
type Post = z.infer<typeof post>;

/** Somebody's post that names us. Our own posts and what others merely pass on are not requests. */
export function readPost(payload: unknown, { ownId, users, media }: Around): Said {
  const given = post.parse(payload);
  const { id, author_id, created_at, conversation_id } = given;
  const referred = (type: string) => given.referenced_tweets.find((one) => one.type === type)?.id ?? null;
  if (author_id === ownId || referred("retweeted")) return {};
  const author = users.find((user) => user.id === author_id);
  const handle = author?.username ? [byHandle(author.username)] : [];
  return {
    messages: [
      {
        channel: "x",
        externalId: id,
        from: {
          ids: [inPublic(author_id), ...handle],
          phone: null,
          name: cut(author?.name?.trim() ?? "", 120) || null,
        },
        at: created_at,
        text: given.note_tweet?.text ?? given.text,
        media: filesOf(given, media),
        location: null,
        replyTo: given.in_reply_to_tweet_id ?? referred("replied_to"),
        revises: given.edit_history_tweet_ids.filter((one) => one !== id).at(-1) ?? null,
        opens: true,
        url: `https://x.com/${author?.username ?? "i"}/status/${id}`,
        thread: conversation_id ?? id,
      },
    ],
  };
}

const deleted = z.object({ id: z.string(), author_id: z.string().optional(), deleted_at: z.coerce.date().optional() });

export function readDeleted(payload: unknown, { ownId }: Around): Said {
  const { id, author_id, deleted_at } = deleted.parse(payload);
  return author_id === ownId ? {} : { takenBack: [{ channel: "x", of: id, at: deleted_at ?? new Date(0) }] };
}

function filesOf({ attachments }: Post, media: readonly Media[]): IncomingMedia[] {
  const named = media.filter(({ media_key }) => attachments?.media_keys.includes(media_key));
  return named.flatMap(({ type, url, variants }): IncomingMedia[] => {
    const film = variants.find(({ content_type }) => content_type === "video/mp4")?.url;
    if (type !== "photo") return film ? [{ id: film, kind: "video", mime: "video/mp4", filename: null }] : [];
    return url ? [{ id: url, kind: "image", mime: "image/jpeg", filename: null }] : [];
  });
}
