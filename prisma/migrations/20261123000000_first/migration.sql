-- Turkish folding: "ÇUKUR", "Çukur" and "cukur" are one word, as in server/domain/turkish.ts.
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN trim(regexp_replace(unaccent('unaccent', lower(normalize($1, NFC) COLLATE "tr-x-icu")), '[^a-z0-9]+', ' ', 'g'));

-- The same for the search column, where a parser follows that splits at spaces: a fixed list of signs costs half of the expression above.
CREATE FUNCTION searchable(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(unaccent('unaccent', lower(normalize($1, NFC) COLLATE "tr-x-icu")), '-–—/\.,:()[]{}<>!?''"’‘“”«»&%+*=_@#|~^`$…•·' || chr(59), '                                           ');

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Status" AS ENUM ('new', 'assigned', 'in_progress', 'waiting', 'resolved', 'declined', 'referred', 'merged', 'withdrawn');

-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('demand', 'complaint', 'tip', 'suggestion', 'information', 'thanks');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('call_centre', 'whatsapp', 'web', 'facebook', 'instagram', 'x', 'cimer', 'him', 'desk', 'crm');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "LegalClass" AS ENUM ('none', 'petition', 'cimer', 'information_act');

-- CreateEnum
CREATE TYPE "StandardUnit" AS ENUM ('working_hours', 'working_days');

-- CreateEnum
CREATE TYPE "Confirmation" AS ENUM ('not_asked', 'confirmed', 'disputed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('agent', 'pr_manager', 'department_head', 'department_staff', 'mayor_office', 'admin');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('staff', 'citizen', 'channel', 'system');

-- CreateEnum
CREATE TYPE "MessageDirection" AS ENUM ('outgoing', 'incoming');

-- CreateEnum
CREATE TYPE "MessageMedium" AS ENUM ('sms', 'whatsapp');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('queued', 'taken', 'accepted', 'delivered', 'failed', 'expired', 'refused', 'unknown', 'received');

-- CreateEnum
CREATE TYPE "HolidayKind" AS ENUM ('public_holiday', 'half_day', 'administrative_leave');

-- CreateEnum
CREATE TYPE "IncomingState" AS ENUM ('waiting', 'done', 'unreadable');

-- CreateEnum
CREATE TYPE "CallDirection" AS ENUM ('incoming', 'outgoing');

-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('waiting', 'stored', 'refused');

-- CreateTable
CREATE TABLE "department" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "is_quick_desk" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" INTEGER,
    "department_id" INTEGER,
    "institution_id" INTEGER,
    "standard_value" INTEGER NOT NULL,
    "standard_unit" "StandardUnit" NOT NULL,
    "keywords" TEXT[],
    "sort" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "neighbourhood" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "population" INTEGER,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "neighbourhood_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "department_id" INTEGER,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citizen" (
    "id" SERIAL NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "neighbourhood_id" INTEGER,
    "street" TEXT,
    "door_no" TEXT,
    "tckn_cipher" BYTEA,
    "tckn_hash" BYTEA,
    "no_sms" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "citizen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citizen_identity" (
    "id" SERIAL NOT NULL,
    "channel" "Channel" NOT NULL,
    "external_id" TEXT NOT NULL,
    "citizen_id" INTEGER NOT NULL,
    "display_name" TEXT,
    "last_incoming_at" TIMESTAMPTZ(3),

    CONSTRAINT "citizen_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" SERIAL NOT NULL,
    "year" SMALLINT NOT NULL,
    "seq" INTEGER NOT NULL,
    "tracking_code" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "external_id" TEXT,
    "kind" "Kind" NOT NULL,
    "status" "Status" NOT NULL,
    "priority" "Priority" NOT NULL DEFAULT 'normal',
    "version" INTEGER NOT NULL DEFAULT 1,
    "category_id" INTEGER,
    "department_id" INTEGER,
    "last_department_id" INTEGER,
    "assignee_id" INTEGER,
    "institution_id" INTEGER,
    "citizen_id" INTEGER,
    "identity_withheld" BOOLEAN NOT NULL DEFAULT false,
    "neighbourhood_id" INTEGER,
    "street" TEXT,
    "door_no" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "suggested_category_id" INTEGER,
    "suggested_confidence" SMALLINT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_from" TIMESTAMPTZ(3) NOT NULL,
    "legal_class" "LegalClass" NOT NULL DEFAULT 'none',
    "standard_value" INTEGER NOT NULL,
    "standard_unit" "StandardUnit" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_minutes" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "waiting_for" TEXT,
    "waiting_until" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_on_time" BOOLEAN,
    "answered_tenths" INTEGER,
    "answer" TEXT,
    "confirmation" "Confirmation" NOT NULL DEFAULT 'not_asked',
    "merged_into_id" INTEGER,
    "status_before_merge" "Status",
    "merged_count" INTEGER NOT NULL DEFAULT 0,
    "claimed_by_id" INTEGER,
    "claimed_at" TIMESTAMPTZ(3),
    "search" tsvector GENERATED ALWAYS AS (strip(to_tsvector('simple', searchable("summary" || ' ' || "description" || ' ' || coalesce("street", ''))))) STORED,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_event" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "actor" "ActorKind" NOT NULL,
    "staff_id" INTEGER,
    "from" "Status",
    "to" "Status",
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER,
    "citizen_id" INTEGER,
    "direction" "MessageDirection" NOT NULL,
    "medium" "MessageMedium" NOT NULL,
    "once_key" TEXT,
    "notice" TEXT,
    "address" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "parts" SMALLINT NOT NULL DEFAULT 1,
    "state" "MessageState" NOT NULL,
    "sender" TEXT,
    "vendor_id" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "state" "IncomingState" NOT NULL DEFAULT 'waiting',
    "error" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "incoming_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "event_id" INTEGER,
    "by" "ActorKind" NOT NULL,
    "state" "AttachmentState" NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "store_key" TEXT,
    "source" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" SERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "direction" "CallDirection" NOT NULL,
    "number" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "talk_seconds" INTEGER NOT NULL DEFAULT 0,
    "request_id" INTEGER,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "month_sum" (
    "month" DATE NOT NULL,
    "dimension" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "open" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "declined" INTEGER NOT NULL DEFAULT 0,
    "referred" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "withdrawn" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "month_sum_pkey" PRIMARY KEY ("dimension","month","key")
);

-- CreateTable
CREATE TABLE "day_sum" (
    "year" SMALLINT NOT NULL,
    "dimension" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "day_sum_pkey" PRIMARY KEY ("year","dimension","key","bucket")
);

-- CreateTable
CREATE TABLE "queue_count" (
    "department" TEXT NOT NULL,
    "status" "Status" NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "queue_count_pkey" PRIMARY KEY ("department","status")
);

-- CreateTable
CREATE TABLE "call_sum" (
    "month" DATE NOT NULL,
    "offered" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "talk_seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "call_sum_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "year_counter" (
    "year" SMALLINT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "year_counter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "holiday" (
    "id" SERIAL NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "HolidayKind" NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "notice" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_pkey" PRIMARY KEY ("notice","locale")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "department_id" INTEGER,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" INTEGER,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","starts_at")
);

-- CreateIndex
CREATE UNIQUE INDEX "department_slug_key" ON "department"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "neighbourhood_slug_key" ON "neighbourhood"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "institution_slug_key" ON "institution"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_role_staff_id_idx" ON "staff_role"("staff_id");

-- CreateIndex
CREATE INDEX "staff_role_department_id_idx" ON "staff_role"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "citizen_tckn_hash_key" ON "citizen"("tckn_hash");

-- CreateIndex
CREATE INDEX "citizen_phone_idx" ON "citizen"("phone");

-- CreateIndex
CREATE INDEX "citizen_identity_citizen_id_idx" ON "citizen_identity"("citizen_id");

-- CreateIndex
CREATE UNIQUE INDEX "citizen_identity_channel_external_id_key" ON "citizen_identity"("channel", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_tracking_code_key" ON "request"("tracking_code");

-- CreateIndex
CREATE INDEX "request_citizen_id_id_idx" ON "request"("citizen_id", "id");

-- CreateIndex
CREATE INDEX "request_merged_into_id_idx" ON "request"("merged_into_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_year_seq_key" ON "request"("year", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "request_channel_external_id_key" ON "request"("channel", "external_id");

-- CreateIndex
CREATE INDEX "request_event_request_id_id_idx" ON "request_event"("request_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_once_key_key" ON "message"("once_key");

-- CreateIndex
CREATE INDEX "message_request_id_idx" ON "message"("request_id");

-- CreateIndex
CREATE INDEX "message_citizen_id_idx" ON "message"("citizen_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_sender_vendor_id_key" ON "message"("sender", "vendor_id");

-- CreateIndex
CREATE INDEX "incoming_channel_id_idx" ON "incoming"("channel", "id");

-- CreateIndex
CREATE INDEX "attachment_request_id_idx" ON "attachment"("request_id");

-- CreateIndex
CREATE INDEX "call_request_id_idx" ON "call"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_provider_call_id_key" ON "call"("provider", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "holiday_date_name_key" ON "holiday"("date", "name");

-- CreateIndex
CREATE INDEX "saved_view_staff_id_idx" ON "saved_view"("staff_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry"("subject");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen_identity" ADD CONSTRAINT "citizen_identity_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Lists read by keyset, each from the index of its own order (docs/decisions/006-lists-and-figures.md).
CREATE INDEX "request_received" ON "request" ("received_at" DESC, "id" DESC);
CREATE INDEX "request_status_received" ON "request" ("status", "received_at" DESC, "id" DESC);
CREATE INDEX "request_channel_received" ON "request" ("channel", "received_at" DESC, "id" DESC);
CREATE INDEX "request_channel_status_received" ON "request" ("channel", "status", "received_at" DESC, "id" DESC);
CREATE INDEX "request_department_received" ON "request" ("department_id", "received_at" DESC, "id" DESC);
CREATE INDEX "request_department_status_received" ON "request" ("department_id", "status", "received_at" DESC, "id" DESC);
CREATE INDEX "request_category_received" ON "request" ("category_id", "received_at" DESC, "id" DESC);
CREATE INDEX "request_category_status_received" ON "request" ("category_id", "status", "received_at" DESC, "id" DESC);
CREATE INDEX "request_neighbourhood_received" ON "request" ("neighbourhood_id", "received_at" DESC, "id" DESC);
CREATE INDEX "request_neighbourhood_status_received" ON "request" ("neighbourhood_id", "status", "received_at" DESC, "id" DESC);
CREATE INDEX "request_search" ON "request" USING gin ("search");

-- The backlog: open requests only, so these stay as small as the work that waits.
CREATE INDEX "request_open_due" ON "request" ("due_at", "id") WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');
CREATE INDEX "request_open_department_due" ON "request" ("department_id", "due_at", "id") WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');
CREATE INDEX "request_open_assignee_due" ON "request" ("assignee_id", "due_at", "id") WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');
CREATE INDEX "request_new_due" ON "request" ("due_at", "id") WHERE "status" = 'new';
CREATE INDEX "request_waiting_until" ON "request" ("waiting_until") WHERE "status" = 'waiting';
CREATE INDEX "request_claimed" ON "request" ("claimed_by_id", "due_at", "id") WHERE "claimed_by_id" IS NOT NULL;

-- The outbox: what is due, and what was taken and not settled.
CREATE INDEX "message_due" ON "message" ("next_at", "id") WHERE "state" = 'queued';
CREATE INDEX "message_unsettled" ON "message" ("taken_at", "id") WHERE "state" IN ('taken', 'unknown', 'accepted');
CREATE INDEX "message_state" ON "message" ("state", "id");
CREATE INDEX "incoming_open" ON "incoming" ("id") WHERE "state" <> 'done';
CREATE INDEX "attachment_waiting" ON "attachment" ("id") WHERE "state" = 'waiting';
CREATE INDEX "call_started" ON "call" ("started_at" DESC, "id" DESC);
CREATE INDEX "call_number" ON "call" ("number", "started_at" DESC);
