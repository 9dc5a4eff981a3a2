-- Whether the first answer was on time stays when a request is opened again, and those are counted apart.
ALTER TABLE "request" ADD COLUMN "reopened_count" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "month_sum" ADD COLUMN "reopened" INTEGER NOT NULL DEFAULT 0;

UPDATE "request" r SET "reopened_count" = e.count
FROM (SELECT "request_id", count(*)::smallint AS count FROM "request_event" WHERE "act" = 'reopen' GROUP BY 1) e
WHERE r."id" = e."request_id";

INSERT INTO "month_sum" ("dimension", "month", "key", "reopened")
SELECT d.dimension, date_trunc('month', r."received_at" AT TIME ZONE 'Europe/Istanbul')::date, d.key, count(*)::int
FROM "request" r CROSS JOIN LATERAL (VALUES
  ('channel', r."channel"::text), ('department', coalesce(r."department_id"::text, '-')),
  ('category', coalesce(r."category_id"::text, '-')), ('neighbourhood', coalesce(r."neighbourhood_id"::text, '-'))
) d (dimension, key)
WHERE r."reopened_count" > 0 GROUP BY 1, 2, 3
ON CONFLICT ("dimension", "month", "key") DO UPDATE SET "reopened" = excluded."reopened";
