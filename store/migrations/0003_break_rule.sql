-- A streak's rule can name types of incident (a JSON list of their codes), and can measure a day by its incidents; none stands for its deaths.
ALTER TABLE clock ADD COLUMN break_types TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(break_types));
ALTER TABLE clock ADD COLUMN break_daily_of TEXT NOT NULL DEFAULT '' CHECK (break_daily_of IN ('', 'deaths', 'incidents'));
