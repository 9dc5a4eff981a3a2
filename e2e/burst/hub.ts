import { createHmac } from "node:crypto";
import type { Call } from "./vendors";

/** A call as Meta signs it. */
export function hubSigned(vendor: string, secret: string, payload: object): Call {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    path: `/api/webhooks/${vendor}`,
    init: {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
    },
  };
}
