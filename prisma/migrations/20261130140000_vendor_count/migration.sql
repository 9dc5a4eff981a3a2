-- What a gateway says that it counted of a message, beside our own count, and the sums of both.
ALTER TABLE "message" ADD COLUMN "vendor_parts" SMALLINT, ADD COLUMN "vendor_cost" DECIMAL(10,2);
ALTER TABLE "message_sum"
  ADD COLUMN "vendor_parts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "vendor_cost" DECIMAL(12,2) NOT NULL DEFAULT 0,
  ADD COLUMN "compared_parts" INTEGER NOT NULL DEFAULT 0;
