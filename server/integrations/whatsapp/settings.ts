import type { Env } from "@/server/env";

/** What Meta gives a municipality for its number; see https://developers.facebook.com/docs/whatsapp/cloud-api */
export type WhatsappSettings = {
  verifyToken: string;
  appSecret: string;
  token: string;
  phoneNumberId: string;
  graphUrl: string;
};

/** Null where WhatsApp is not set up. */
export function whatsappSettings(env: Env): WhatsappSettings | null {
  const {
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_TOKEN: token,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_GRAPH_URL: graphUrl,
  } = env;
  return verifyToken && appSecret && token && phoneNumberId
    ? { verifyToken, appSecret, token, phoneNumberId, graphUrl }
    : null;
}
