-- A ruling is never changed. An annulment says that it does not count; a later one that restores it lets it count again.
CREATE TABLE annulment (
	id               INTEGER PRIMARY KEY,
	uuid             BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	determination_id INTEGER NOT NULL REFERENCES determination (id),
	restores         INTEGER NOT NULL DEFAULT 0 CHECK (restores IN (0, 1)),
	reason           TEXT NOT NULL CHECK (reason <> ''),
	recorded_by      TEXT NOT NULL,
	recorded_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX annulment_determination ON annulment (determination_id);

CREATE TRIGGER annulment_kept_update BEFORE UPDATE ON annulment BEGIN SELECT RAISE(ABORT, 'an annulment is followed by another, never changed'); END;
CREATE TRIGGER annulment_kept_delete BEFORE DELETE ON annulment BEGIN SELECT RAISE(ABORT, 'an annulment is followed by another, never removed'); END;
