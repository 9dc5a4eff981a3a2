CREATE INDEX "handover_state_id_idx" ON "handover"("state", "id");
CREATE INDEX "handover_number_idx" ON "handover"("number");
