import { z } from "zod";
import { address, secret, text, yesNo } from "../contracts";

/** What Meta gives a municipality for its page and its Instagram account; see https://developers.facebook.com/docs/messenger-platform */
export const settings = z.object({
  /** The word that Meta repeats at the handshake; ours to choose. */
  verifyToken: secret(),
  /** Signs what Meta sends. */
  appSecret: secret(),
  pageId: text(),
  /** The page's access token: it sends for the page and for the Instagram account tied to it. */
  pageToken: secret(),
  /** The professional account tied to the page; left out where there is none. */
  instagramId: text().optional(),
  /** Meta has granted Human Agent: people may answer for seven days instead of one. */
  humanAgent: yesNo("no"),
  graphUrl: address("https://graph.facebook.com/v23.0"),
});
export type MetaSettings = z.output<typeof settings>;
