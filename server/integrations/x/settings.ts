import { z } from "zod";
import { address, secret, text } from "../contracts";

/** What X gives a municipality for its app and its account; see https://docs.x.com/x-api */
export const settings = z.object({
  /** The account's own number. */
  userId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, "wholeNumber"),
  consumerKey: text(),
  /** Signs what X sends, and our answer to its check; with the three others it signs what we send (OAuth 1.0a). */
  consumerSecret: secret(),
  accessToken: secret(),
  accessTokenSecret: secret(),
  apiUrl: address("https://api.x.com"),
});
export type XSettings = z.output<typeof settings>;
