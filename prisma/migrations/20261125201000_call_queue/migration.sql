-- A queue that few call, or none, is found without reading the whole log.
CREATE INDEX "call_queue" ON "call" ("queue", "started_at" DESC, "id" DESC) WHERE "queue" IS NOT NULL;
