-- CİMER: what a request is there, the files that bring them, and the files of answers.

CREATE TYPE "CimerType" AS ENUM ('demand', 'complaint', 'tip', 'opinion', 'information', 'thanks', 'participation');
CREATE TYPE "CimerImportState" AS ENUM ('stored', 'unreadable', 'mapping', 'checking', 'ready', 'importing', 'done');
CREATE TYPE "CimerRowState" AS ENUM ('waiting', 'new', 'known', 'invalid', 'imported', 'skipped');

CREATE TABLE "cimer_case" (
    "request_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "date" TIMESTAMPTZ(3) NOT NULL,
    "type" "CimerType",
    "answered_at" TIMESTAMPTZ(3),
    "entered_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,

    CONSTRAINT "cimer_case_pkey" PRIMARY KEY ("request_id")
);

CREATE TABLE "cimer_import" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "file" BYTEA,
    "state" "CimerImportState" NOT NULL DEFAULT 'stored',
    "error" TEXT,
    "head" JSONB NOT NULL DEFAULT '[]',
    "columns" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "fresh" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "invalid" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "busy_until" TIMESTAMPTZ(3),

    CONSTRAINT "cimer_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "cimer_row" (
    "import_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "state" "CimerRowState" NOT NULL DEFAULT 'waiting',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "number" TEXT,
    "request_id" INTEGER,

    CONSTRAINT "cimer_row_pkey" PRIMARY KEY ("import_id","line")
);

CREATE TABLE "cimer_answers" (
    "id" SERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "request_ids" INTEGER[],

    CONSTRAINT "cimer_answers_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "cimer_case_number_key" ON "cimer_case"("number");
CREATE INDEX "cimer_row_import_id_state_line_idx" ON "cimer_row"("import_id", "state", "line");
CREATE INDEX "cimer_row_import_id_number_idx" ON "cimer_row"("import_id", "number");

-- Looked for by the beginning of a number, what waits to be entered, and what was answered in a span of time, each in its own order.
CREATE INDEX "cimer_case_number_begins" ON "cimer_case" ("number" text_pattern_ops);
CREATE INDEX "cimer_case_to_enter" ON "cimer_case" ("answered_at", "request_id") WHERE "answered_at" IS NOT NULL AND "entered_at" IS NULL;
CREATE INDEX "cimer_case_answered" ON "cimer_case" ("answered_at", "request_id") WHERE "answered_at" IS NOT NULL;
CREATE INDEX "request_open_cimer_due" ON "request" ("due_at", "id") WHERE "channel" = 'cimer' AND "status" IN ('new', 'assigned', 'in_progress', 'waiting');
CREATE INDEX "cimer_import_undone" ON "cimer_import" ("id") WHERE "state" IN ('stored', 'checking', 'importing');

ALTER TABLE "cimer_case" ADD CONSTRAINT "cimer_case_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cimer_case" ADD CONSTRAINT "cimer_case_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "cimer_import" ADD CONSTRAINT "cimer_import_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cimer_row" ADD CONSTRAINT "cimer_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "cimer_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cimer_answers" ADD CONSTRAINT "cimer_answers_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was recorded before.
INSERT INTO "cimer_case" ("request_id", "number", "date", "answered_at")
SELECT "id", coalesce("external_id", 'CIMER-' || "id"), "clock_from", "answered_at" FROM "request" WHERE "channel" = 'cimer';
