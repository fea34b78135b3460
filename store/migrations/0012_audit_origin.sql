-- A line of the audit trail that a merge of two copies wrote says, as JSON, which lines of the other copy's trail it brings over: who wrote them, when, and their hashes.
-- Its own hash covers that too; a line without it is hashed as before.
ALTER TABLE audit ADD COLUMN origin TEXT CHECK (origin IS NULL OR json_valid(origin));
