import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Call } from "../e2e/burst/vendors";
import { stopAll } from "../scripts/lib/processes.mjs";
import { benchDatabase } from "./database";
import { DOORS } from "./doors";
import { compare, timesOf } from "./load";
import { startProduct, startWorker } from "./servers";

/** `npm run bench -- intake`: how many webhooks a second are durable, beside the same inserts by plain `pg`, and how long a burst waits. */
const AT = { 1: 200, 16: 800 } as const;
const BURST = { clients: 64, calls: 3000 } as const;

async function main(): Promise<void> {
  console.log("Loading the database (kept in .data/bench) …");
  const { server, url } = await benchDatabase(process.argv.includes("--fresh"));
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  const keys = {
    DATABASE_URL: url,
    DATA_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXTAUTH_URL: "http://localhost:3000",
  };
  Object.assign(process.env, keys);
  await setUp(url);

  console.log("Building and starting the product …");
  const product = await startProduct(url, pool, keys);
  const post = async ({ path, init }: Call): Promise<void> => {
    const response = await fetch(`${product.base}${path}`, init);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
  };

  console.log(`\n${"durable webhooks".padEnd(18)} at      p50 ms   p99 ms    product      pg p50       pg     ÷ pg`);
  for (const { vendor, calls } of DOORS) {
    for (const clients of [1, 16] as const) {
      const made = calls(AT[clients] * 8);
      const bodies = [...made];
      const times = await compare(
        [
          { name: "product", ask: () => post(next(made)) },
          { name: "pg", ask: () => insertByHand(pool, vendor, next(bodies)) },
        ],
        clients,
        AT[clients],
      );
      const [own, plain] = [times.get("product"), times.get("pg")];
      if (!own || !plain) throw new Error("Nothing was measured");
      console.log(
        `${vendor.padEnd(18)} ${String(clients).padStart(2)}  ${ms(own.p50)} ${ms(own.p99)} ${rate(own.perSecond)}  ${ms(plain.p50)} ${rate(plain.perSecond)} ${(plain.perSecond / own.perSecond).toFixed(2)} ×`,
      );
    }
  }

  const worker = startWorker(keys);
  const mixed = DOORS.flatMap(({ calls }) => calls(Math.ceil(BURST.calls / DOORS.length))).sort(
    () => 0.5 - Math.random(),
  );
  const count = mixed.length;
  const burst = await timesOf({ name: "burst", ask: () => post(next(mixed)) }, BURST.clients, count);
  console.log(
    `\nA burst of ${count} calls of all vendors, ${BURST.clients} at a time, the worker reading beside it: p50 ${burst.p50.toFixed(1)} ms, p99 ${burst.p99.toFixed(1)} ms, ${burst.perSecond.toFixed(0)}/s`,
  );
  await worker.stop();
  await product.stop();
  await pool.end();
  await server.stop();
}

/** The vendors as an administrator sets them up; imported late, since the environment is read at the first use. */
async function setUp(url: string): Promise<void> {
  const [{ connect }, { makeConnection }] = await Promise.all([
    import("@/server/db"),
    import("@/server/testing/connections"),
  ]);
  const db = connect(url, 2);
  for (const { vendor, settings } of DOORS) await makeConnection(db, vendor, settings);
  await db.$disconnect();
}

function next(calls: Call[]): Call {
  const call = calls.pop();
  if (!call) throw new Error("There are no more calls");
  return call;
}

/** What the door makes durable, written by hand: the raw bytes and the wake-up, in one transaction. */
async function insertByHand(pool: pg.Pool, vendor: string, { init }: Call): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query({
      name: "incoming",
      text: "INSERT INTO incoming (vendor, received_at, body) VALUES ($1, $2, $3)",
      values: [vendor, new Date(), Buffer.from(String(init.body))],
    });
    await client.query({ name: "wake", text: "SELECT graphile_worker.add_job('read-incoming', max_attempts => 1)" });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

const ms = (value: number) => value.toFixed(2).padStart(8);
const rate = (value: number) => `${value.toFixed(0).padStart(7)}/s`;

await main().finally(stopAll);
