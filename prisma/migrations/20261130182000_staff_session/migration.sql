-- Sessions as rows, so that the server can end one. Cookies of before name none: everybody signs in once more.
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "staff_session_staff_id_opened_at_idx" ON "staff_session"("staff_id", "opened_at");
CREATE INDEX "staff_session_opened_at_idx" ON "staff_session"("opened_at");
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
