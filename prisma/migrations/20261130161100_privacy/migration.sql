ALTER TABLE "request" ADD COLUMN "anonymised_at" TIMESTAMPTZ(3);

CREATE TABLE "retention_run" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "privacy_application" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "citizen_ids" INTEGER[],
    "request_number" TEXT NOT NULL,
    "applicant" BYTEA NOT NULL,
    "proof" TEXT NOT NULL,
    "applied_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "reason" TEXT,
    "ground" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "targets" BYTEA,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "restricted" JSONB,
    "file" BYTEA,
    "file_done" INTEGER NOT NULL DEFAULT 0,
    "file_total" INTEGER NOT NULL DEFAULT 0,
    "file_until" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" INTEGER,

    CONSTRAINT "privacy_application_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "privacy_application" ADD CONSTRAINT "privacy_application_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "privacy_application" ADD CONSTRAINT "privacy_application_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "privacy_application" ADD CONSTRAINT "privacy_application_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "privacy_application_undone" ON "privacy_application" ("id") WHERE "state" = 'granted';
