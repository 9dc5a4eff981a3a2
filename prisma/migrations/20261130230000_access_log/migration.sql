-- Who read whose personal data, by which door. One row a person, thing and bucket of time: the key is the digest of all three, so that
-- the same reading again only counts up. Nothing here points at what was read by a foreign key: the record outlives it.
CREATE TABLE "access_log" (
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" INTEGER,
    "api_key_id" INTEGER,
    "door" TEXT NOT NULL CHECK ("door" IN ('screen', 'reveal', 'raw', 'file', 'export', 'api', 'webhook', 'link')),
    "what" TEXT NOT NULL,
    "amount" TEXT,
    "request_id" INTEGER,
    "citizen_id" INTEGER,
    "rows" INTEGER,
    "views" INTEGER NOT NULL DEFAULT 1,
    "data" JSONB NOT NULL DEFAULT '{}',
    CONSTRAINT "access_log_pkey" PRIMARY KEY ("bucket", "key")
) WITH (fillfactor = 90);
CREATE INDEX "access_log_at_key_idx" ON "access_log" ("at", "key");
CREATE INDEX "access_log_staff_id_at_key_idx" ON "access_log" ("staff_id", "at", "key");
CREATE INDEX "access_log_by_request" ON "access_log" ("request_id", "at", "key") WHERE "request_id" IS NOT NULL;
CREATE INDEX "access_log_by_citizen" ON "access_log" ("citizen_id", "at", "key") WHERE "citizen_id" IS NOT NULL;
CREATE INDEX "access_log_by_api_key" ON "access_log" ("api_key_id", "at") WHERE "api_key_id" IS NOT NULL;
CREATE INDEX "access_log_door_at_key_idx" ON "access_log" ("door", "at", "key");

-- A row once written is not altered: reading it again only moves its end and its counts up. What compares the migrations with the schema
-- ends a statement at every semicolon, wherever it stands: the body has its own as \x3b.
CREATE FUNCTION "access_log_stands"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN RAISE EXCEPTION ''access_log is not altered''\x3b END';
CREATE TRIGGER "access_log_stands" BEFORE UPDATE ON "access_log" FOR EACH ROW
WHEN ((NEW."bucket", NEW."key", NEW."at", NEW."staff_id", NEW."api_key_id", NEW."door", NEW."what", NEW."amount", NEW."request_id", NEW."citizen_id", NEW."data")
    IS DISTINCT FROM (OLD."bucket", OLD."key", OLD."at", OLD."staff_id", OLD."api_key_id", OLD."door", OLD."what", OLD."amount", OLD."request_id", OLD."citizen_id", OLD."data")
    OR NEW."views" < OLD."views" OR NEW."last_at" < OLD."last_at")
EXECUTE FUNCTION "access_log_stands"();

-- How much each person read in each hour and day. `over_at`: when the limit, then `most`, was reached.
CREATE TABLE "access_total" (
    "staff_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('view', 'lookup', 'reveal', 'export')),
    "span" TEXT NOT NULL CHECK ("span" IN ('hour', 'day')),
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "most" INTEGER,
    "over_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" INTEGER,
    CONSTRAINT "access_total_pkey" PRIMARY KEY ("staff_id", "kind", "span", "starts_at"),
    CONSTRAINT "access_total_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "access_total_starts_at_idx" ON "access_total" ("starts_at");
CREATE INDEX "access_total_unseen" ON "access_total" ("over_at") WHERE "over_at" IS NOT NULL AND "seen_at" IS NULL;

-- What was known of keys alone moves over.
INSERT INTO "access_log" ("bucket", "key", "at", "last_at", "staff_id", "api_key_id", "door", "what", "request_id", "views")
SELECT p."day"::timestamp AT TIME ZONE 'Europe/Istanbul', 'key ' || p."api_key_id" || ' ' || p."request_id",
    least(p."day"::timestamp AT TIME ZONE 'Europe/Istanbul', p."last_at"), p."last_at", k."staff_id", p."api_key_id", 'api', 'request', p."request_id", p."count"
FROM "personal_read" p JOIN "api_key" k ON k."id" = p."api_key_id";
DROP TABLE "personal_read";
