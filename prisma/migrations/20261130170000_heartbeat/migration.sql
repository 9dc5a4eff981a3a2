-- One row for each running process, whose age by the database's own clock tells whether it lives.
CREATE TABLE "heartbeat" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('web', 'worker')),
    "pools" TEXT[] NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id")
);

-- Files of calls that are not read yet, however many were read before.
CREATE INDEX "call_file_open" ON "call_file" ("id") WHERE "state" <> 'done';
