import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { inTransaction } from "./transaction";

/** `citizenId`: who is told by SMS that it was received; null where nobody is. `call`: the other system's call that opens it. */
export type ByHand = {
  channel: string;
  categoryId: number;
  citizenId: number | null;
  call?: { apiKeyId: number; body: string };
};

const TEXT = "Okulun önündeki çukur iyice büyüdü. Bir an önce yapılsın.";

const MONTH_ROWS = ({ channel, categoryId }: ByHand) => [
  { dimension: "category", key: String(categoryId) },
  { dimension: "channel", key: channel },
  { dimension: "department", key: "-" },
  { dimension: "neighbourhood", key: "-" },
];

const CODE = (bytes: Uint8Array) => Array.from(bytes, (byte) => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[byte % 32]).join("");

/** What an intake must write at the least, by hand: number, request, event, message, wake-up and sums in one transaction. */
export const intakeByHand = (pool: pg.Pool, given: ByHand): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { channel, categoryId, citizenId, call } = given;
    const counter = await client.query(
      "INSERT INTO year_counter (year, last) VALUES (2026, 1) ON CONFLICT (year) DO UPDATE SET last = year_counter.last + 1 RETURNING last",
    );
    const request = await client.query(
      `INSERT INTO request (year, seq, tracking_code, channel, external_id, kind, status, category_id, citizen_id, summary, description, received_at, clock_from, standard_value, standard_unit, due_at)
       VALUES (2026, $1, $2, $7, $3, 'complaint', 'new', $4, $5, $6, $6, now(), now(), 3, 'working_days', now() + interval '3 days') RETURNING id`,
      [counter.rows[0].last, CODE(randomBytes(8)), randomUUID(), categoryId, citizenId, TEXT, channel],
    );
    const id: number = request.rows[0].id;
    const event = await client.query(
      "INSERT INTO request_event (request_id, at, act, actor, \"to\") VALUES ($1, now(), 'receive', 'staff', 'new') RETURNING id",
      [id],
    );
    const eventId: number = event.rows[0].id;
    if (citizenId !== null) await receipt(client, { id, eventId, citizenId });
    if (call) await answered(client, { id, eventId, ...call });
    await client.query(
      `WITH months AS (
         INSERT INTO month_sum (dimension, month, key, received, open)
         SELECT dimension, date_trunc('month', now())::date, key, 1, 1 FROM jsonb_to_recordset($1::jsonb) AS d (dimension text, key text) ORDER BY 1, 3
         ON CONFLICT (dimension, month, key) DO UPDATE SET received = month_sum.received + 1, open = month_sum.open + 1)
       INSERT INTO queue_count (department, status, count) VALUES ('-', 'new', 1)
       ON CONFLICT (department, status) DO UPDATE SET count = queue_count.count + 1`,
      [JSON.stringify(MONTH_ROWS(given))],
    );
  });

type Opened = { id: number; eventId: number };

async function receipt(client: pg.PoolClient, { id, eventId, citizenId }: Opened & { citizenId: number }) {
  await client.query(
    `INSERT INTO message (request_id, citizen_id, direction, medium, once_key, notice, address, body, state, created_at, next_at, state_at)
     VALUES ($1, $2, 'outgoing', 'sms', $3, 'received', '+905000000000', $4, 'queued', now(), now(), now())`,
    [id, citizenId, `received:${eventId}:${citizenId}:sms`, TEXT],
  );
  await client.query("SELECT graphile_worker.add_job('deliver-messages', max_attempts => 1)");
}

/** What the system that called is answered when it calls again. */
async function answered(client: pg.PoolClient, { id, eventId, apiKeyId, body }: Opened & NonNullable<ByHand["call"]>) {
  await client.query(
    `INSERT INTO idempotent_call (api_key_id, key, hash, created_at, event_id, request_id, status, headers, body)
     VALUES ($1, $2, $3, now(), $4, $5, 201, '{}', $6)`,
    [apiKeyId, randomUUID(), randomBytes(32), eventId, id, Buffer.from(body)],
  );
}
