import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import type pg from "pg";
import { openPool } from "@/server/postgres";
import type { Call } from "../e2e/burst/vendors";
import { stopAll } from "../scripts/lib/processes.mjs";
import { benchDatabase } from "./database";
import { type Door, VENDOR_DOORS } from "./doors";
import { compare, timesOf } from "./load";
import { startProduct, startWorker } from "./servers";
import { systemDoors } from "./systems";

/** `npm run bench -- intake`: how many calls a second are durable, beside the same inserts by plain `pg`, and how long a burst waits. */
const AT = { 1: 200, 16: 800 } as const;
const BURST = { clients: 64, calls: 3000 } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      fresh: { type: "boolean", default: false },
      only: { type: "string", default: "" },
      years: { type: "string", default: "0" },
    },
  });
  console.log("Loading the database (kept in .data/bench) …");
  const { server, url } = await benchDatabase(values.fresh, Number(values.years));
  const pool = openPool(url, { max: 20, purpose: "tool" });
  const keys = {
    DATABASE_URL: url,
    OUTBOUND_NETWORKS: "127.0.0.0/8, ::1",
    DATA_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXTAUTH_URL: "http://localhost:3000",
  };
  Object.assign(process.env, keys);
  const doors = (await setUp(url, pool)).filter(({ name }) => name.includes(values.only));

  console.log("Building and starting the product …");
  const product = await startProduct(url, pool, keys);
  const post = async ({ path, init }: Call): Promise<void> => {
    const response = await fetch(`${product.base}${path}`, init);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
  };

  console.log(`\n${"durable calls".padEnd(18)} at      p50 ms   p99 ms    product      pg p50       pg     ÷ pg`);
  for (const { name, calls, byHand } of doors) {
    for (const clients of [1, 16] as const) {
      const made = calls(AT[clients] * 8);
      const bodies = [...made];
      const times = await compare(
        [
          { name: "product", ask: () => post(next(made)) },
          { name: "pg", ask: () => byHand(pool, next(bodies)) },
        ],
        clients,
        AT[clients],
      );
      const [own, plain] = [times.get("product"), times.get("pg")];
      if (!own || !plain) throw new Error("Nothing was measured");
      console.log(
        `${name.padEnd(18)} ${String(clients).padStart(2)}  ${ms(own.p50)} ${ms(own.p99)} ${rate(own.perSecond)}  ${ms(plain.p50)} ${rate(plain.perSecond)} ${(plain.perSecond / own.perSecond).toFixed(2)} ×`,
      );
    }
  }

  const worker = startWorker(keys);
  const mixed = doors
    .flatMap(({ calls }) => calls(Math.ceil(BURST.calls / doors.length)))
    .sort(() => 0.5 - Math.random());
  const count = mixed.length;
  const burst = await timesOf({ name: "burst", ask: () => post(next(mixed)) }, BURST.clients, count);
  console.log(
    `\nA burst of ${count} calls by all doors, ${BURST.clients} at a time, the worker reading beside it: p50 ${burst.p50.toFixed(1)} ms, p99 ${burst.p99.toFixed(1)} ms, ${burst.perSecond.toFixed(0)}/s`,
  );
  await worker.stop();
  await product.stop();
  await pool.end();
  await server.stop();
}

/** Vendors and other systems as an administrator sets them up; imported late, since the environment is read at the first use. */
async function setUp(url: string, pool: pg.Pool): Promise<Door[]> {
  const [{ connect }, { makeConnection }] = await Promise.all([
    import("@/server/db"),
    import("@/server/testing/connections"),
  ]);
  const db = connect(url, 2, "tool");
  for (const { vendor, settings } of VENDOR_DOORS) await makeConnection(db, vendor, settings);
  const systems = await systemDoors(db, pool);
  await db.$disconnect();
  return [...VENDOR_DOORS, ...systems];
}

function next(calls: Call[]): Call {
  const call = calls.pop();
  if (!call) throw new Error("There are no more calls");
  return call;
}

const ms = (value: number) => value.toFixed(2).padStart(8);
const rate = (value: number) => `${value.toFixed(0).padStart(7)}/s`;

await main().finally(stopAll);
