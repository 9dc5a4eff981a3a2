import { type Receiver, type Sender, vendor } from "../contracts";
import { isHubSigned, repeatsChallenge } from "../signature";
import { checkAccounts } from "./check";
import { complete } from "./complete";
import { fetchMedia } from "./media";
import { readPayload } from "./payload";
import { send } from "./send";
import { type MetaSettings, settings } from "./settings";

/** Messenger, the page's comments and Instagram, towards us. */
export const metaReceiver = (settings: MetaSettings): Receiver => ({
  handshake: ({ query }) => repeatsChallenge(query, settings.verifyToken),
  signature: "x-hub-signature-256",
  isVendor: ({ raw, header }) => isHubSigned(raw, header("x-hub-signature-256"), settings.appSecret),
  read: (raw) => readPayload(raw, settings),
  complete: (message) => complete(settings, message),
  fetchMedia: (url) => fetchMedia(settings, url),
});

/** The same, towards citizens. Meta reports each message by itself; it cannot be asked. */
export const metaSenders = (settings: MetaSettings): Sender[] =>
  (["facebook", "instagram"] as const)
    .filter((channel) => channel === "facebook" || settings.instagramId)
    .map((channel) => ({
      name: channel,
      medium: channel,
      send: (message) => send(settings, channel, message),
    }));

export const meta = vendor({
  name: "meta",
  channels: ["facebook", "instagram"],
  settings,
  receiver: metaReceiver,
  senders: metaSenders,
  check: checkAccounts,
});
