import type { Call } from "./vendors";

/** What is set up of the gateways that tell by themselves what became of an SMS; with the secret ends of their addresses. */
export const GATEWAYS = {
  "verimor-sms": {
    user: "908500000000",
    password: "sample-password",
    header: "ORNEK BLD",
    key: "sample-end-for-verimor",
  },
  iletimerkezi: {
    apiKey: "sample-api-key",
    hash: "sample-hash",
    header: "ORNEK BLD",
    key: "sample-end-for-iletimerkezi",
  },
  kannel: { user: "cozum", password: "sample-password", header: "ORNEK BLD", key: "sample-end-for-kannel" },
};
export type Gateway = keyof typeof GATEWAYS;

/** An SMS as its gateway knows it: by our id, by its own number, by both. */
export type Carried = { gateway: Gateway; ours: number; theirs: string; to: string };
export type Fate = "accepted" | "delivered";

/** A gateway's word on an SMS of ours, as it calls with it. */
export function reportCall({ gateway, ours, theirs, to }: Carried, fate: Fate): Call {
  switch (gateway) {
    case "verimor-sms":
      return pushed(gateway, [
        {
          type: "outbound",
          campaign_id: Number(theirs),
          campaign_custom_id: `message-${ours}`,
          message_id: `1${theirs}`,
          message_custom_id: `message-${ours}`,
          dest: to.replace("+", ""),
          size: 1,
          international_multiplier: 1,
          credits: 1,
          status: fate === "delivered" ? "DELIVERED" : "SENT",
          gsm_error: "0",
          sent_at: "2026-01-19 11:00:05",
          done_at: "2026-01-19 11:00:09",
        },
      ]);
    case "iletimerkezi":
      return pushed(gateway, {
        report: { id: 1599558518, packet_id: Number(theirs), status: fate, to, body: "Metin" },
      });
    case "kannel":
      return asked(gateway, { message: String(ours), status: fate === "delivered" ? "1" : "8" });
  }
}

const addressOf = (gateway: Gateway): string => `/api/webhooks/${gateway}/${GATEWAYS[gateway].key}`;

const pushed = (gateway: Gateway, body: object): Call => ({
  path: addressOf(gateway),
  init: { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } },
});

const asked = (gateway: Gateway, query: Record<string, string>): Call => ({
  path: `${addressOf(gateway)}?${new URLSearchParams(query)}`,
  init: { headers: {} },
});
