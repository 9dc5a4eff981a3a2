-- A digest of what the sender sent: null for what was received before it was kept.
ALTER TABLE "request" ADD COLUMN "intake_digest" TEXT;
