-- What a sender gave beside the request itself. The table is new and the column has a constant default, so no row of a request is written.
BEGIN;

CREATE TYPE "DetailState" AS ENUM ('waiting', 'kept', 'used', 'dismissed');

CREATE TABLE "request_detail" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "cipher" BYTEA,
    "reason" TEXT NOT NULL,
    "state" "DetailState" NOT NULL,
    "value" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" INTEGER,

    CONSTRAINT "request_detail_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "request_detail_request_id_id_idx" ON "request_detail"("request_id", "id");

-- What waits to be settled, and telephones by which a request is found.
CREATE INDEX "request_detail_waiting" ON "request_detail"("request_id") WHERE "state" = 'waiting';
CREATE INDEX "request_detail_phone" ON "request_detail"("value" text_pattern_ops) WHERE "field" = 'phone' AND "value" IS NOT NULL;

ALTER TABLE "request" ADD COLUMN "waiting_details" SMALLINT NOT NULL DEFAULT 0;

ALTER TABLE "request_detail" ADD CONSTRAINT "request_detail_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "request_detail" ADD CONSTRAINT "request_detail_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

COMMIT;
