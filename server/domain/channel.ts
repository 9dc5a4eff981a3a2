/** The ten ways a request comes in, and the short letters that stand for each in a list. */
export const CHANNELS = [
  "call_centre",
  "whatsapp",
  "web",
  "facebook",
  "instagram",
  "x",
  "cimer",
  "him",
  "desk",
  "crm",
] as const;

export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LETTERS: Record<Channel, string> = {
  call_centre: "ÇM",
  whatsapp: "WA",
  web: "WEB",
  facebook: "FB",
  instagram: "IG",
  x: "X",
  cimer: "CİM",
  him: "HİM",
  desk: "YY",
  crm: "CRM",
};

/** Published together as one line, social media, that opens into its three accounts. */
export const SOCIAL_MEDIA = ["facebook", "instagram", "x"] as const satisfies readonly Channel[];

/** Channels by which staff record what a citizen says to them. */
export const RECORDED_BY_STAFF = [
  "call_centre",
  "desk",
  "crm",
  "facebook",
  "instagram",
  "x",
  "cimer",
  "him",
] as const satisfies readonly Channel[];

/** What staff recorded by one of these may be found to have come by another; what came from CİMER has CİMER's number and clock. */
export const CORRECTABLE_CHANNELS = RECORDED_BY_STAFF.filter((channel) => channel !== "cimer");

/** Channels where citizens write to us, and where they can be answered. */
export const CHAT_CHANNELS = ["whatsapp", ...SOCIAL_MEDIA] as const satisfies readonly Channel[];
export type ChatChannel = (typeof CHAT_CHANNELS)[number];

/** The vendor who brings and carries each chat: its folder under server/integrations, its row of settings. */
export const CHAT_VENDORS: Record<ChatChannel, string> = {
  whatsapp: "whatsapp",
  facebook: "meta",
  instagram: "meta",
  x: "x",
};
