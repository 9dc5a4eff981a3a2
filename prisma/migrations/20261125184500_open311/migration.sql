-- Other institutions' systems: to whom we hand over, who enters by which key, and what was handed over.

CREATE TYPE "HandoverWay" AS ENUM ('open311', 'file');

CREATE TYPE "HandoverState" AS ENUM ('queued', 'taken', 'given', 'accepted', 'closed', 'refused', 'failed', 'unknown', 'dropped');

CREATE TABLE "peer" (
    "institution_id" INTEGER NOT NULL,
    "way" "HandoverWay" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "url" TEXT,
    "jurisdiction_id" TEXT,
    "api_key" BYTEA,
    "default_service" TEXT,
    "shares_contact" BOOLEAN NOT NULL DEFAULT false,
    "shares_photos" BOOLEAN NOT NULL DEFAULT true,
    "services" JSONB NOT NULL DEFAULT '[]',
    "services_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "peer_pkey" PRIMARY KEY ("institution_id")
);

CREATE TABLE "peer_subject" (
    "institution_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "service" TEXT NOT NULL,

    CONSTRAINT "peer_subject_pkey" PRIMARY KEY ("institution_id","category_id")
);

CREATE TABLE "peer_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "peer_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "handover" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "event_id" INTEGER NOT NULL,
    "way" "HandoverWay" NOT NULL,
    "our_id" TEXT NOT NULL,
    "state" "HandoverState" NOT NULL,
    "number" TEXT,
    "token" TEXT,
    "their_status" TEXT,
    "their_notes" TEXT,
    "their_at" TIMESTAMPTZ(3),
    "etag" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "peer_key_hash_key" ON "peer_key"("hash");
CREATE UNIQUE INDEX "handover_event_id_key" ON "handover"("event_id");
CREATE UNIQUE INDEX "handover_our_id_key" ON "handover"("our_id");
CREATE INDEX "handover_request_id_idx" ON "handover"("request_id");
CREATE INDEX "handover_institution_id_state_id_idx" ON "handover"("institution_id", "state", "id");
-- What waits to leave, and what is to be asked about.
CREATE INDEX "handover_due" ON "handover" ("next_at", "id") WHERE "state" = 'queued';
CREATE INDEX "handover_followed" ON "handover" ("next_at", "id") WHERE "state" IN ('given', 'accepted', 'closed', 'unknown');

ALTER TABLE "peer" ADD CONSTRAINT "peer_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "peer_subject" ADD CONSTRAINT "peer_subject_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "peer"("institution_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "peer_subject" ADD CONSTRAINT "peer_subject_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "peer_key" ADD CONSTRAINT "peer_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover" ADD CONSTRAINT "handover_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover" ADD CONSTRAINT "handover_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A municipality that is at work already is given the two texts, a new one gets them with all others.
INSERT INTO "template" ("notice", "locale", "body", "updated_at")
SELECT * FROM (VALUES
    ('handed', 'tr', '{number} numaralı başvurunuzun {institution} kayıt numarası: {theirNumber}. {link} {municipality}', now()),
    ('handed', 'en', 'Your request {number} has the number {theirNumber} at {institution}. {link} {municipality}', now()),
    ('handed_closed', 'tr', '{institution}, {number} numaralı başvurunuzu sonuçlandırdı. {text} {link} {municipality}', now()),
    ('handed_closed', 'en', '{institution} is done with your request {number}. {text} {link} {municipality}', now())
) AS "texts" WHERE EXISTS (SELECT 1 FROM "template");
