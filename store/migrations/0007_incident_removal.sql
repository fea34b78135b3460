-- Which incidents an import's undoing marked as deleted, and until when: an import may have brought a million, which get no line each in the audit trail. The trail has one line for
-- all of them, and a dossier read as it was known looks here for what it does not say.
CREATE TABLE incident_removal (
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	removed_at  INTEGER NOT NULL,
	batch_id    INTEGER NOT NULL REFERENCES import_batch (id),
	restored_at INTEGER CHECK (restored_at >= removed_at),
	PRIMARY KEY (incident_id, removed_at, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_removal_batch ON incident_removal (batch_id) WHERE restored_at IS NULL;
CREATE TRIGGER incident_removal_kept_delete BEFORE DELETE ON incident_removal BEGIN SELECT RAISE(ABORT, 'that an incident was removed is kept'); END;
