import { type Receiver, type Sender, vendor } from "../contracts";
import { isHubSigned, repeatsChallenge } from "../signature";
import { checkNumber } from "./check";
import { fetchMedia } from "./media";
import { readPayload } from "./payload";
import { sendText } from "./send";
import { settings, type WhatsappSettings } from "./settings";

/** WhatsApp Cloud API, towards us. */
export const whatsappReceiver = (settings: WhatsappSettings): Receiver => ({
  handshake: ({ query }) => repeatsChallenge(query, settings.verifyToken),
  signature: "x-hub-signature-256",
  isVendor: ({ raw, header }) => isHubSigned(raw, header("x-hub-signature-256"), settings.appSecret),
  read: (raw) => readPayload(raw, settings.phoneNumberId),
  fetchMedia: (id) => fetchMedia(settings, id),
});

/** WhatsApp Cloud API, towards citizens. It cannot be asked about a message; Meta reports each by itself. */
export const whatsappSender = (settings: WhatsappSettings): Sender => ({
  name: "whatsapp",
  medium: "whatsapp",
  send: (message) => sendText(settings, message),
});

export const whatsapp = vendor({
  name: "whatsapp",
  channels: ["whatsapp"],
  settings,
  receiver: whatsappReceiver,
  senders: (given) => [whatsappSender(given)],
  check: checkNumber,
});
