-- A message goes on to the next gateway where one certainly did not take it.
ALTER TABLE "message" ADD COLUMN "subject" TEXT,
  ADD COLUMN "tried" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "rounds" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "via" TEXT,
  -- The Istanbul month in which it was handed over: the month of the ledger.
  ADD COLUMN "sent_month" DATE GENERATED ALWAYS AS (date_trunc('month', "taken_at" AT TIME ZONE 'Europe/Istanbul')::date) STORED;

CREATE INDEX "message_ledger" ON "message" ("sent_month", "sender", "state", "id") WHERE "direction" = 'outgoing';

-- How a sender answers, so that one that does not is not asked for every message.
CREATE TABLE "sender_health" (
    "sender" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "down_since" TIMESTAMPTZ(3),
    "reason" TEXT,
    "try_at" TIMESTAMPTZ(3),
    "last_ok_at" TIMESTAMPTZ(3),

    CONSTRAINT "sender_health_pkey" PRIMARY KEY ("sender")
);

-- What was handed to each sender in a month, by fate, kept by whoever changes a message's state.
CREATE TABLE "message_sum" (
    "month" DATE NOT NULL,
    "sender" TEXT NOT NULL,
    "state" "MessageState" NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,
    "parts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "message_sum_pkey" PRIMARY KEY ("month","sender","state")
);

INSERT INTO "message_sum" ("month", "sender", "state", "messages", "parts")
SELECT "sent_month", "sender", "state", count(*), sum("parts") FROM "message"
WHERE "direction" = 'outgoing' AND "sender" IS NOT NULL AND "sent_month" IS NOT NULL GROUP BY 1, 2, 3;

-- What an e-mail's subject is made from (an SMS has none).
ALTER TABLE "template" ADD COLUMN "subject" TEXT;
