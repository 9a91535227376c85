-- At which level colleagues work, in the words of the company.
ALTER TABLE people ADD COLUMN level TEXT NOT NULL DEFAULT '';

-- An older version passed over those that it was told: the directory is read anew.
DELETE FROM meta WHERE key = 'people_version';
