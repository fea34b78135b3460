-- What stands in the rows of incidents since a change that wrote no line of each, beside what stood there before: every such row is held against this, or against the line of its own. Of changes before this layout it is
-- not known, and now_recorded_by is empty.
ALTER TABLE together ADD COLUMN now_batch_id INTEGER REFERENCES import_batch (id);
ALTER TABLE together ADD COLUMN now_recorded_by TEXT;
ALTER TABLE together ADD COLUMN now_recorded_at INTEGER;
ALTER TABLE together ADD COLUMN now_deleted_at INTEGER;
CREATE INDEX together_incident ON together (incident_id, change);
