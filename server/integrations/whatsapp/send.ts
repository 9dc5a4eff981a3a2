import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import type { Outgoing } from "../contracts";
import { hand, isOutcome } from "../http";
import { refusal } from "./errors";
import { callbackData } from "./our-id";
import type { WhatsappSettings } from "./settings";

const acceptedSchema = z.object({ messages: z.tuple([z.object({ id: z.string().min(1) })], z.unknown()) });
const refusedSchema = z.object({ error: z.object({ code: z.number() }) });

/** A free text within the citizen's 24 hours: `POST /{phone-number-id}/messages`. */
export async function sendText(settings: WhatsappSettings, message: Outgoing): Promise<Outcome> {
  const answered = await hand(`${settings.graphUrl}/${settings.phoneNumberId}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${settings.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      ...recipient(message.address),
      type: "text",
      text: { preview_url: false, body: message.body },
      biz_opaque_callback_data: callbackData(message.id),
    }),
  });
  if (isOutcome(answered)) return answered;
  if (answered.ok) {
    const accepted = acceptedSchema.safeParse(answered.body);
    return accepted.success
      ? { kind: "accepted", vendorId: accepted.data.messages[0].id }
      : { kind: "unknown", reason: "noAnswer" };
  }
  const refused = refusedSchema.safeParse(answered.body);
  return refusal(answered.status, refused.success ? refused.data.error.code : null, answered.retryAfter);
}

/** A telephone goes to `to`, a user who hides it to `recipient`. */
const recipient = (address: string) =>
  /^\+?\d+$/.test(address) ? { to: address.replace("+", "") } : { recipient: address };
