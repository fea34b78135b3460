-- Files that are added to an incident while it is being entered wait here, whole, beside the draft of its form. They become attachments in the transaction that saves
-- the incident, and are forgotten with the draft: what was not saved is no record.
CREATE TABLE draft_attachment (
	id         INTEGER PRIMARY KEY,
	uuid       BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
	form       TEXT NOT NULL CHECK (form <> ''),
	name       TEXT NOT NULL CHECK (name <> ''),
	media_type TEXT NOT NULL,
	size       INTEGER NOT NULL CHECK (size = length(content)),
	sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
	content    BLOB NOT NULL,
	added_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_attachment_form ON draft_attachment (form);
