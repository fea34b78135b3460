-- SQLite holds a value against a list of more than two by putting the list into a table of its own, anew for each row that is written, which took a third of the time of a large import.
-- The two checks of an incident say the same as before, as alternatives. Only the text of the schema changes, as SQLite's "ALTER TABLE" page tells of changing a CHECK.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(sql,
	'verification IN (''unverified'', ''corroborated'', ''verified'', ''contested'')',
	'verification = ''unverified'' OR verification = ''corroborated'' OR verification = ''verified'' OR verification = ''contested'''),
	'scope IN (''in'', ''out'', ''disputed'')',
	'scope = ''in'' OR scope = ''out'' OR scope = ''disputed''')
WHERE type = 'table' AND name = 'incident';
PRAGMA writable_schema = RESET;
-- A change of the schema that other connections see.
DROP TRIGGER incident_never_deleted;
CREATE TRIGGER incident_never_deleted BEFORE DELETE ON incident BEGIN
	SELECT RAISE(ABORT, 'an incident is marked as deleted, never removed');
END;
