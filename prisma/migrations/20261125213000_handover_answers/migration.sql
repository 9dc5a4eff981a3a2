ALTER TABLE "handover" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "peer_definition" (
    "institution_id" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "attributes" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "peer_definition_pkey" PRIMARY KEY ("institution_id","service")
);

ALTER TABLE "peer_definition" ADD CONSTRAINT "peer_definition_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "peer"("institution_id") ON DELETE CASCADE ON UPDATE CASCADE;
