import type { Checked } from "../contracts";
import { hand, isOutcome, reasonOf } from "../http";
import type { WhatsappSettings } from "./settings";

/** `GET /{phone-number-id}`: answered only where the token may use the number. */
export async function checkNumber({ graphUrl, phoneNumberId, token }: WhatsappSettings): Promise<Checked> {
  const answered = await hand(`${graphUrl}/${encodeURIComponent(phoneNumberId)}?fields=id`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (isOutcome(answered)) return { ok: false, reason: reasonOf(answered) };
  return answered.ok ? { ok: true } : { ok: false, reason: `vendor:${answered.status}` };
}
