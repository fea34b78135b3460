-- The names of the columns that have no field are the same in row after row of a file: they are kept once. A row of incident_extra that names a set has its
-- values alone, a JSON array in the set's order; one that names none, from before, has an array of [name, value].
CREATE TABLE column_set (
	id    INTEGER PRIMARY KEY,
	names TEXT NOT NULL UNIQUE CHECK (json_valid(names))
) STRICT;
ALTER TABLE incident_extra ADD COLUMN column_set_id INTEGER REFERENCES column_set (id);
CREATE TRIGGER column_set_kept_update BEFORE UPDATE ON column_set BEGIN SELECT RAISE(ABORT, 'names of columns are followed by others, never changed'); END;
CREATE TRIGGER column_set_kept_delete BEFORE DELETE ON column_set BEGIN SELECT RAISE(ABORT, 'names of columns are followed by others, never removed'); END;
