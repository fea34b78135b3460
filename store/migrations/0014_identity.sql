-- Two copies of a dossier may each have added what is one and the same: the same row of a data set, a party or a source of the same name. Merging gives it one identifier in both. By what it was known
-- before, here or there, is kept for good, since the audit trail's older lines, other copies and what was exported know it by that. became is by what it was known after the change (the first line of
-- its trail); own tells that uuid was the record's own here until then. Of several rows of one uuid the last counts.
CREATE TABLE identity (
	id     INTEGER PRIMARY KEY,
	change INTEGER NOT NULL CHECK (change > 0),
	record TEXT NOT NULL CHECK (record <> ''),
	uuid   BLOB NOT NULL CHECK (length(uuid) = 16),
	became BLOB NOT NULL CHECK (length(became) = 16),
	own    INTEGER NOT NULL DEFAULT 0 CHECK (own = 0 OR own = 1)
) STRICT;
CREATE INDEX identity_uuid ON identity (record, uuid);
CREATE INDEX identity_became ON identity (record, became);
CREATE INDEX identity_change ON identity (change);
CREATE TRIGGER identity_kept_update BEFORE UPDATE ON identity BEGIN SELECT RAISE(ABORT, 'by what a record was known is never changed'); END;
CREATE TRIGGER identity_kept_delete BEFORE DELETE ON identity BEGIN SELECT RAISE(ABORT, 'by what a record was known is kept'); END;

-- What stood in the rows of incidents that both copies had before a merge brought together by which imports they came and which were removed: such an incident gets no line in the trail, and the merge
-- can be taken back. change is the first line of the change.
CREATE TABLE together (
	change      INTEGER NOT NULL CHECK (change > 0),
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	batch_id    INTEGER REFERENCES import_batch (id),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL,
	deleted_at  INTEGER,
	PRIMARY KEY (change, incident_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER together_kept_update BEFORE UPDATE ON together BEGIN SELECT RAISE(ABORT, 'what stood before a merge is never changed'); END;
CREATE TRIGGER together_kept_delete BEFORE DELETE ON together BEGIN SELECT RAISE(ABORT, 'what stood before a merge is kept'); END;
