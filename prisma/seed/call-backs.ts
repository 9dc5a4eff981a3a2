/** The last dozen who were missed and have not been spoken with since wait to be called back; $1 is now. */
export const CALL_BACKS = `
  WITH missed AS (
    SELECT number, min(started_at) AS first, max(started_at) AS last, count(*) AS missed FROM call c
    WHERE started_at > $1::timestamptz - interval '3 days' AND outcome <> 'answered' AND number IS NOT NULL
      AND NOT EXISTS (SELECT FROM call a WHERE a.number = c.number AND a.started_at > c.started_at AND a.outcome = 'answered')
    GROUP BY number ORDER BY 3 DESC LIMIT 12
  ), entries AS (
    INSERT INTO call_back (number, first_missed_at, last_missed_at, missed) SELECT number, first, last, missed FROM missed
    ORDER BY first RETURNING id, number, first_missed_at
  )
  UPDATE call c SET call_back_id = e.id FROM entries e
  WHERE c.number = e.number AND c.started_at >= e.first_missed_at AND c.outcome <> 'answered'`;
