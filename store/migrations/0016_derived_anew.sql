-- From this layout on the day, the parties and the scope of every incident are held against what follows from the records and rules that there are. Earlier versions may have worked them out by other rules:
-- where a file is brought up to date, its last step works all of them out anew.
SELECT 1;
