-- Updates of hand-overs by mySociety's extension of Open311: what the peer says by its own id, and what was said here and goes to it.
ALTER TABLE "peer"
  ADD COLUMN "updates_since" TIMESTAMPTZ(3),
  ADD COLUMN "updates_next_at" TIMESTAMPTZ(3),
  ADD COLUMN "updates_absent_at" TIMESTAMPTZ(3),
  ADD COLUMN "updates_error" TEXT,
  ADD COLUMN "posts_absent_at" TIMESTAMPTZ(3);

CREATE TABLE "handover_update" (
  "id" SERIAL NOT NULL,
  "handover_id" INTEGER NOT NULL,
  "update_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3),
  "status" TEXT,
  "text" TEXT,
  "raw" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "handover_update_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "handover_update_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "handover_update_handover_id_update_id_key" ON "handover_update"("handover_id", "update_id");

CREATE TABLE "handover_post" (
  "id" SERIAL NOT NULL,
  "handover_id" INTEGER NOT NULL,
  "event_id" INTEGER NOT NULL,
  "state" "HandoverState" NOT NULL,
  "text" TEXT,
  "update_id" TEXT,
  "attempts" SMALLINT NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "taken_at" TIMESTAMPTZ(3),
  "next_at" TIMESTAMPTZ(3),
  "state_at" TIMESTAMPTZ(3) NOT NULL,
  "error" TEXT,
  CONSTRAINT "handover_post_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "handover_post_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "handover_post_event_id_key" ON "handover_post"("event_id");
CREATE INDEX "handover_post_handover_id_id_idx" ON "handover_post"("handover_id", "id");
CREATE INDEX "handover_post_state_next_at_idx" ON "handover_post"("state", "next_at");
