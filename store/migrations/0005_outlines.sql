-- The outlines of areas that a dossier brings for its map, as GeoJSON (RFC 7946), by the SHA-256 of their text; the newest set is the one in use.
CREATE TABLE outline_text (
	sha256  BLOB PRIMARY KEY CHECK (length(sha256) = 32),
	content TEXT NOT NULL CHECK (content <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE outline_set (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	name        TEXT NOT NULL,
	attribution TEXT NOT NULL DEFAULT '',
	sha256      BLOB REFERENCES outline_text (sha256),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER outline_text_kept_update BEFORE UPDATE ON outline_text BEGIN SELECT RAISE(ABORT, 'outlines are followed by others, never changed'); END;
CREATE TRIGGER outline_text_kept_delete BEFORE DELETE ON outline_text BEGIN SELECT RAISE(ABORT, 'outlines are followed by others, never removed'); END;
CREATE TRIGGER outline_set_kept_update BEFORE UPDATE ON outline_set BEGIN SELECT RAISE(ABORT, 'outlines are followed by others, never changed'); END;
CREATE TRIGGER outline_set_kept_delete BEFORE DELETE ON outline_set BEGIN SELECT RAISE(ABORT, 'outlines are followed by others, never removed'); END;
