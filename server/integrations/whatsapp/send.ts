import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import type { Outgoing } from "../contracts";
import { hand, isOutcome } from "../http";
import { ourMark } from "../our-id";
import { refusal } from "./errors";
import type { WhatsappSettings } from "./settings";

const acceptedSchema = z.object({ messages: z.tuple([z.object({ id: z.string().min(1) })], z.unknown()) });
const refusedSchema = z.object({ error: z.object({ code: z.number() }) });

/**
 * A free text within the citizen's 24 hours, an approved template afterwards: `POST /{phone-number-id}/messages`.
 * The template's body has one variable, which carries our text.
 */
export async function sendText(settings: WhatsappSettings, message: Outgoing): Promise<Outcome> {
  const answered = await hand(`${settings.graphUrl}/${settings.phoneNumberId}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${settings.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      ...recipient(message.address),
      ...contentOf(settings, message),
      biz_opaque_callback_data: ourMark(message.id),
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

function contentOf({ templateName, templateLanguage }: WhatsappSettings, { body, outsideWindow }: Outgoing) {
  if (!outsideWindow || !templateName) return { type: "text", text: { preview_url: false, body } };
  return {
    type: "template",
    template: {
      name: templateName,
      language: { code: templateLanguage },
      components: [{ type: "body", parameters: [{ type: "text", text: oneLine(body) }] }],
    },
  };
}

/** A variable takes neither line breaks nor tabs, nor more than four spaces in a row. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A telephone goes to `to`, a user who hides it to `recipient`. */
const recipient = (address: string) =>
  /^\+?\d+$/.test(address) ? { to: address.replace("+", "") } : { recipient: address };
