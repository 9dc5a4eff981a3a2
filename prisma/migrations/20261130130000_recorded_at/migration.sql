-- When a request reached us, where that is not when it was received: null stands for the same moment, so no row is rewritten.
ALTER TABLE "request" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
CREATE INDEX "request_recorded" ON "request" (coalesce("recorded_at", "received_at") DESC, "id" DESC);

-- What was recorded in a month. Until now both were the same.
ALTER TABLE "month_sum" ADD COLUMN "recorded" INTEGER NOT NULL DEFAULT 0;
UPDATE "month_sum" SET "recorded" = "received" WHERE "received" <> 0;
