-- Law 4982: the answer's time extended once, and the fee notice that stops the clock until it is paid or lapses.
ALTER TABLE "request" ADD COLUMN "extended_at" TIMESTAMPTZ(3), ADD COLUMN "fee_noticed_at" TIMESTAMPTZ(3);
