-- Kept as it was written, in its order: type, timestamp, data.
ALTER TABLE "webhook_delivery" ALTER COLUMN "payload" TYPE JSON USING "payload"::json;
