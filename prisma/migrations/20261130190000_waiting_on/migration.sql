-- What a waiting request waits for, as its own field: what staff typed is read here this once and nowhere after.
CREATE TYPE "WaitingOn" AS ENUM ('citizen', 'unit', 'material', 'fee', 'other');

ALTER TABLE "request" ADD COLUMN "waiting_on" "WaitingOn";

-- Only what waits now, or waited when it was merged: both are found by the index of the status.
UPDATE "request" SET "waiting_on" = CASE
    WHEN "fee_noticed_at" IS NOT NULL THEN 'fee'
    WHEN searchable(coalesce("waiting_for", '')) ~ '\y(vatandas|basvuran|basvuru\s+sahib)' THEN 'citizen'
    ELSE 'other'
  END::"WaitingOn"
WHERE "status" = 'waiting' OR ("status" = 'merged' AND "status_before_merge" = 'waiting');
