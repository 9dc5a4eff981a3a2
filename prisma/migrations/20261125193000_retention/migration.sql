-- What was written to the store, until it is known to belong to a request or was removed.
CREATE TABLE "upload" (
    "store_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("store_key")
);
-- Whether a file of the store belongs to any request.
CREATE INDEX "attachment_store_key_idx" ON "attachment"("store_key");
-- What vendors sent, was read to the end and is still kept whole.
CREATE INDEX "incoming_whole" ON "incoming" ("handled_at") WHERE "state" = 'done' AND octet_length("body") > 0;
