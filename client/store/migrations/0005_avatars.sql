-- People's pictures, as far as somebody looked at them; the oldest go first.

ALTER TABLE people ADD COLUMN avatar BLOB NOT NULL DEFAULT x'';

CREATE TABLE avatars (
  digest BLOB NOT NULL UNIQUE,
  picture BLOB NOT NULL,
  kept INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The records held lack what was added here: the directory is read anew, and stays readable until then.
DELETE FROM meta WHERE key = 'people_version';
