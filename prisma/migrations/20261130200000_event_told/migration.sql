-- resumable
-- What happened in a span of time, for systems that ask by date: only the acts that are told, however many others there are.
-- Built beside the writers. One that was left half built is built again.
DROP INDEX CONCURRENTLY IF EXISTS "request_event_told";
CREATE INDEX CONCURRENTLY IF NOT EXISTS "request_event_told" ON "request_event" ("at", "id")
WHERE "act" IN ('ask', 'decline', 'extend', 'hand_over', 'refer', 'reopen', 'reply', 'resolve', 'resume', 'start', 'wait', 'withdraw');
