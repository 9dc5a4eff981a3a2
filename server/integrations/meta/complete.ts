import { z } from "zod";
import type { IncomingMessage } from "@/server/domain/incoming";
import { cut } from "@/server/domain/odd-text";
import type { Lacking } from "../contracts";
import { hand, isOutcome } from "../http";
import { isMention } from "./comments";
import { link } from "./envelope";
import { withItsWords } from "./mention";
import type { MetaSettings } from "./settings";

const profile = z.object({ name: z.string().nullish(), username: z.string().nullish() });
const post = z.object({ permalink: link.optional() });

/**
 * A message names its sender by an id alone, a comment on Instagram not the post's address: both are asked for.
 * https://developers.facebook.com/docs/messenger-platform/identity/user-profile
 */
export async function complete(settings: MetaSettings, message: IncomingMessage): Promise<IncomingMessage | Lacking> {
  if (isMention(message)) return withItsWords(settings, message);
  const { channel, thread, from } = message;
  if (thread === null && from.name === null) {
    const fields = channel === "instagram" ? "name,username" : "name";
    const { name, username } = profile.safeParse(await ask(settings, from.ids[0], fields)).data ?? {};
    return {
      ...message,
      from: { ...from, name: cut(name || (username && `@${username}`) || "", 120) || null },
    };
  }
  if (channel === "instagram" && thread !== null && message.url === null)
    return { ...message, url: post.safeParse(await ask(settings, thread, "permalink")).data?.permalink ?? null };
  return message;
}

async function ask({ graphUrl, pageToken }: MetaSettings, id: string, fields: string): Promise<unknown> {
  const answered = await hand(`${graphUrl}/${encodeURIComponent(id)}?fields=${fields}`, {
    headers: { authorization: `Bearer ${pageToken}` },
  });
  return isOutcome(answered) || !answered.ok ? null : answered.body;
}
