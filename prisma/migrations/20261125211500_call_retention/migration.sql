-- What was told of calls is let go like other raw records: by when it was heard. What is there was heard as it happened.
ALTER TABLE "call_event" ADD COLUMN "heard_at" TIMESTAMPTZ(3);
UPDATE "call_event" SET "heard_at" = "at";
ALTER TABLE "call_event" ALTER COLUMN "heard_at" SET NOT NULL;
CREATE INDEX "call_event_heard_at_idx" ON "call_event"("heard_at");
-- Files of calls that were read to the end and are still kept whole.
CREATE INDEX "call_file_whole" ON "call_file" ("finished_at") WHERE "state" = 'done' AND octet_length("body") > 0;
