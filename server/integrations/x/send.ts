import { z } from "zod";
import { readAddress } from "@/server/domain/address";
import type { Outcome } from "@/server/domain/delivery";
import type { Outgoing } from "../contracts";
import { hand, isOutcome } from "../http";
import { refusal } from "./errors";
import { authorization } from "./oauth";
import type { XSettings } from "./settings";

const direct = z
  .object({ data: z.object({ dm_event_id: z.string().min(1) }) })
  .transform(({ data }) => data.dm_event_id);
const posted = z.object({ data: z.object({ id: z.string().min(1) }) }).transform(({ data }) => data.id);

/** `POST /2/dm_conversations/with/:participant_id/messages`; in public `POST /2/tweets` as an answer to the post. */
export async function send(settings: XSettings, { address, body }: Outgoing): Promise<Outcome> {
  const { kind, id } = readAddress(address);
  return kind === "public"
    ? post(settings, "2/tweets", { text: body, reply: { in_reply_to_tweet_id: id } }, posted)
    : post(settings, `2/dm_conversations/with/${encodeURIComponent(id)}/messages`, { text: body }, direct);
}

async function post(
  settings: XSettings,
  path: string,
  body: object,
  accepted: z.ZodType<string, unknown>,
): Promise<Outcome> {
  const url = `${settings.apiUrl}/${path}`;
  const answered = await hand(url, {
    method: "POST",
    headers: { authorization: authorization(settings, "POST", url), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (isOutcome(answered)) return answered;
  if (!answered.ok) return refusal(answered);
  const { data: vendorId } = accepted.safeParse(answered.body);
  return vendorId ? { kind: "accepted", vendorId } : { kind: "unknown", reason: "noAnswer" };
}
