-- What is open on the same subject in the same neighbourhood: likely the same matter.
CREATE INDEX "request_open_place" ON "request" ("neighbourhood_id", "category_id", "id") WHERE "status" IN ('new', 'assigned', 'in_progress', 'waiting');

-- A citizen is found while the telephone is being typed.
CREATE INDEX "citizen_phone_prefix" ON "citizen" ("phone" text_pattern_ops);
