-- Quick replies that the company offers to everyone; version is the directory's when one last changed.

-- Never deleted: members' copies must learn that it is gone.
CREATE TABLE reply (
  id BLOB PRIMARY KEY,
  text TEXT NOT NULL,
  category TEXT NOT NULL,
  place INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reply_by_version ON reply (version);
