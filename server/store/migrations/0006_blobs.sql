-- Which blobs there are, who uploaded them, and which entries refer to them. The bytes lie in files.

-- A row is written before the first byte of a blob arrives, so every file has one. Once `until` (Unix ms)
-- is over, a blob that no entry refers to is removed.
CREATE TABLE blob (
  digest BLOB PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_until ON blob (until);

-- Who may refer to a blob in an entry, until when: whoever gave its bytes.
CREATE TABLE upload (
  person BLOB NOT NULL,
  digest BLOB NOT NULL,
  size INTEGER NOT NULL,
  time INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (person, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_until ON upload (until);

-- Which entries refer to a blob; `hidden` once its entry was recalled: it is kept for the record, and opens
-- nothing to anybody.
CREATE TABLE reference (
  digest BLOB NOT NULL,
  conversation INTEGER NOT NULL REFERENCES conversation (number),
  seq INTEGER NOT NULL,
  size INTEGER NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation, seq, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_digest ON reference (digest, conversation);
