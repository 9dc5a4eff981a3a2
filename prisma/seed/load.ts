import type pg from "pg";
import { connect } from "@/server/db";
import { setMark as setMarkOfInstants } from "@/server/instants";
import { openClient } from "@/server/postgres";
import { rebuildSums } from "@/server/services/reports/sums";
import { CALL_BACKS } from "./call-backs";
import { planCalls } from "./calls";
import { check } from "./check";
import { writeCases } from "./cimer";
import { yearStart } from "./clock";
import { COLUMNS } from "./columns";
import { FIRST_YEAR, SMALL } from "./figures";
import { fill } from "./fill";
import { writeMaster } from "./master";
import { makePlan } from "./plan";
import type { Plan } from "./plan-shape";
import { mayLeaveUnchecked, type Piece, putBack, readPieces, takeOff } from "./structure";
import type { Task } from "./worker";

export type Wish = { url: string; small: boolean; now: Date; replace: boolean; say: (line: string) => void };

/** What the seed leaves in `setting` under its own name: a load that was killed is begun again by the next one. */
type Marker = { state: "loading" | "loaded"; pieces: Piece[]; small: boolean; now: string };

const BIG = Object.keys(COLUMNS);
const KEPT = ["_prisma_migrations", "setting"];

/** Where the work on what was merged is done is known when every request stands where it ends. */
const MAIN_DEPARTMENTS = `UPDATE request r SET main_department_id = m.department_id FROM request m
  WHERE m.id = r.merged_into_id AND m.department_id IS NOT NULL`;

/** Loads the demonstration. Answers false where it is there already. */
export async function load(wish: Wish): Promise<boolean> {
  const client = await open(wish.url);
  try {
    await mustBeAlone(client);
    const marker = await markerOf(client);
    if (marker?.state === "loaded" && !wish.replace) return false;
    if (!marker && !wish.replace) await mustBeEmpty(client);
    await write(client, wish, marker?.state === "loading" ? marker.pieces : null);
    return true;
  } finally {
    await client.end();
  }
}

async function write(client: pg.Client, wish: Wish, left: Piece[] | null): Promise<void> {
  const { url, small, now, say } = wish;
  const scale = small ? SMALL : 1;
  const unchecked = await mayLeaveUnchecked(client);
  const pieces = left ?? (await readPieces(client, BIG)).filter(({ kind }) => kind === "index" || !unchecked);
  const mark = (state: Marker["state"]) =>
    setMarker(client, { state, pieces: state === "loading" ? pieces : [], small, now: now.toISOString() });
  await mark("loading");
  const lap = stopwatch(say);
  await takeOff(client, pieces);
  await empty(client);
  await setMarkOfInstants(client, { zone: null, done: [], finished: true });
  await writeMaster(client, scale, new Date(yearStart(FIRST_YEAR)));
  const plan = makePlan(now.getTime(), scale);
  const calls = planCalls(plan, scale);
  lap("planned");
  await fill(
    { url, unchecked, plan, calls },
    progress({ requests: plan.count, calls: calls.count, citizens: plan.citizens.count }, say),
  );
  lap("rows written");
  const helpers = await Promise.all(Array.from({ length: small ? 1 : 2 }, () => open(url)));
  await putBack([client, ...helpers], pieces);
  await Promise.all(helpers.map((helper) => helper.end()));
  lap("indexes and keys built");
  await client.query(MAIN_DEPARTMENTS);
  await writeCases(client, now);
  await client.query(CALL_BACKS, [now.toISOString()]);
  await count(client, plan);
  await Promise.all([alone(url, (other) => other.query("ANALYZE")), sums(url), check(client, scale)]);
  lap("statistics gathered, sums counted, all checked");
  await mark("loaded");
}

async function open(url: string): Promise<pg.Client> {
  const client = await openClient(url, "tool");
  await client.query(
    "SET synchronous_commit = off; SET maintenance_work_mem = '384MB'; SET work_mem = '192MB'; SET max_parallel_maintenance_workers = 0",
  );
  return client;
}

async function alone(url: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await open(url);
  await act(client).finally(() => client.end());
}

async function sums(url: string): Promise<void> {
  const db = connect(url, 1, "tool");
  await rebuildSums(db).finally(() => db.$disconnect());
}

async function markerOf(client: pg.Client): Promise<Marker | null> {
  const { rows } = await client.query<{ value: Marker }>("SELECT value FROM setting WHERE key = 'seed'");
  return rows[0]?.value ?? null;
}

const setMarker = (client: pg.Client, marker: Marker) =>
  client.query("INSERT INTO setting (key, value) VALUES ('seed', $1) ON CONFLICT (key) DO UPDATE SET value = $1", [
    JSON.stringify(marker),
  ]);

/** Held until this connection ends, however that comes. */
async function mustBeAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock(hashtext('seed')) AS alone");
  if (!rows[0]?.alone) throw new Error("The demonstration is being loaded into this database already.");
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    "SELECT EXISTS (SELECT FROM request) OR EXISTS (SELECT FROM staff) AS used",
  );
  if (rows[0]?.used)
    throw new Error(
      "This database holds staff or requests that are no demonstration; nothing was changed. (--replace throws them away)",
    );
}

async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> ALL ($1)",
    [KEPT],
  );
  await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")} RESTART IDENTITY`);
  await client.query("DELETE FROM setting WHERE key <> 'seed'");
}

/** Numbers go on where the demonstration ends. */
async function count(client: pg.Client, plan: Plan): Promise<void> {
  const years = [...plan.begins];
  for (const [order, [year, begin]] of years.entries()) {
    const end = years[order + 1]?.[1] ?? plan.count;
    await client.query("INSERT INTO year_counter (year, last) VALUES ($1, $2)", [year, end - begin]);
  }
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('SELECT setval(%L, greatest(1, coalesce(max(id), 1))) FROM %I', pg_get_serial_sequence(quote_ident(table_name), 'id'), table_name) AS statement
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'id' AND column_default LIKE 'nextval%'`,
  );
  for (const { statement } of rows) await client.query(statement);
}

function stopwatch(say: Wish["say"]) {
  let last = performance.now();
  return (what: string) => {
    const now = performance.now();
    say(`${what} (${((now - last) / 1000).toFixed(1)} s)`);
    last = now;
  };
}

function progress(totals: Record<Task["what"], number>, say: Wish["say"]) {
  const began = performance.now();
  const all = totals.requests + totals.calls + totals.citizens;
  let written = 0;
  let shown = 0;
  return (_what: Task["what"], rows: number) => {
    written += rows;
    const percent = Math.floor((written / all) * 100);
    if (percent < shown + 10) return;
    shown = percent;
    const speed = Math.round((written / (performance.now() - began)) * 1000);
    say(
      `${percent} % of ${totals.requests} requests, ${totals.calls} calls, ${totals.citizens} citizens; ${speed} a second`,
    );
  };
}
