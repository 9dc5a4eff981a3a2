-- Open requests, newest first, whatever else is asked of them.
CREATE INDEX "request_open_received" ON "request" ("received_at" DESC, "id" DESC) WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');
-- A month's messages, newest first, however long ago it was.
CREATE INDEX "message_month" ON "message" ("sent_month", "id" DESC) WHERE "direction" = 'outgoing' AND "sender" IS NOT NULL;
