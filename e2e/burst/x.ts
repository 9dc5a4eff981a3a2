import { createHmac } from "node:crypto";
import type { Said } from "./sayings";
import { burstOf, type Call, type Random } from "./vendors";

export const X = {
  userId: "1111111111111111111",
  consumerKey: "sample-consumer-key",
  consumerSecret: "sample-consumer-secret",
  accessToken: "sample-access-token",
  accessTokenSecret: "sample-access-secret",
};

const ours = { id: X.userId, username: "ornekbelediye", name: "Örnek Belediyesi" };

/** One event a call. */
export const xBurst = (random: Random, said: readonly Said[]): Call[] =>
  burstOf(
    random,
    said.filter(({ channel }) => channel === "x"),
    1,
    ([event]) => signedByX(event ? directOf(event) : {}),
  );

const directOf = ({ person, id, text, at }: Said) => ({
  data: {
    event_uuid: `-${id}`,
    filter: { user_id: X.userId },
    event_type: "dm.received",
    tag: "cozum-masasi",
    payload: {
      direct_message_events: [
        {
          type: "message_create",
          id,
          created_timestamp: String(at.getTime()),
          message_create: {
            target: { recipient_id: X.userId },
            sender_id: person,
            message_data: { text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] } },
          },
        },
      ],
      users: {
        [person]: { data: { id: person, username: `ornek${person}`, name: `Örnek Vatandaş ${person}` } },
        [X.userId]: { data: ours },
      },
    },
  },
});

/** A call as X signs it. */
export function signedByX(payload: object): Call {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", X.consumerSecret).update(body).digest("base64");
  return {
    path: "/api/webhooks/x",
    init: {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-twitter-webhooks-signature": `sha256=${signature}` },
    },
  };
}
