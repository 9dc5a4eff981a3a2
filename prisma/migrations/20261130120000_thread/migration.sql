-- Which answered request a new one follows, since when words after an answer wait for a person, and which department works on what a
-- request was merged into. Nullable columns: the table is not rewritten but for what is merged.
ALTER TABLE "request" ADD COLUMN "follows_id" INTEGER, ADD COLUMN "follow_up_at" TIMESTAMPTZ(3), ADD COLUMN "main_department_id" INTEGER;

UPDATE "request" r SET "main_department_id" = m."department_id"
FROM "request" m WHERE m."id" = r."merged_into_id" AND m."department_id" IS NOT NULL;

ALTER TABLE "request" ADD CONSTRAINT "request_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "request_follows_id_idx" ON "request" ("follows_id") WHERE "follows_id" IS NOT NULL;
CREATE INDEX "request_follow_up" ON "request" ("follow_up_at", "id") WHERE "follow_up_at" IS NOT NULL;
