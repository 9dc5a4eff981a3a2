import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type pg from "pg";
import type { StaffActor } from "@/server/domain/actor";
import { openClient, openPool } from "@/server/postgres";
import { createContext } from "@/server/services/context";
import { stopAll } from "../scripts/lib/processes.mjs";
import { AS_OF, benchDatabase } from "./database";
import { intakeByHand } from "./floor/intake";
import { compare, type Times } from "./load";
import { type Plan, planOf, type Statement } from "./plans";
import { type Question, questions } from "./questions";
import { type Api, startFloor, startProduct } from "./servers";
import { listeningClient } from "./statements";

const ASKS = { 1: 120, 8: 400 } as const;
const INTAKES = { 1: 100, 8: 400 } as const;

/** The statements each verb sends, and what PostgreSQL reads for them. */
async function listen(url: string, admin: pg.Client, asked: readonly Question[]) {
  const { db, sent } = listeningClient(url);
  const row = (
    await admin.query(
      "SELECT s.id, s.name FROM staff s JOIN staff_role r ON r.staff_id = s.id WHERE r.role = 'pr_manager' ORDER BY s.id LIMIT 1",
    )
  ).rows[0];
  const actor: StaffActor = {
    kind: "staff",
    staffId: row.id,
    name: row.name,
    roles: [{ role: "pr_manager", departmentId: null }],
  };
  const ctx = { ...(await createContext(db, actor)), now: new Date(AS_OF) };
  const statements: Record<string, Statement[]> = {};
  const plans: Record<string, Plan[]> = {};
  for (const { name, verb } of asked) {
    sent.length = 0;
    await verb(ctx);
    statements[name] = [...sent];
    plans[name] = [];
    for (const statement of statements[name]) plans[name].push(await planOf(admin, statement));
  }
  await db.$disconnect();
  return { statements, plans };
}

const ms = (value: number) => value.toFixed(2).padStart(8);
const ratio = (a: number, b: number) => `${(a / b).toFixed(2)} ×`.padStart(9);

function print(name: string, clients: number, times: Map<string, Times>): void {
  const at = (who: string): Times =>
    times.get(who) ?? { p50: Number.NaN, p95: Number.NaN, p99: Number.NaN, perSecond: Number.NaN };
  const [product, route, plain] = [at("product"), at("route"), at("pg")];
  console.log(
    `${name.padEnd(38)} ${String(clients).padStart(2)}  ${ms(product.p50)} ${ms(product.p95)} ${product.perSecond.toFixed(0).padStart(7)}/s  ${ms(route.p50)} ${ms(plain.p50)}  ${ratio(product.p50, route.p50)} ${ratio(product.p50, plain.p50)}`,
  );
}

async function intake(product: Api, floor: Api, pool: pg.Pool): Promise<void> {
  const { category, citizen } = (
    await pool.query(
      "SELECT (SELECT min(id) FROM category WHERE parent_id IS NOT NULL) AS category, (SELECT min(id) FROM citizen) AS citizen",
    )
  ).rows[0];
  const given = {
    channel: "call_centre",
    kind: "complaint",
    description: "Okulun önündeki çukur iyice büyüdü. Bir an önce yapılsın.",
    categoryId: category,
    citizen: { id: citizen },
  };
  for (const clients of [1, 8] as const) {
    const times = await compare(
      [
        { name: "product", ask: () => product.mutate("requests.receive", { ...given, externalId: randomUUID() }) },
        { name: "route", ask: () => floor.mutate("intake", { categoryId: category, citizenId: citizen }) },
        {
          name: "pg",
          ask: () => intakeByHand(pool, { channel: "call_centre", categoryId: category, citizenId: citizen }),
        },
      ],
      clients,
      INTAKES[clients],
    );
    print("intake", clients, times);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: "boolean", default: false },
      only: { type: "string" },
      years: { type: "string", default: "0" },
      plans: { type: "boolean", default: false },
    },
  });
  const wanted = (name: string) => name.includes(values.only ?? "");
  console.log("Loading the database (kept in .data/bench) …");
  const { server, url } = await benchDatabase(values.fresh, Number(values.years));
  const admin = await openClient(url, "tool");
  const pool = openPool(url, { max: 10, purpose: "tool" });
  const { count } = (await admin.query("SELECT count(*)::int AS count FROM request")).rows[0];
  const asked = (await questions(admin)).filter(({ name }) => wanted(name));
  const { statements, plans } = await listen(url, admin, asked);

  console.log(`\n${count} requests. What the plans read:`);
  for (const { name } of asked) {
    for (const { read, thrownAway, ms: took } of plans[name] ?? []) {
      console.log(
        `${name.padEnd(38)} rows read ${String(read).padStart(7)}  thrown away ${String(thrownAway).padStart(7)}  ${took.toFixed(2)} ms in PostgreSQL`,
      );
    }
  }

  if (!values.plans) await overHttp(url, admin, pool, asked, statements, wanted);
  await pool.end();
  await admin.end();
  await server.stop();
}

/** The same questions by the product, the bare route and plain `pg`, turn by turn. */
async function overHttp(
  url: string,
  admin: pg.Client,
  pool: pg.Pool,
  asked: readonly Question[],
  statements: Record<string, Statement[]>,
  wanted: (name: string) => boolean,
): Promise<void> {
  console.log("\nBuilding and starting the product and the bare route …");
  const [product, floor] = [await startProduct(url, admin), await startFloor(url, statements)];
  console.log(`\n${"".padEnd(38)} at      p50 ms   p95 ms    product   route p50   pg p50    ÷ route     ÷ pg`);
  for (const { name, over } of asked) {
    if (!over) continue;
    for (const clients of [1, 8] as const) {
      const plain = async () => {
        for (const { sql, values } of statements[name] ?? [])
          await pool.query({ name: sql.slice(0, 40) + sql.length, text: sql, values });
      };
      const times = await compare(
        [
          { name: "product", ask: () => product.query(over.path, over.input) },
          { name: "route", ask: () => floor.query("run", { name }) },
          { name: "pg", ask: plain },
        ],
        clients,
        ASKS[clients],
      );
      print(name, clients, times);
    }
  }

  if (wanted("intake")) await intake(product, floor, pool);
  await product.stop();
  await floor.stop();
}

await main().finally(stopAll);
