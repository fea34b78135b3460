-- When it was recorded that the statement a commitment waits for was met, so that a dossier read as it was known earlier does not show it.
ALTER TABLE commitment ADD COLUMN condition_recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE commitment ADD COLUMN condition_recorded_at INTEGER;

-- How closely the instant is known that an assessment speaks of: a date without a time is shown without one. Until now it was kept to the minute.
ALTER TABLE assessment ADD COLUMN precision INTEGER NOT NULL DEFAULT 1 CHECK (precision BETWEEN 1 AND 7);
