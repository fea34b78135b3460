-- When it was recorded that the statement a commitment waits for was met, so that a dossier read as it was known earlier does not show it.
ALTER TABLE commitment ADD COLUMN condition_recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE commitment ADD COLUMN condition_recorded_at INTEGER;
