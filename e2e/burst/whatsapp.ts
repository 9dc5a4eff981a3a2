import { createHmac } from "node:crypto";
import { burstOf, type Call, type Random } from "./vendors";

export const WHATSAPP = {
  verifyToken: "agreed-word",
  appSecret: "app-secret",
  token: "sample-token",
  phoneNumberId: "200000000000002",
};

export type Said = { person: string; id: string; text: string };

/** What this many people say, some more than the others. */
export const sayings = (random: Random, people: number): Said[] =>
  Array.from({ length: people }, (_, index) => `9050000${String(10_000 + index)}`).flatMap((person) =>
    Array.from({ length: 1 + random.below(4) }, (_, turn) => ({
      person,
      id: `wamid.${person}.${turn}`,
      text: `${person} ${turn}. kez yazıyor: sokaktaki çukur büyüdü.`,
    })),
  );

export const whatsappBurst = (random: Random, said: readonly Said[]): Call[] =>
  burstOf(random, said, 4, (events) => signed(payloadOf({ messages: events.map(messageOf) })));

/** Meta's word on a message of ours. */
export const statusCall = (id: string, ours: string, status: "sent" | "delivered"): Call =>
  signed(payloadOf({ statuses: [{ id, status, timestamp: "1768809600", biz_opaque_callback_data: ours }] }));

const messageOf = ({ person, id, text }: Said) => ({
  from: person,
  id,
  timestamp: String(Math.floor(Date.now() / 1000)),
  type: "text",
  text: { body: text },
});

const payloadOf = (value: object) => ({
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

function signed(payload: object): Call {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", WHATSAPP.appSecret).update(body).digest("hex");
  return {
    path: "/api/webhooks/whatsapp",
    init: {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
    },
  };
}
