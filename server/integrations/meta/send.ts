import { z } from "zod";
import { type Address, readAddress } from "@/server/domain/address";
import type { Outcome } from "@/server/domain/delivery";
import type { Outgoing } from "../contracts";
import { type Answered, hand, isOutcome } from "../http";
import { ourMark } from "../our-id";
import { failed, refusal } from "./errors";
import type { MetaSettings } from "./settings";

type Channel = "facebook" | "instagram";

/** Messenger takes 2,000 signs, Instagram 1,000 bytes. */
const tooLong = (channel: Channel, text: string): boolean =>
  channel === "facebook" ? text.length > 2000 : Buffer.byteLength(text) > 1000;

/** To a person within the window, once in private to whoever wrote a comment, or in public under it. */
export async function send(settings: MetaSettings, channel: Channel, message: Outgoing): Promise<Outcome> {
  const to = readAddress(message.address);
  if (to.kind === "public") return comment(settings, channel, to.id, message.body);
  if (tooLong(channel, message.body)) return { kind: "refused", reason: "tooLong" };
  const answered = await post(settings, `${settings.pageId}/messages`, {
    recipient: recipient(settings, to),
    ...(message.outsideWindow ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : { messaging_type: "RESPONSE" }),
    message: { text: message.body, ...(channel === "facebook" ? { metadata: ourMark(message.id) } : {}) },
  });
  return isOutcome(answered) ? answered : outcome(answered, sent, to);
}

/** `POST /{page-id}/messages` answers with the message and whom it went to; for a comment that id was not known before. */
const sent = z
  .object({ message_id: z.string().min(1), recipient_id: z.string().min(1).nullish() })
  .transform(({ message_id, recipient_id }) => ({ vendorId: message_id, from: recipient_id ?? null }));
const commented = z.object({ id: z.string().min(1) }).transform(({ id }) => ({ vendorId: id, from: null }));

/** A visitor's own post begins with the page's id, a comment does not. */
const recipient = ({ pageId }: MetaSettings, { kind, id }: Address) =>
  kind === "person" ? { id } : id.startsWith(`${pageId}_`) ? { post_id: id } : { comment_id: id };

/** Facebook: `POST /{id}/comments`; Instagram: `POST /{comment-id}/replies`. */
async function comment(settings: MetaSettings, channel: Channel, id: string, text: string): Promise<Outcome> {
  const edge = channel === "facebook" ? "comments" : "replies";
  const answered = await post(settings, `${encodeURIComponent(id)}/${edge}`, { message: text });
  return isOutcome(answered) ? answered : outcome(answered, commented, { kind: "public", id });
}

function outcome(
  answered: Answered,
  accepted: z.ZodType<{ vendorId: string; from: string | null }>,
  { kind }: Address,
): Outcome {
  if (answered.ok) {
    const { data } = accepted.safeParse(answered.body);
    if (!data) return { kind: "unknown", reason: "noAnswer" };
    return {
      kind: "accepted",
      vendorId: data.vendorId,
      ...(kind === "comment" && data.from ? { from: data.from } : {}),
    };
  }
  const refused = failed.safeParse(answered.body);
  return refusal(answered.status, refused.success ? refused.data.error : null, answered.retryAfter);
}

const post = ({ graphUrl, pageToken }: MetaSettings, path: string, body: object): Promise<Answered | Outcome> =>
  hand(`${graphUrl}/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${pageToken}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
