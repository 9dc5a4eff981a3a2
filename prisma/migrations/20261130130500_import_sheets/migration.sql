-- Which sheet of a workbook is read is said, and chosen where several fit.
ALTER TABLE "cimer_import"
  ADD COLUMN "sheet" TEXT,
  ADD COLUMN "sheets" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "hidden_rows" INTEGER NOT NULL DEFAULT 0;

-- What the preview counts: the application's day, and whether its deadline would have passed on arrival.
ALTER TABLE "cimer_row"
  ADD COLUMN "received_at" TIMESTAMPTZ(3),
  ADD COLUMN "late" BOOLEAN NOT NULL DEFAULT false;
