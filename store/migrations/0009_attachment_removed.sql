-- An attachment is marked as removed, never destroyed.
ALTER TABLE attachment ADD COLUMN removed_at INTEGER;
CREATE TRIGGER attachment_kept_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'an attachment is marked as removed, never destroyed'); END;
CREATE TRIGGER attachment_kept_update BEFORE UPDATE OF name, media_type, size, sha256, content ON attachment BEGIN
	SELECT RAISE(ABORT, 'an attachment is never changed');
END;
