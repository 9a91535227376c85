-- What is left of entries whose content is gone: erased ones, and those older than they are to be kept.

-- Of an erased entry body, salt and signature are gone; digest is SHA-256(salt ‖ body), which the chain needs.
ALTER TABLE entry ADD COLUMN digest BLOB;

-- Who erased what and why. The same stands in a ledger outside of the database and its backups.
CREATE TABLE erasure (
  entry BLOB NOT NULL,
  author BLOB NOT NULL,
  conversation BLOB NOT NULL,
  seq INTEGER NOT NULL,
  time INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (entry, author)
) STRICT, WITHOUT ROWID;

-- The log of a conversation up to seq is gone; statement says where it stood then, signed by the
-- organisation (see server.log.checkpoint).
CREATE TABLE checkpoint (
  conversation INTEGER PRIMARY KEY REFERENCES conversation (number),
  seq INTEGER NOT NULL,
  link BLOB NOT NULL,
  statement BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;

-- What outlives an entry that is gone: its key, so that it is never appended twice; its place and link,
-- so that a cursor there is still known; own, so that a read mark there still counts.
-- digest: the first 16 bytes of SHA-256 over header and body, of an erased entry over the header alone.
CREATE TABLE retired (
  conversation INTEGER NOT NULL REFERENCES conversation (number),
  seq INTEGER NOT NULL,
  id BLOB NOT NULL,
  author BLOB NOT NULL,
  counted INTEGER NOT NULL,
  own INTEGER NOT NULL,
  received INTEGER NOT NULL,
  link BLOB NOT NULL,  -- its first 8 bytes
  digest BLOB NOT NULL,
  PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX retired_id ON retired (id, author);
