-- One's warnings in the order of their deadlines.
CREATE INDEX "warning_staff_id_due_at_id_idx" ON "warning"("staff_id", "due_at", "id");
