import type pg from "pg";
import { inTransaction } from "./transaction";

/** What a webhook must make durable before it is answered, by hand: the raw bytes and the wake-up, in one transaction. */
export const incomingByHand = (
  pool: pg.Pool,
  { vendor, body, urgent }: { vendor: string; body: string; urgent: boolean },
): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query({
      name: "incoming",
      text: "INSERT INTO incoming (vendor, received_at, body, urgent) VALUES ($1, $2, $3, $4)",
      values: [vendor, new Date(), Buffer.from(body), urgent],
    });
    await client.query({
      name: "wake",
      text: "SELECT graphile_worker.add_job($1, max_attempts => 1)",
      values: [urgent ? "read-urgent" : "read-incoming"],
    });
  });
