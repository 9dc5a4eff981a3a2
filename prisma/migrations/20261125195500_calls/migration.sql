-- A call as it follows from its events, the list of those to be called back, sums by hour and by person, files of calls.

CREATE TYPE "CallAct" AS ENUM ('ringing', 'queued', 'answered', 'left', 'ended', 'record', 'lapsed');

CREATE TYPE "CallOutcome" AS ENUM ('answered', 'abandoned', 'unanswered');

CREATE TYPE "CallBackOutcome" AS ENUM ('request', 'reached', 'wrong_number', 'closed', 'talked');

CREATE TYPE "CallFileState" AS ENUM ('waiting', 'reading', 'done');

ALTER TYPE "CallDirection" ADD VALUE 'internal';

ALTER TABLE "staff" ADD COLUMN     "extension" TEXT;

ALTER TABLE "incoming" ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "call" ADD COLUMN     "call_back_id" INTEGER,
ADD COLUMN     "extension" TEXT,
ADD COLUMN     "lapsed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "outcome" "CallOutcome",
ADD COLUMN     "queue" TEXT,
ADD COLUMN     "ringing" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "staff_id" INTEGER,
ADD COLUMN     "talking" TEXT,
ADD COLUMN     "wait_seconds" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "call_sum" ADD COLUMN     "abandoned" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wait_seconds" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "within_10" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "within_20" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "within_30" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "within_60" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "call_event" (
    "id" SERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "act" "CallAct" NOT NULL,
    "leg" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "direction" "CallDirection",
    "number" TEXT,
    "queue" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered" BOOLEAN,
    "talk_seconds" INTEGER,
    "wait_seconds" INTEGER,
    "by_caller" BOOLEAN,

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "call_back" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "first_missed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_missed_at" TIMESTAMPTZ(3) NOT NULL,
    "missed" INTEGER NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "try_at" TIMESTAMPTZ(3),
    "owner_id" INTEGER,
    "owned_at" TIMESTAMPTZ(3),
    "outcome" "CallBackOutcome",
    "note" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" INTEGER,
    "request_id" INTEGER,

    CONSTRAINT "call_back_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "call_file" (
    "id" SERIAL NOT NULL,
    "vendor" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "staff_id" INTEGER,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "read_to" BIGINT,
    "state" "CallFileState" NOT NULL DEFAULT 'waiting',
    "lines" INTEGER NOT NULL DEFAULT 0,
    "lines_read" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_file_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "call_hour_sum" (
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "offered" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "abandoned" INTEGER NOT NULL DEFAULT 0,
    "talk_seconds" BIGINT NOT NULL DEFAULT 0,
    "wait_seconds" BIGINT NOT NULL DEFAULT 0,
    "within_10" INTEGER NOT NULL DEFAULT 0,
    "within_20" INTEGER NOT NULL DEFAULT 0,
    "within_30" INTEGER NOT NULL DEFAULT 0,
    "within_60" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_hour_sum_pkey" PRIMARY KEY ("day","hour")
);

CREATE TABLE "call_staff_sum" (
    "day" DATE NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "talk_seconds" BIGINT NOT NULL DEFAULT 0,
    "wait_seconds" BIGINT NOT NULL DEFAULT 0,
    "within_10" INTEGER NOT NULL DEFAULT 0,
    "within_20" INTEGER NOT NULL DEFAULT 0,
    "within_30" INTEGER NOT NULL DEFAULT 0,
    "within_60" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_staff_sum_pkey" PRIMARY KEY ("day","staff_id")
);

CREATE UNIQUE INDEX "call_event_provider_call_id_act_leg_at_key" ON "call_event"("provider", "call_id", "act", "leg", "at");

CREATE INDEX "call_back_request_id_idx" ON "call_back"("request_id");

CREATE UNIQUE INDEX "staff_extension_key" ON "staff"("extension");

ALTER TABLE "call" ADD CONSTRAINT "call_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "call" ADD CONSTRAINT "call_call_back_id_fkey" FOREIGN KEY ("call_back_id") REFERENCES "call_back"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "call_back" ADD CONSTRAINT "call_back_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "call_back" ADD CONSTRAINT "call_back_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "call_back" ADD CONSTRAINT "call_back_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "call_file" ADD CONSTRAINT "call_file_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What rings or is spoken now, found at once among ten million.
CREATE INDEX "call_live" ON "call" ("started_at") WHERE "ended_at" IS NULL;
CREATE INDEX "call_staff" ON "call" ("staff_id", "started_at" DESC, "id" DESC) WHERE "staff_id" IS NOT NULL;
CREATE INDEX "call_extension" ON "call" ("extension", "started_at" DESC, "id" DESC) WHERE "extension" IS NOT NULL;
CREATE INDEX "call_lapsed" ON "call" ("started_at" DESC, "id" DESC) WHERE "lapsed";
CREATE INDEX "call_call_back" ON "call" ("call_back_id") WHERE "call_back_id" IS NOT NULL;

-- One entry a number while it waits to be called back, the list in its own order, and what was closed.
CREATE UNIQUE INDEX "call_back_open" ON "call_back" ("number") WHERE "closed_at" IS NULL;
CREATE INDEX "call_back_waiting" ON "call_back" ("first_missed_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "call_back_closed" ON "call_back" ("closed_at" DESC, "id" DESC) WHERE "closed_at" IS NOT NULL;
CREATE INDEX "call_file_found" ON "call_file" ("vendor", "name", "id" DESC);
CREATE INDEX "incoming_urgent" ON "incoming" ("id") WHERE "urgent" AND "state" = 'waiting';

-- Calls that were there before are over.
UPDATE "call" SET "ended_at" = coalesce("answered_at", "started_at") + make_interval(secs => "talk_seconds") WHERE "ended_at" IS NULL;
UPDATE "call" SET
  "outcome" = CASE WHEN "answered_at" IS NULL THEN 'unanswered' ELSE 'answered' END::"CallOutcome",
  "wait_seconds" = greatest(0, round(extract(epoch FROM coalesce("answered_at", "ended_at") - "started_at")))::int;
INSERT INTO "call_hour_sum" ("day", "hour", "offered", "answered", "missed", "talk_seconds", "wait_seconds", "within_10", "within_20", "within_30", "within_60")
  SELECT ("started_at" AT TIME ZONE 'Europe/Istanbul')::date, extract(hour FROM "started_at" AT TIME ZONE 'Europe/Istanbul')::smallint,
    count(*), count("answered_at"), count(*) - count("answered_at"), sum("talk_seconds"), coalesce(sum("wait_seconds") FILTER (WHERE "answered_at" IS NOT NULL), 0),
    count(*) FILTER (WHERE "answered_at" IS NOT NULL AND "wait_seconds" <= 10), count(*) FILTER (WHERE "answered_at" IS NOT NULL AND "wait_seconds" <= 20),
    count(*) FILTER (WHERE "answered_at" IS NOT NULL AND "wait_seconds" <= 30), count(*) FILTER (WHERE "answered_at" IS NOT NULL AND "wait_seconds" <= 60)
  FROM "call" WHERE "direction" = 'incoming' GROUP BY 1, 2;
INSERT INTO "call_staff_sum" ("day", "staff_id", "answered", "talk_seconds", "wait_seconds", "within_10", "within_20", "within_30", "within_60")
  SELECT "day", 0, sum("answered"), sum("talk_seconds"), sum("wait_seconds"), sum("within_10"), sum("within_20"), sum("within_30"), sum("within_60")
  FROM "call_hour_sum" GROUP BY 1 HAVING sum("answered") > 0;
UPDATE "call_sum" m SET "wait_seconds" = h."wait_seconds", "within_10" = h."within_10", "within_20" = h."within_20", "within_30" = h."within_30", "within_60" = h."within_60"
  FROM (SELECT date_trunc('month', "day")::date AS "month", sum("wait_seconds") AS "wait_seconds", sum("within_10") AS "within_10",
    sum("within_20") AS "within_20", sum("within_30") AS "within_30", sum("within_60") AS "within_60" FROM "call_hour_sum" GROUP BY 1) h
  WHERE h."month" = m."month";
