import type pg from "pg";
import { RULES } from "@/server/domain/request";
import { callsOf, channelYears, FIRST_YEAR } from "./figures";

/** What no request may be, all asked in one reading; a column is a fault of the seed and counts its cases. */
const REQUESTS = `
  WITH inorder AS (
    SELECT *, lag(received_at) OVER (PARTITION BY year ORDER BY seq) AS before FROM request),
  told AS (SELECT merged_into_id AS id, count(*) AS n FROM request WHERE merged_into_id IS NOT NULL GROUP BY 1)
  SELECT
    (count(*) FILTER (WHERE status = 'in_progress' AND (assignee_id IS NULL OR department_id IS NULL)))::int AS "in progress and nobody's",
    (count(*) FILTER (WHERE status = 'waiting' AND (waiting_until IS NULL OR waiting_for IS NULL OR waiting_on IS NULL)))::int AS "waiting for nothing",
    (count(*) FILTER (WHERE status IN ('assigned', 'waiting') AND department_id IS NULL))::int AS "given to no department",
    (count(*) FILTER (WHERE (status IN ('resolved', 'declined', 'referred')) <> (answered_at IS NOT NULL)
      OR (answered_at IS NOT NULL OR reopened_count > 0) <> (answered_on_time IS NOT NULL)
      OR (answered_on_time IS NULL) <> (answered_tenths IS NULL)))::int AS "answered at no time",
    (count(*) FILTER (WHERE (status = 'referred') <> (institution_id IS NOT NULL)))::int AS "referred to nobody",
    (count(*) FILTER (WHERE (status = 'merged') <> (merged_into_id IS NOT NULL)))::int AS "merged into nothing",
    (count(*) FILTER (WHERE status <> 'merged' AND main_department_id IS NOT NULL))::int AS "with a main one and not merged",
    (count(*) FILTER (WHERE merged_count <> coalesce(n, 0)))::int AS "main ones that miscount what was merged",
    (count(*) FILTER (WHERE received_at < before))::int AS "numbers out of order",
    (count(*) FILTER (WHERE extract(year FROM received_at AT TIME ZONE 'Europe/Istanbul') <> year))::int AS "numbers of another year"
  FROM inorder LEFT JOIN told USING (id)`;

const DEPARTMENTS = `
  SELECT count(*)::int AS "departments without a backlog" FROM department d WHERE NOT EXISTS (
    SELECT FROM request r WHERE r.department_id = d.id AND status IN ('assigned', 'in_progress', 'waiting') AND year > ${FIRST_YEAR})`;

/** The whole history of every request in one reading: each act follows from the one before, the last leads to where it stands. */
const HISTORY = `
  WITH story AS (
    SELECT request_id, act, actor, staff_id, "from", "to", at, lag("to") OVER w AS before, lag(at) OVER w AS earlier,
      row_number() OVER w AS place, lead(id) OVER w IS NULL AS last
    FROM request_event WINDOW w AS (PARTITION BY request_id ORDER BY id))
  SELECT (count(*) FILTER (WHERE "from" IS DISTINCT FROM before OR at < earlier))::int AS "acts that do not follow from the one before",
    (count(*) FILTER (WHERE (place = 1) <> (act = 'receive')))::int AS "histories that do not begin with receiving",
    (count(*) FILTER (WHERE last AND "to" <> r.status))::int AS "requests that do not stand where their history ends",
    (count(*) FILTER (WHERE last AND place <> r.version))::int AS "versions that are not the number of acts",
    (count(*) FILTER (WHERE (actor = 'staff') <> (staff_id IS NOT NULL)))::int AS "acts by nobody",
    ((SELECT count(*) FROM request) - count(*) FILTER (WHERE last AND r.id IS NOT NULL))::int AS "requests without a history"
  FROM story LEFT JOIN request r ON r.id = story.request_id`;

async function cases(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<Record<string, number>>(sql);
  return Object.entries(rows[0] ?? {}).flatMap(([fault, count]) => (count === 0 ? [] : [`${count} ${fault}`]));
}

/** Whether what was loaded is what was promised. Throws one error that names every fault. */
export async function check(client: pg.Client, scale: number): Promise<void> {
  const faults = await badMoves(client);
  for (const sql of [REQUESTS, HISTORY, DEPARTMENTS]) faults.push(...(await cases(client, sql)));
  faults.push(...(await badTotals(client, scale)));
  if (faults.length > 0) throw new Error(`The demonstration contradicts itself:\n  ${faults.join("\n  ")}`);
}

/** Every kind of move that occurs, held against the one table of moves. */
async function badMoves(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ act: string; from: string; to: string }>(
    `SELECT DISTINCT act, "from", "to" FROM request_event WHERE act <> 'receive'`,
  );
  const rules: Record<string, { from: readonly string[]; to: string }> = RULES;
  return rows.flatMap(({ act, from, to }) => {
    const rule = rules[act];
    const lands = rule?.to === "same" ? to === from : rule?.to === "last" || rule?.to === "before" || rule?.to === to;
    return rule?.from.includes(from) && lands ? [] : [`${act} from ${from} to ${to}`];
  });
}

async function badTotals(client: pg.Client, scale: number): Promise<string[]> {
  const { rows } = await client.query<{ channel: string; received: number; resolved: number }>(
    `SELECT channel, count(*)::int AS received, (count(*) FILTER (WHERE status = 'resolved'))::int AS resolved
     FROM request WHERE year = $1 GROUP BY 1`,
    [FIRST_YEAR],
  );
  const faults = channelYears(scale).flatMap(({ channel, received, resolved }) => {
    const found = rows.find((row) => row.channel === channel);
    return found?.received === received && found.resolved === resolved
      ? []
      : [`${channel} has ${found?.received} received and ${found?.resolved} resolved, not ${received} and ${resolved}`];
  });
  const calls = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM call WHERE extract(year FROM started_at AT TIME ZONE 'Europe/Istanbul') = $1",
    [FIRST_YEAR],
  );
  if (calls.rows[0]?.count !== callsOf(scale)) faults.push(`${calls.rows[0]?.count} calls, not ${callsOf(scale)}`);
  return faults;
}
