-- Where a comment stands, in what form a message goes once a channel's window has closed, and who has the same name.

ALTER TABLE "request" ADD COLUMN "thread" TEXT;

ALTER TABLE "message" ADD COLUMN "outside_window" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "citizen_identity_display_name_idx" ON "citizen_identity"("display_name");
