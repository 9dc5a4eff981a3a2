import { z } from "zod";
import type { IncomingMessage } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import type { Lacking } from "../contracts";
import { hand, isOutcome } from "../http";
import { failed, refusal } from "./errors";
import type { MetaSettings } from "./settings";

const said = z.string().nullish();
const answer = z.object({
  mentioned_comment: z.object({ text: said }).optional(),
  mentioned_media: z.object({ caption: said, username: said }).optional(),
});

const NOTES = {
  comment: "Instagram’da belediyeden söz eden yorum.",
  media: "Instagram’da belediyeden söz eden gönderi.",
};

/**
 * The words of a comment or a post that names us, which Meta gives to the account that is named and by no other address:
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment and, for a post,
 * mentioned_media. A comment's writer is not told at all.
 */
export async function withItsWords(
  { graphUrl, pageToken, instagramId = "" }: MetaSettings,
  message: IncomingMessage,
): Promise<IncomingMessage | Lacking> {
  const kind = message.externalId === message.thread ? "media" : "comment";
  const fields = kind === "media" ? "id,caption,username" : "id,text";
  const query = new URLSearchParams({ fields: `mentioned_${kind}.${kind}_id(${message.externalId}){${fields}}` });
  const answered = await hand(`${graphUrl}/${encodeURIComponent(instagramId)}?${query}`, {
    headers: { authorization: `Bearer ${pageToken}` },
  });
  if (isOutcome(answered)) return lacking(answered.kind === "retry" ? "network" : "noAnswer", true);
  if (!answered.ok) {
    const error = failed.safeParse(answered.body).data?.error ?? null;
    const outcome = refusal(answered.status, error, answered.retryAfter);
    return lacking("reason" in outcome ? outcome.reason : "refused", outcome.kind === "retry");
  }
  const { mentioned_comment: comment, mentioned_media: media } = answer.safeParse(answered.body).data ?? {};
  if (!comment && !media) return lacking("unreadable", false);
  const words = (comment?.text ?? media?.caption ?? "").trim();
  const name = media?.username ? cut(`@${media.username}`, 120) : message.from.name;
  return { ...message, from: { ...message.from, name }, text: [words, NOTES[kind]].filter(Boolean).join("\n\n") };
}

const lacking = (reason: string, later: boolean): Lacking => ({ lacks: `its words were not given: ${reason}`, later });
