import { z } from "zod";
import { address, secret, text } from "../contracts";

/** What Meta gives a municipality for its number; see https://developers.facebook.com/docs/whatsapp/cloud-api */
export const settings = z.object({
  /** The word that Meta repeats at the handshake; ours to choose. */
  verifyToken: secret(),
  /** Signs what Meta sends. */
  appSecret: secret(),
  /** The access token that we send with. */
  token: secret(),
  /** Identifier of the municipality's telephone number. */
  phoneNumberId: text(),
  /** An approved template with one variable, for when the citizen's 24 hours are over; left out where there is none. */
  templateName: text().optional(),
  templateLanguage: text().default("tr"),
  graphUrl: address("https://graph.facebook.com/v23.0"),
});
export type WhatsappSettings = z.output<typeof settings>;
