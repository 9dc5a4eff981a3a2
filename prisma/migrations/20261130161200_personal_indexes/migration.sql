-- resumable
-- What is still personal, oldest first. Built beside the writers. One that was left half built is built again.
DROP INDEX CONCURRENTLY IF EXISTS "request_personal";
CREATE INDEX CONCURRENTLY IF NOT EXISTS "request_personal" ON "request" ("received_at", "id")
WHERE "anonymised_at" IS NULL AND "status" NOT IN ('new', 'assigned', 'in_progress', 'waiting');
DROP INDEX CONCURRENTLY IF EXISTS "message_personal";
CREATE INDEX CONCURRENTLY IF NOT EXISTS "message_personal" ON "message" ("created_at", "id") WHERE "address" <> '';
DROP INDEX CONCURRENTLY IF EXISTS "call_personal";
CREATE INDEX CONCURRENTLY IF NOT EXISTS "call_personal" ON "call" ("started_at", "id") WHERE "number" IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS "attachment_personal";
CREATE INDEX CONCURRENTLY IF NOT EXISTS "attachment_personal" ON "attachment" ("created_at", "id") WHERE "store_key" IS NOT NULL;
