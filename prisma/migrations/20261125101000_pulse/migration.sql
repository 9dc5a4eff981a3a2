-- How each vendor does today: what was handed to a sender, newest first.
CREATE INDEX "message_sender_taken" ON "message" ("sender", "taken_at" DESC) WHERE "taken_at" IS NOT NULL;
