import type { Receiver, Sender } from "../contracts";
import { fetchMedia } from "./media";
import { readPayload } from "./payload";
import { sendText } from "./send";
import type { WhatsappSettings } from "./settings";
import { isSame, isSigned } from "./signature";

export { whatsappSettings } from "./settings";

/** WhatsApp Cloud API, towards us. */
export const whatsappReceiver = (settings: WhatsappSettings): Receiver => ({
  verifyHandshake(query) {
    const agreed =
      query.get("hub.mode") === "subscribe" && isSame(query.get("hub.verify_token") ?? "", settings.verifyToken);
    return agreed ? query.get("hub.challenge") : null;
  },
  verifySignature: (raw, header) => isSigned(raw, header("x-hub-signature-256"), settings.appSecret),
  read: (raw) => readPayload(raw, settings.phoneNumberId),
  fetchMedia: (id) => fetchMedia(settings, id),
});

/** WhatsApp Cloud API, towards citizens. It cannot be asked about a message; Meta reports each by itself. */
export const whatsappSender = (settings: WhatsappSettings): Sender => ({
  name: "whatsapp",
  medium: "whatsapp",
  send: (message) => sendText(settings, message),
});
