-- How large an uploaded file is, so that those that belong to nothing yet have a ceiling over all. Of what lies there already it is not known.
ALTER TABLE "upload" ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0;
