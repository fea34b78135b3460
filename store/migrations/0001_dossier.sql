-- The dossier's first shape. Instants are Unix seconds, UTC; days are days since 0000-12-31 (ceasefire.Day); booleans
-- are 0 or 1. Every record that could be shared has a UUID of 16 bytes; integer keys never leave the file.
-- A NULL number of people is unknown, which is not 0.

CREATE TABLE setting (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
	id           INTEGER PRIMARY KEY,
	uuid         BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	title        TEXT NOT NULL CHECK (title <> ''),
	publisher    TEXT NOT NULL DEFAULT '',
	address      TEXT NOT NULL DEFAULT '',
	published_at INTEGER,
	reliability  TEXT NOT NULL DEFAULT '' CHECK (reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')),
	confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
	attribution  TEXT NOT NULL DEFAULT '',
	licence      TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agreement (
	id        INTEGER PRIMARY KEY CHECK (id = 1),
	uuid      BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	title     TEXT NOT NULL CHECK (title <> ''),
	effect_at INTEGER NOT NULL,
	zone      TEXT NOT NULL CHECK (zone <> ''),
	summary   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agreement_source (
	source_id INTEGER PRIMARY KEY REFERENCES source (id),
	position  INTEGER NOT NULL
) STRICT;

CREATE TABLE party (
	id        INTEGER PRIMARY KEY,
	uuid      BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	position  INTEGER NOT NULL,
	name      TEXT NOT NULL UNIQUE CHECK (name <> ''),
	short     TEXT NOT NULL CHECK (short <> ''),
	role      TEXT NOT NULL CHECK (role IN ('signatory', 'guarantor', 'implementer', 'excluded')),
	colour    INTEGER NOT NULL CHECK (colour >= 0),
	note      TEXT NOT NULL DEFAULT '',
	source_id INTEGER REFERENCES source (id)
) STRICT;

CREATE TABLE party_answer (
	guarantor_id INTEGER NOT NULL REFERENCES party (id),
	signatory_id INTEGER NOT NULL REFERENCES party (id),
	PRIMARY KEY (guarantor_id, signatory_id),
	CHECK (guarantor_id <> signatory_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_name (
	name     TEXT PRIMARY KEY CHECK (name <> ''),
	party_id INTEGER NOT NULL REFERENCES party (id),
	note     TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_name_party ON actor_name (party_id);

CREATE TABLE area (
	id          INTEGER PRIMARY KEY,
	code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
	position    INTEGER NOT NULL,
	name        TEXT NOT NULL CHECK (name <> ''),
	name_arabic TEXT NOT NULL DEFAULT '',
	aliases     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
	label_lat   REAL NOT NULL CHECK (label_lat BETWEEN -90 AND 90),
	label_lon   REAL NOT NULL CHECK (label_lon BETWEEN -180 AND 180)
) STRICT;

CREATE TABLE clock (
	id                 INTEGER PRIMARY KEY,
	uuid               BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	position           INTEGER NOT NULL,
	kind               TEXT NOT NULL CHECK (kind IN ('deadline', 'fixed_term', 'streak', 'trigger')),
	name               TEXT NOT NULL CHECK (name <> ''),
	short              TEXT NOT NULL CHECK (short <> ''),
	starts_at          INTEGER,
	ends_at            INTEGER,
	days               INTEGER,
	break_min_severity INTEGER NOT NULL DEFAULT 0 CHECK (break_min_severity BETWEEN 0 AND 4),
	break_daily_share  REAL NOT NULL DEFAULT 0 CHECK (break_daily_share >= 0),
	party_id           INTEGER REFERENCES party (id),
	note               TEXT NOT NULL DEFAULT '',
	source_id          INTEGER REFERENCES source (id),
	CHECK (kind <> 'deadline' OR ends_at IS NOT NULL),
	CHECK (kind <> 'fixed_term' OR (starts_at IS NOT NULL AND ends_at > starts_at)),
	CHECK (kind <> 'streak' OR (starts_at IS NOT NULL AND days > 0))
) STRICT;

CREATE TABLE clock_leg (
	id             INTEGER PRIMARY KEY,
	uuid           BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	clock_id       INTEGER NOT NULL REFERENCES clock (id),
	position       INTEGER NOT NULL,
	name           TEXT NOT NULL CHECK (name <> ''),
	waits_clock_id INTEGER REFERENCES clock (id) CHECK (waits_clock_id <> clock_id)
) STRICT;
CREATE INDEX clock_leg_clock ON clock_leg (clock_id);

CREATE TABLE commitment (
	id                 INTEGER PRIMARY KEY,
	uuid               BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	party_id           INTEGER NOT NULL REFERENCES party (id),
	position           INTEGER NOT NULL,
	title              TEXT NOT NULL CHECK (title <> ''),
	text               TEXT NOT NULL DEFAULT '',
	clause             TEXT NOT NULL DEFAULT '',
	due_kind           TEXT NOT NULL DEFAULT '' CHECK (due_kind IN ('', 'at', 'clock_starts', 'clock_ends')),
	due_at             INTEGER,
	due_clock_id       INTEGER REFERENCES clock (id),
	due_days           INTEGER NOT NULL DEFAULT 0,
	due_seconds        INTEGER NOT NULL DEFAULT 0,
	condition_kind     TEXT NOT NULL DEFAULT '' CHECK (condition_kind IN ('', 'clock', 'commitment', 'statement')),
	condition_clock_id INTEGER REFERENCES clock (id),
	condition_commitment_id INTEGER REFERENCES commitment (id) CHECK (condition_commitment_id <> id),
	condition_min_score INTEGER NOT NULL DEFAULT 0 CHECK (condition_min_score BETWEEN 0 AND 3),
	condition_text     TEXT NOT NULL DEFAULT '',
	condition_met_at   INTEGER,
	source_id          INTEGER REFERENCES source (id),
	CHECK (due_kind <> 'at' OR due_at IS NOT NULL),
	CHECK (due_kind NOT IN ('clock_starts', 'clock_ends') OR due_clock_id IS NOT NULL),
	CHECK (condition_kind <> 'clock' OR condition_clock_id IS NOT NULL),
	CHECK (condition_kind <> 'commitment' OR condition_commitment_id IS NOT NULL)
) STRICT;
CREATE INDEX commitment_party ON commitment (party_id, position);

CREATE TABLE import_batch (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	name        TEXT NOT NULL,
	format      TEXT NOT NULL CHECK (format <> ''),
	digest      TEXT NOT NULL DEFAULT '',
	source_id   INTEGER REFERENCES source (id),
	read        INTEGER NOT NULL DEFAULT 0,
	added       INTEGER NOT NULL DEFAULT 0,
	updated     INTEGER NOT NULL DEFAULT 0,
	duplicates  INTEGER NOT NULL DEFAULT 0,
	rejected    INTEGER NOT NULL DEFAULT 0,
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL,
	undone_at   INTEGER
) STRICT;

CREATE TABLE scope_rule (
	id        INTEGER PRIMARY KEY,
	uuid      BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	position  INTEGER NOT NULL,
	name      TEXT NOT NULL CHECK (name <> ''),
	match     TEXT NOT NULL DEFAULT '' CHECK (match IN ('', 'any', 'both', 'none')),
	civilians INTEGER NOT NULL DEFAULT 0 CHECK (civilians IN (0, 1)),
	from_day  INTEGER NOT NULL DEFAULT 0,
	to_day    INTEGER NOT NULL DEFAULT 0,
	verdict   TEXT NOT NULL CHECK (verdict IN ('in', 'out', 'disputed')),
	source_id INTEGER REFERENCES source (id)
) STRICT;

CREATE TABLE scope_rule_party (
	rule_id  INTEGER NOT NULL REFERENCES scope_rule (id),
	party_id INTEGER NOT NULL REFERENCES party (id),
	PRIMARY KEY (rule_id, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE scope_rule_area (
	rule_id INTEGER NOT NULL REFERENCES scope_rule (id),
	area_id INTEGER NOT NULL REFERENCES area (id),
	PRIMARY KEY (rule_id, area_id)
) STRICT, WITHOUT ROWID;

-- scope, scope_rule_id, scope_why and the two party columns are derived (from rules, overrides, actor names and
-- attributions) so that filters stay in SQL; the store rewrites them in the transaction that changes what they come from.
CREATE TABLE incident (
	id              INTEGER PRIMARY KEY,
	uuid            BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	starts_at       INTEGER NOT NULL,
	ends_at         INTEGER NOT NULL CHECK (ends_at >= starts_at),
	day             INTEGER NOT NULL,
	zone            TEXT NOT NULL,
	precision       INTEGER NOT NULL CHECK (precision BETWEEN 1 AND 7),
	type            TEXT NOT NULL CHECK (type <> ''),
	severity        INTEGER NOT NULL DEFAULT 0 CHECK (severity BETWEEN 0 AND 4),
	title           TEXT NOT NULL DEFAULT '',
	text            TEXT NOT NULL DEFAULT '',
	place           TEXT NOT NULL DEFAULT '',
	area_id         INTEGER REFERENCES area (id),
	district        TEXT NOT NULL DEFAULT '',
	lat             REAL CHECK (lat BETWEEN -90 AND 90),
	lon             REAL CHECK (lon BETWEEN -180 AND 180),
	place_precision INTEGER NOT NULL DEFAULT 0 CHECK (place_precision BETWEEN 0 AND 5),
	actor_a         TEXT NOT NULL DEFAULT '',
	actor_b         TEXT NOT NULL DEFAULT '',
	party_a_id      INTEGER REFERENCES party (id),
	party_b_id      INTEGER REFERENCES party (id),
	deaths_low      INTEGER CHECK (deaths_low >= 0),
	deaths_best     INTEGER CHECK (deaths_best >= 0),
	deaths_high     INTEGER CHECK (deaths_high >= 0),
	deaths_civilians INTEGER CHECK (deaths_civilians >= 0),
	deaths_side_a   INTEGER CHECK (deaths_side_a >= 0),
	deaths_side_b   INTEGER CHECK (deaths_side_b >= 0),
	deaths_unknown  INTEGER CHECK (deaths_unknown >= 0),
	injured_low     INTEGER CHECK (injured_low >= 0),
	injured_best    INTEGER CHECK (injured_best >= 0),
	injured_high    INTEGER CHECK (injured_high >= 0),
	verification    TEXT NOT NULL DEFAULT 'unverified' CHECK (verification IN ('unverified', 'corroborated', 'verified', 'contested')),
	reported_by     TEXT NOT NULL DEFAULT '',
	scope           TEXT NOT NULL DEFAULT 'out' CHECK (scope IN ('in', 'out', 'disputed')),
	scope_rule_id   INTEGER REFERENCES scope_rule (id),
	scope_overridden INTEGER NOT NULL DEFAULT 0 CHECK (scope_overridden IN (0, 1)),
	scope_why       TEXT NOT NULL DEFAULT '',
	dataset         TEXT NOT NULL DEFAULT '',
	dataset_key     TEXT NOT NULL DEFAULT '',
	dataset_digest  TEXT NOT NULL DEFAULT '',
	batch_id        INTEGER REFERENCES import_batch (id),
	recorded_by     TEXT NOT NULL,
	recorded_at     INTEGER NOT NULL,
	changed_at      INTEGER NOT NULL,
	deleted_at      INTEGER,
	CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT;
CREATE UNIQUE INDEX incident_origin ON incident (dataset, dataset_key) WHERE dataset <> '';
CREATE INDEX incident_when ON incident (starts_at, id);
CREATE INDEX incident_day ON incident (day, scope);
CREATE INDEX incident_batch ON incident (batch_id) WHERE batch_id IS NOT NULL;

-- The columns of an imported row that the program has no field for, as a JSON array of [name, value] in file order.
CREATE TABLE incident_extra (
	incident_id INTEGER PRIMARY KEY REFERENCES incident (id),
	columns     TEXT NOT NULL CHECK (json_valid(columns))
) STRICT;

CREATE TABLE incident_source (
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	source_id   INTEGER NOT NULL REFERENCES source (id),
	locator     TEXT NOT NULL DEFAULT '',
	credibility INTEGER NOT NULL DEFAULT 0 CHECK (credibility BETWEEN 0 AND 6),
	PRIMARY KEY (incident_id, source_id, locator)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_source_source ON incident_source (source_id);

-- What a search looks through. Before it is indexed, Arabic is folded as Lucene's ArabicNormalizer and PersianNormalizer do (no
-- tatweel or vowel marks, one alef, one yeh, one kaf, teh marbuta as heh) and Cyrillic yo to ye, which the tokenizer leaves apart; store
-- folds what is typed in the same way. Plain ASCII, most of it, is let through at once.
CREATE VIEW incident_said (id, words, places) AS
	SELECT id, title || char(10) || text || char(10) || actor_a || char(10) || actor_b, place || char(10) || district FROM incident;
CREATE VIEW incident_words (rowid, words, places) AS SELECT id,
	CASE WHEN length(CAST(words AS BLOB)) = length(words) THEN words ELSE
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(words,
			char(0x0622), char(0x0627)), char(0x0623), char(0x0627)), char(0x0625), char(0x0627)),
			char(0x0671), char(0x0627)), char(0x0649), char(0x064A)), char(0x06CC), char(0x064A)),
			char(0x06A9), char(0x0643)), char(0x0629), char(0x0647)), char(0x0451), char(0x0435)),
			char(0x0401), char(0x0415)), char(0x0640), ''), char(0x064B), ''),
			char(0x064C), ''), char(0x064D), ''), char(0x064E), ''),
			char(0x064F), ''), char(0x0650), ''), char(0x0651), ''),
			char(0x0652), ''), char(0x0670), '')
	END,
	CASE WHEN length(CAST(places AS BLOB)) = length(places) THEN places ELSE
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(places,
			char(0x0622), char(0x0627)), char(0x0623), char(0x0627)), char(0x0625), char(0x0627)),
			char(0x0671), char(0x0627)), char(0x0649), char(0x064A)), char(0x06CC), char(0x064A)),
			char(0x06A9), char(0x0643)), char(0x0629), char(0x0647)), char(0x0451), char(0x0435)),
			char(0x0401), char(0x0415)), char(0x0640), ''), char(0x064B), ''),
			char(0x064C), ''), char(0x064D), ''), char(0x064E), ''),
			char(0x064F), ''), char(0x0650), ''), char(0x0651), ''),
			char(0x0652), ''), char(0x0670), '')
	END
	FROM incident_said;
CREATE VIRTUAL TABLE incident_text USING fts4 (
	content="incident_words", words, places, tokenize=unicode61 "remove_diacritics=2"
);
CREATE TRIGGER incident_text_before_update BEFORE UPDATE OF title, text, place, district, actor_a, actor_b ON incident BEGIN
	DELETE FROM incident_text WHERE docid = old.id;
END;
CREATE TRIGGER incident_text_after_update AFTER UPDATE OF title, text, place, district, actor_a, actor_b ON incident BEGIN
	INSERT INTO incident_text (docid, words, places) SELECT rowid, words, places FROM incident_words WHERE rowid = new.id;
END;
CREATE TRIGGER incident_text_after_insert AFTER INSERT ON incident BEGIN
	INSERT INTO incident_text (docid, words, places) SELECT rowid, words, places FROM incident_words WHERE rowid = new.id;
END;
CREATE TRIGGER incident_never_deleted BEFORE DELETE ON incident BEGIN
	SELECT RAISE(ABORT, 'an incident is marked as deleted, never removed');
END;

CREATE TABLE attribution (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	party_a_id  INTEGER REFERENCES party (id),
	party_b_id  INTEGER REFERENCES party (id),
	confidence  TEXT NOT NULL DEFAULT '',
	reason      TEXT NOT NULL CHECK (reason <> ''),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attribution_incident ON attribution (incident_id);

CREATE TABLE scope_override (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	scope       TEXT NOT NULL CHECK (scope IN ('in', 'out', 'disputed')),
	reason      TEXT NOT NULL CHECK (reason <> ''),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX scope_override_incident ON scope_override (incident_id);

CREATE TABLE attachment (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	incident_id INTEGER NOT NULL REFERENCES incident (id),
	name        TEXT NOT NULL CHECK (name <> ''),
	media_type  TEXT NOT NULL,
	size        INTEGER NOT NULL CHECK (size = length(content)),
	sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
	content     BLOB NOT NULL,
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_incident ON attachment (incident_id);

CREATE TABLE assessment (
	id            INTEGER PRIMARY KEY,
	uuid          BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	commitment_id INTEGER NOT NULL REFERENCES commitment (id),
	at            INTEGER NOT NULL,
	judgement     TEXT NOT NULL CHECK (judgement IN ('scored', 'not_assessable', 'not_yet_due')),
	score         INTEGER CHECK (score BETWEEN 0 AND 3),
	rationale     TEXT NOT NULL CHECK (rationale <> ''),
	source_id     INTEGER REFERENCES source (id),
	recorded_by   TEXT NOT NULL,
	recorded_at   INTEGER NOT NULL,
	CHECK ((judgement = 'scored') = (score IS NOT NULL))
) STRICT;
CREATE INDEX assessment_commitment ON assessment (commitment_id, at);

CREATE TABLE assessment_evidence (
	assessment_id INTEGER NOT NULL REFERENCES assessment (id),
	incident_id   INTEGER NOT NULL REFERENCES incident (id),
	stance        TEXT NOT NULL CHECK (stance IN ('for', 'against')),
	PRIMARY KEY (assessment_id, incident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_evidence_incident ON assessment_evidence (incident_id);

CREATE TABLE determination (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	clock_id    INTEGER NOT NULL REFERENCES clock (id),
	leg_id      INTEGER REFERENCES clock_leg (id),
	ruling      TEXT NOT NULL CHECK (ruling IN ('extended', 'offered', 'ended', 'broken', 'dismissed', 'leg_met', 'leg_open')),
	at          INTEGER NOT NULL,
	precision   INTEGER NOT NULL CHECK (precision BETWEEN 1 AND 7),
	until_at    INTEGER,
	reason      TEXT NOT NULL CHECK (reason <> ''),
	source_id   INTEGER REFERENCES source (id),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL,
	CHECK (ruling NOT IN ('extended', 'offered') OR until_at > at),
	CHECK (ruling NOT IN ('leg_met', 'leg_open') OR leg_id IS NOT NULL)
) STRICT;
CREATE INDEX determination_clock ON determination (clock_id, at);

CREATE TABLE determination_evidence (
	determination_id INTEGER NOT NULL REFERENCES determination (id),
	incident_id      INTEGER NOT NULL REFERENCES incident (id),
	stance           TEXT NOT NULL CHECK (stance IN ('for', 'against')),
	PRIMARY KEY (determination_id, incident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX determination_evidence_incident ON determination_evidence (incident_id);

CREATE TABLE event (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	starts_at   INTEGER NOT NULL,
	ends_at     INTEGER NOT NULL CHECK (ends_at >= starts_at),
	zone        TEXT NOT NULL,
	precision   INTEGER NOT NULL CHECK (precision BETWEEN 1 AND 7),
	title       TEXT NOT NULL CHECK (title <> ''),
	text        TEXT NOT NULL DEFAULT '',
	source_id   INTEGER REFERENCES source (id),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX event_when ON event (starts_at);

CREATE TABLE tally (
	id          INTEGER PRIMARY KEY,
	uuid        BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	as_of       INTEGER NOT NULL,
	precision   INTEGER NOT NULL CHECK (precision BETWEEN 1 AND 7),
	window      TEXT NOT NULL DEFAULT '',
	from_at     INTEGER,
	until_at    INTEGER CHECK (until_at >= from_at),
	counted_by  TEXT NOT NULL CHECK (counted_by <> ''),
	accused     TEXT NOT NULL DEFAULT '',
	party_id    INTEGER REFERENCES party (id),
	metric      TEXT NOT NULL CHECK (metric <> ''),
	basis       TEXT NOT NULL DEFAULT '',
	total       INTEGER CHECK (total >= 0),
	breakdown   TEXT NOT NULL DEFAULT '',
	source_id   INTEGER REFERENCES source (id),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE saved_filter (
	id     INTEGER PRIMARY KEY,
	uuid   BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
	filter TEXT NOT NULL CHECK (json_valid(filter))
) STRICT;

CREATE TABLE draft (
	form       TEXT PRIMARY KEY,
	content    TEXT NOT NULL CHECK (json_valid(content)),
	changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each row's hash covers the hash of the row before it, so that a changed or missing row shows. before_row and
-- after_row are the record's row as JSON, columns by name, or NULL where there was none.
CREATE TABLE audit (
	seq        INTEGER PRIMARY KEY,
	at         INTEGER NOT NULL,
	who        TEXT NOT NULL,
	action     TEXT NOT NULL CHECK (action <> ''),
	record     TEXT NOT NULL CHECK (record <> ''),
	uuid       BLOB CHECK (uuid IS NULL OR length(uuid) = 16),
	before_row TEXT CHECK (before_row IS NULL OR json_valid(before_row)),
	after_row  TEXT CHECK (after_row IS NULL OR json_valid(after_row)),
	hash       BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_record ON audit (record, uuid);

-- What is appended stays as it was written.
CREATE TRIGGER audit_kept_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER audit_kept_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER assessment_kept_update BEFORE UPDATE ON assessment BEGIN SELECT RAISE(ABORT, 'an assessment is followed by another, never changed'); END;
CREATE TRIGGER assessment_kept_delete BEFORE DELETE ON assessment BEGIN SELECT RAISE(ABORT, 'an assessment is followed by another, never removed'); END;
CREATE TRIGGER determination_kept_update BEFORE UPDATE ON determination BEGIN SELECT RAISE(ABORT, 'a determination is followed by another, never changed'); END;
CREATE TRIGGER determination_kept_delete BEFORE DELETE ON determination BEGIN SELECT RAISE(ABORT, 'a determination is followed by another, never removed'); END;
CREATE TRIGGER attribution_kept_update BEFORE UPDATE ON attribution BEGIN SELECT RAISE(ABORT, 'an attribution is followed by another, never changed'); END;
CREATE TRIGGER attribution_kept_delete BEFORE DELETE ON attribution BEGIN SELECT RAISE(ABORT, 'an attribution is followed by another, never removed'); END;
CREATE TRIGGER scope_override_kept_update BEFORE UPDATE ON scope_override BEGIN SELECT RAISE(ABORT, 'a ruling on scope is followed by another, never changed'); END;
CREATE TRIGGER scope_override_kept_delete BEFORE DELETE ON scope_override BEGIN SELECT RAISE(ABORT, 'a ruling on scope is followed by another, never removed'); END;
