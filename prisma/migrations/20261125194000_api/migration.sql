-- Keys by which other systems enter /api/v1, and the webhooks by which they are told.

CREATE TYPE "StaffKind" AS ENUM ('person', 'service');
CREATE TYPE "WebhookState" AS ENUM ('queued', 'taken', 'delivered', 'failed', 'held');

ALTER TABLE "staff" ADD COLUMN "kind" "StaffKind" NOT NULL DEFAULT 'person';

CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "old_hash" BYTEA,
    "old_until" TIMESTAMPTZ(3),
    "scopes" TEXT[],
    "networks" TEXT[],
    "rate" INTEGER NOT NULL DEFAULT 300,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");
CREATE UNIQUE INDEX "api_key_old_hash_key" ON "api_key"("old_hash");
CREATE INDEX "api_key_staff_id_idx" ON "api_key"("staff_id");
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "personal_read" (
    "api_key_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "request_id" INTEGER NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personal_read_pkey" PRIMARY KEY ("api_key_id","day","request_id")
);
ALTER TABLE "personal_read" ADD CONSTRAINT "personal_read_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "idempotent_call" (
    "api_key_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" INTEGER,
    "request_id" INTEGER,
    "status" SMALLINT,
    "headers" JSONB,
    "body" BYTEA,

    CONSTRAINT "idempotent_call_pkey" PRIMARY KEY ("api_key_id","key")
);
CREATE INDEX "idempotent_call_created_at_idx" ON "idempotent_call"("created_at");
ALTER TABLE "idempotent_call" ADD CONSTRAINT "idempotent_call_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "webhook_subscription" (
    "id" SERIAL NOT NULL,
    "api_key_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" BYTEA NOT NULL,
    "old_secret" BYTEA,
    "old_until" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_why" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_subscription_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_subscription_api_key_id_idx" ON "webhook_subscription"("api_key_id");
ALTER TABLE "webhook_subscription" ADD CONSTRAINT "webhook_subscription_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "webhook_delivery" (
    "id" SERIAL NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "request_id" INTEGER,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "WebhookState" NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "status" SMALLINT,
    "ms" INTEGER,
    "error" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_delivery_message_id_key" ON "webhook_delivery"("message_id");
CREATE INDEX "webhook_delivery_subscription_id_id_idx" ON "webhook_delivery"("subscription_id", "id");
CREATE INDEX "webhook_delivery_request_id_idx" ON "webhook_delivery"("request_id");
CREATE INDEX "webhook_delivery_created_at_idx" ON "webhook_delivery"("created_at");
-- What is still to be sent is few among all that was.
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery"("next_at", "id") WHERE "state" = 'queued';
CREATE INDEX "webhook_delivery_taken_idx" ON "webhook_delivery"("taken_at") WHERE "state" = 'taken';
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "webhook_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "webhook_try" (
    "id" SERIAL NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" SMALLINT,
    "ms" INTEGER NOT NULL,
    "error" TEXT,

    CONSTRAINT "webhook_try_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_try_delivery_id_idx" ON "webhook_try"("delivery_id");
ALTER TABLE "webhook_try" ADD CONSTRAINT "webhook_try_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
