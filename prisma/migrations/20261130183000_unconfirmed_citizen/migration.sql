-- Whoever types a telephone into the public form is not yet the person who is known by it: until staff tie the two, it is an entry of its own.
ALTER TABLE "citizen" ADD COLUMN "unconfirmed" BOOLEAN NOT NULL DEFAULT false;
