-- Who has a request open right now. Worth nothing after a minute, so it is not written to the log of the database.
CREATE UNLOGGED TABLE "presence" (
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("request_id", "staff_id")
);
