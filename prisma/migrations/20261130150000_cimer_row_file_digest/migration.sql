-- A row that was mended before it was imported is known by what the file says of it, when the same file comes again.
ALTER TABLE cimer_row ADD COLUMN file_digest text;
CREATE INDEX cimer_row_file_digest_idx ON cimer_row (file_digest);
