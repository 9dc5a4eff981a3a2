-- Text is searched by the column that `searchable` makes, and nothing was ever folded by this one.
DROP FUNCTION fold(text);
