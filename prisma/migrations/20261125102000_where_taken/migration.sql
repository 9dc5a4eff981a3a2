-- Where a photograph was taken, offered as the request's place.
ALTER TABLE "attachment" ADD COLUMN "latitude" DOUBLE PRECISION, ADD COLUMN "longitude" DOUBLE PRECISION;
