-- What is set up of each vendor, and what was refused at its door.

ALTER TYPE "MessageMedium" ADD VALUE 'email';
ALTER TYPE "MessageMedium" ADD VALUE 'facebook';
ALTER TYPE "MessageMedium" ADD VALUE 'instagram';
ALTER TYPE "MessageMedium" ADD VALUE 'x';

CREATE TABLE "connection" (
    "vendor" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "settings" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("vendor")
);

CREATE TABLE "refused_call" (
    "vendor" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_call_pkey" PRIMARY KEY ("vendor","day")
);

-- A vendor may bring several channels.
ALTER TABLE "incoming" RENAME COLUMN "channel" TO "vendor";
DROP INDEX "incoming_channel_id_idx";
CREATE INDEX "incoming_vendor_received_at_id_idx" ON "incoming"("vendor", "received_at", "id");

-- Where what it is about stands: a post, a comment.
ALTER TABLE "request" ADD COLUMN "source_url" TEXT;
