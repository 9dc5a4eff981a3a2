ALTER TABLE "citizen" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "citizen_correction" (
    "id" SERIAL NOT NULL,
    "citizen_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fields" TEXT[],
    "before" BYTEA NOT NULL,

    CONSTRAINT "citizen_correction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "citizen_correction_citizen_id_id_idx" ON "citizen_correction"("citizen_id", "id");
ALTER TABLE "citizen_correction" ADD CONSTRAINT "citizen_correction_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "citizen_correction" ADD CONSTRAINT "citizen_correction_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "citizen_correction" ADD CONSTRAINT "citizen_correction_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
