import type pg from "pg";
import { EVENTS_EACH } from "./notify";

/** What each CİMER request is there. Answers are entered within a day or two; the newest hundredth, and never fewer than four, still waits. */
const CASES = `
  INSERT INTO cimer_case (request_id, number, date, type, answered_at)
  SELECT r.id, r.external_id, r.clock_from,
    (CASE WHEN r.kind = 'suggestion' THEN CASE WHEN r.id % 4 = 0 THEN 'participation' ELSE 'opinion' END ELSE r.kind::text END)::"CimerType",
    coalesce(r.answered_at, main.answered_at)
  FROM request r LEFT JOIN request main ON main.id = r.merged_into_id WHERE r.channel = 'cimer'`;

const ENTERED = `
  WITH agents AS (SELECT array_agg(staff_id ORDER BY staff_id) AS ids FROM staff_role WHERE role = 'agent'),
  ranked AS (
    SELECT *, row_number() OVER (ORDER BY answered_at DESC) AS place, count(*) OVER () AS answers
    FROM cimer_case WHERE answered_at IS NOT NULL),
  chosen AS (
    SELECT c.request_id, r.status, last.id AS event_id, agents.ids[1 + c.request_id % cardinality(agents.ids)] AS staff_id,
      greatest(last.at, c.answered_at) + make_interval(hours => 2 + c.request_id % 40) AS at
    FROM ranked c JOIN request r ON r.id = c.request_id CROSS JOIN agents
    CROSS JOIN LATERAL (SELECT id, at FROM request_event WHERE request_id = r.id ORDER BY id DESC LIMIT 1) last
    WHERE last.id % ${EVENTS_EACH} <> 0 AND c.place > greatest(4, answers / 100)),
  entered AS (
    UPDATE cimer_case c SET entered_at = chosen.at, entered_by_id = staff_id FROM chosen
    WHERE c.request_id = chosen.request_id AND chosen.at < $1
    RETURNING c.request_id),
  told AS (
    INSERT INTO request_event (id, request_id, at, act, actor, staff_id, "from", "to", data)
    SELECT event_id + 1, request_id, at, 'enter_answer', 'staff', staff_id, status, status, '{}'
    FROM chosen JOIN entered USING (request_id))
  UPDATE request r SET version = version + 1 FROM entered WHERE r.id = entered.request_id`;

export async function writeCases(client: pg.Client, now: Date): Promise<void> {
  await client.query(CASES);
  await client.query("ANALYZE cimer_case");
  await client.query(ENTERED, [now]);
}
