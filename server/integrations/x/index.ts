import { type Receiver, type Sender, vendor } from "../contracts";
import { checkAccount } from "./check";
import { fetchMedia } from "./media";
import { readPayload } from "./payload";
import { send } from "./send";
import { settings, type XSettings } from "./settings";
import { answerCrc, isSignedByX } from "./signature";

/** X Activity API, towards us. */
export const xReceiver = (settings: XSettings): Receiver => ({
  handshake: ({ query }) => answerCrc(query, settings.consumerSecret),
  signature: "x-twitter-webhooks-signature",
  isVendor: ({ raw, header }) => isSignedByX(raw, header("x-twitter-webhooks-signature"), settings.consumerSecret),
  read: (raw) => readPayload(raw, settings.userId),
  fetchMedia: (url) => fetchMedia(settings, url),
});

/** Direct messages, and answers under a post. X does not say when a message has been delivered. */
export const xSender = (settings: XSettings): Sender => ({
  name: "x",
  medium: "x",
  send: (message) => send(settings, message),
});

export const x = vendor({
  name: "x",
  channels: ["x"],
  settings,
  receiver: xReceiver,
  senders: (given) => [xSender(given)],
  check: checkAccount,
});
