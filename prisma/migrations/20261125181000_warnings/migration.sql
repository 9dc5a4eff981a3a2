CREATE TYPE "WarningStep" AS ENUM ('assignee', 'head', 'manager');

CREATE TABLE "warning" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "step" "WarningStep" NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "warning_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "warning_request_id_due_at_step_staff_id_key" ON "warning"("request_id", "due_at", "step", "staff_id");
CREATE INDEX "warning_staff_id_id_idx" ON "warning"("staff_id", "id");
-- What the count beside the bell reads.
CREATE INDEX "warning_unseen" ON "warning" ("staff_id", "id") WHERE "seen_at" IS NULL;

ALTER TABLE "warning" ADD CONSTRAINT "warning_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "warning" ADD CONSTRAINT "warning_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
