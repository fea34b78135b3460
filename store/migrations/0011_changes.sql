-- What is written in one transaction is one change, known by the number of its first line, so that it can be taken back as one. Lines from before this
-- layout have none, and their hashes cover none.
ALTER TABLE audit ADD COLUMN change INTEGER CHECK (change > 0 AND change <= seq);

-- What is only ever followed by more (assessments, determinations, annulments, attributions, rulings on scope, outlines) is never changed: that it was taken
-- back is told here, and a later row that restores it lets it count again. record_id is the key in the table that record names.
CREATE TABLE withdrawal (
	id          INTEGER PRIMARY KEY,
	record      TEXT NOT NULL CHECK (record <> ''),
	record_id   INTEGER NOT NULL,
	restores    INTEGER NOT NULL DEFAULT 0 CHECK (restores = 0 OR restores = 1),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawal_record ON withdrawal (record, record_id);
CREATE TRIGGER withdrawal_kept_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal is followed by another, never changed'); END;
CREATE TRIGGER withdrawal_kept_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal is followed by another, never removed'); END;

-- A record on which something rests that is kept for ever (a withdrawn assessment, a deleted incident) cannot leave the file when its adding is taken back: it is marked.
ALTER TABLE source ADD COLUMN removed_at INTEGER;
ALTER TABLE party ADD COLUMN removed_at INTEGER;
ALTER TABLE area ADD COLUMN removed_at INTEGER;
ALTER TABLE clock ADD COLUMN removed_at INTEGER;
ALTER TABLE clock_leg ADD COLUMN removed_at INTEGER;
ALTER TABLE commitment ADD COLUMN removed_at INTEGER;
