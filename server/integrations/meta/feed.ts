import { createHash } from "node:crypto";
import { z } from "zod";
import { inPublic } from "@/server/domain/address";
import type { IncomingMedia, IncomingMessage } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import { type Account, id, link, moment, type Said } from "./envelope";

/** The page's `feed` field: https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed */
const feed = z.object({
  item: z.string(),
  verb: z.string(),
  comment_id: id.optional(),
  post_id: id.optional(),
  parent_id: id.optional(),
  message: z.string().default(""),
  photo: link.optional(),
  video: link.optional(),
  created_time: moment,
  from: z.object({ id, name: z.string().nullish() }).optional(),
  post: z.object({ permalink_url: link.optional() }).optional(),
});
type Feed = z.infer<typeof feed>;

/** What visitors put on the page: comments, and posts of their own. */
const SAID = ["comment", "post", "status", "photo", "video"];
/** Marks of approval and what others do with our posts. */
const SILENT = [
  "reaction",
  "like",
  "share",
  "album",
  "event",
  "milestone",
  "note",
  "link",
  "story",
  "question",
  "coupon",
];
/** Done by the page itself or by Meta: the citizen neither said nor took back anything. */
const BY_PAGE = ["hide", "unhide", "block", "unblock", "follow", "mute"];

/** Our own page's comments and posts are not requests. */
export function readFeed(raw: unknown, { ownId }: Account): Said {
  const value = feed.parse(raw);
  if (SILENT.includes(value.item) || BY_PAGE.includes(value.verb) || value.from?.id === ownId) return {};
  if (!SAID.includes(value.item)) throw new Error(`item ${value.item} is not known`);
  const said = value.item === "comment" ? value.comment_id : value.post_id;
  if (!said) throw new Error("it has no id");
  if (value.verb === "remove") return { takenBack: [{ channel: "facebook", of: said, at: value.created_time }] };
  if (value.verb === "add") return { messages: [message(value, said)] };
  if (value.verb !== "edited" && value.verb !== "edit") throw new Error(`verb ${value.verb} is not known`);
  return { messages: [{ ...message(value, said), externalId: `${said}:${fingerprint(value)}`, revises: said }] };
}

/** Two edits are told apart by when and what; one that is brought again is the same. */
const fingerprint = ({ created_time, message }: Feed): string =>
  createHash("sha256").update(`${created_time.getTime()} ${message}`).digest("hex").slice(0, 24);

function message(value: Feed, said: string): IncomingMessage {
  const { from, message, created_time, post_id, parent_id, post } = value;
  const thread = post_id ?? said;
  return {
    channel: "facebook",
    externalId: said,
    // Meta leaves the writer out where the app may not know them; then nobody else is taken for the same.
    from: { ids: [inPublic(from?.id ?? said)], phone: null, name: cut(from?.name?.trim() ?? "", 120) || null },
    at: created_time,
    text: message,
    media: files(value),
    location: null,
    replyTo: parent_id && parent_id !== thread ? parent_id : null,
    revises: null,
    opens: true,
    url: post?.permalink_url ?? `https://www.facebook.com/${encodeURIComponent(said)}`,
    thread,
  };
}

const files = ({ photo, video }: Feed): IncomingMedia[] => [
  ...(photo ? [{ id: photo, kind: "image" as const, mime: "image/jpeg", filename: null }] : []),
  ...(video ? [{ id: video, kind: "video" as const, mime: "video/mp4", filename: null }] : []),
];
