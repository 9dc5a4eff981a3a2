-- A suggestion is no subject until somebody confirms it: what came by a channel or a citizen and nobody has touched since has none.
WITH unsorted AS (
  UPDATE "request" r SET "category_id" = NULL
  WHERE r."status" = 'new' AND r."version" = 1 AND r."category_id" = r."suggested_category_id"
    AND EXISTS (SELECT 1 FROM "request_event" e WHERE e."request_id" = r."id" AND e."act" = 'receive' AND e."actor" <> 'staff')
  RETURNING r."suggested_category_id" AS subject, date_trunc('month', r."received_at" AT TIME ZONE 'Europe/Istanbul')::date AS month
), moved AS (
  SELECT month, subject::text AS key, -count(*)::int AS count FROM unsorted GROUP BY 1, 2
  UNION ALL
  SELECT month, '-', count(*)::int FROM unsorted GROUP BY 1
)
INSERT INTO "month_sum" ("dimension", "month", "key", "received", "recorded", "open")
SELECT 'category', month, key, count, count, count FROM moved ORDER BY month, key
ON CONFLICT ("dimension", "month", "key") DO UPDATE SET
  "received" = "month_sum"."received" + excluded."received", "recorded" = "month_sum"."recorded" + excluded."recorded",
  "open" = "month_sum"."open" + excluded."open";

-- Open requests on one matter: on its subject, else on the one suggested.
DROP INDEX "request_open_place";
CREATE INDEX "request_open_matter" ON "request" ("neighbourhood_id", coalesce("category_id", "suggested_category_id"), "id")
  WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');
