import { hubSigned } from "./hub";
import type { Said } from "./sayings";
import { burstOf, type Call, type Random } from "./vendors";

export const WHATSAPP = {
  verifyToken: "agreed-word",
  appSecret: "app-secret",
  token: "sample-token",
  phoneNumberId: "200000000000002",
};

/** Several messages may come in one call. */
export const whatsappBurst = (random: Random, said: readonly Said[]): Call[] =>
  burstOf(
    random,
    said.filter(({ channel }) => channel === "whatsapp"),
    4,
    (events) => signed({ messages: events.map(messageOf) }),
  );

/** Meta's word on a message of ours. */
export const deliveredCall = (id: string, ours: string): Call =>
  signed({ statuses: [{ id, status: "delivered", timestamp: "1768809600", biz_opaque_callback_data: ours }] });

const messageOf = ({ person, id, text, at, quotes }: Said) => ({
  from: person,
  id: `wamid.${id}`,
  timestamp: String(Math.floor(at.getTime() / 1000)),
  type: "text",
  text: { body: text },
  ...(quotes && { context: { from: "908500000000", id: quotes } }),
});

const signed = (value: object): Call =>
  hubSigned("whatsapp", WHATSAPP.appSecret, {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "100000000000001",
        changes: [
          {
            field: "messages",
            value: { messaging_product: "whatsapp", metadata: { phone_number_id: WHATSAPP.phoneNumberId }, ...value },
          },
        ],
      },
    ],
  });
