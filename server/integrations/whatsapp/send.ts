import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import type { Outgoing } from "../contracts";
import { refusal } from "./errors";
import { callbackData } from "./our-id";
import type { WhatsappSettings } from "./settings";

const TIMEOUT_MS = 20_000;

const acceptedSchema = z.object({ messages: z.tuple([z.object({ id: z.string().min(1) })], z.unknown()) });
const refusedSchema = z.object({ error: z.object({ code: z.number() }) });

/** A free text within the citizen's 24 hours: `POST /{phone-number-id}/messages`. */
export async function sendText(settings: WhatsappSettings, message: Outgoing): Promise<Outcome> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`${settings.graphUrl}/${settings.phoneNumberId}/messages`, {
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
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = parse(await response.text());
  } catch (error) {
    return neverLeft(error) ? { kind: "retry", reason: "network" } : { kind: "unknown", reason: "noAnswer" };
  }
  if (response.ok) {
    const accepted = acceptedSchema.safeParse(answer);
    return accepted.success
      ? { kind: "accepted", vendorId: accepted.data.messages[0].id }
      : { kind: "unknown", reason: "noAnswer" };
  }
  const refused = refusedSchema.safeParse(answer);
  return refusal(response.status, refused.success ? refused.data.error.code : null, retryAfter(response));
}

/** A telephone goes to `to`, a user who hides it to `recipient`. */
const recipient = (address: string) =>
  /^\+?\d+$/.test(address) ? { to: address.replace("+", "") } : { recipient: address };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : null;
}

/** No connection came about, so no byte of the message left. After anything else it may have been taken. */
const NO_CONNECTION = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const all = cause instanceof AggregateError ? cause.errors : [cause];
  return all.every((one) => one instanceof Error && "code" in one && NO_CONNECTION.includes(String(one.code)));
}
