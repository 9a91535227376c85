-- Quick replies that the company offers to everyone.
CREATE TABLE company_replies (
  reply BLOB PRIMARY KEY,
  text TEXT NOT NULL,
  category TEXT NOT NULL,
  place INTEGER NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;

-- An older version passed over those that it was told: the directory is read anew.
DELETE FROM meta WHERE key = 'people_version';
