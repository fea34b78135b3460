-- The end of the audit trail, kept beside it by the transaction that writes it: a trail whose last lines were taken away does not end where this says.
CREATE TABLE trail_head (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	seq  INTEGER NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO trail_head (id, seq, hash) SELECT 1, seq, hash FROM audit ORDER BY seq DESC LIMIT 1;

-- Digests of incidents that came many at once and have no line each in the audit trail, 8 bytes each, from the incident of a key on. The line of their import, or of the merge that brought
-- them over, has the SHA-256 of them all, so that an incident which was changed without a line shows.
CREATE TABLE row_seal (
	first_id INTEGER PRIMARY KEY,
	digests  BLOB NOT NULL CHECK (length(digests) % 8 = 0)
) STRICT;

-- What stood before rows were held against the trail is not: up to which line (audit), and up to which key of each kind of record.
CREATE TABLE vouched_after (
	record  TEXT PRIMARY KEY,
	last_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO vouched_after (record, last_id)
	SELECT record, last_id FROM (
		SELECT 'audit' AS record, max(seq) AS last_id FROM audit UNION ALL SELECT 'actor_name', nullif(count(*), 0) FROM actor_name UNION ALL
		SELECT 'agreement', max(id) FROM agreement UNION ALL SELECT 'annulment', max(id) FROM annulment UNION ALL SELECT 'area', max(id) FROM area UNION ALL
		SELECT 'assessment', max(id) FROM assessment UNION ALL SELECT 'attachment', max(id) FROM attachment UNION ALL SELECT 'attribution', max(id) FROM attribution UNION ALL
		SELECT 'clock', max(id) FROM clock UNION ALL SELECT 'commitment', max(id) FROM commitment UNION ALL SELECT 'determination', max(id) FROM determination UNION ALL
		SELECT 'event', max(id) FROM event UNION ALL SELECT 'import_batch', max(id) FROM import_batch UNION ALL SELECT 'incident', max(id) FROM incident UNION ALL
		SELECT 'outline_set', max(id) FROM outline_set UNION ALL SELECT 'party', max(id) FROM party UNION ALL SELECT 'saved_filter', max(id) FROM saved_filter UNION ALL
		SELECT 'scope_override', max(id) FROM scope_override UNION ALL SELECT 'scope_rule', max(id) FROM scope_rule UNION ALL SELECT 'source', max(id) FROM source UNION ALL
		SELECT 'tally', max(id) FROM tally
	) WHERE last_id IS NOT NULL;
