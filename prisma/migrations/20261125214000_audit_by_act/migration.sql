-- The audit's list narrowed to an act or a person, and which acts there are, without reading its history.
CREATE INDEX "audit_entry_act_id_idx" ON "audit_entry" ("act", "id");
CREATE INDEX "audit_entry_staff_id_id_idx" ON "audit_entry" ("staff_id", "id");
DROP INDEX "audit_entry_subject_idx";
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry" ("subject", "id");
-- When another system last brought a request through the Open311 door.
CREATE INDEX "request_by_open311" ON "request" ("received_at" DESC) WHERE "external_id" LIKE 'open311:%';
