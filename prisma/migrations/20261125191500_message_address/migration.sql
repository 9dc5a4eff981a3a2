-- Who writes back to an SMS is found by the number it went to.
CREATE INDEX "message_address" ON "message" ("address", "id") WHERE "medium" = 'sms' AND "direction" = 'outgoing';
