-- Old records of any channel come in with how they ended.
ALTER TABLE "cimer_import"
  ADD COLUMN "channel" "Channel" NOT NULL DEFAULT 'cimer',
  ADD COLUMN "assume_ended" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "cimer_row" ADD COLUMN "ended" TEXT;
