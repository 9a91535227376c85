-- Messages that wait for their time, as their authors' devices signed them.

-- device: whose signature it is. recipient: the other person, when it may open a one-to-one conversation.
CREATE TABLE later (
  author BLOB NOT NULL,
  id BLOB NOT NULL,
  device BLOB NOT NULL,
  conversation BLOB NOT NULL,
  recipient BLOB,
  due INTEGER NOT NULL, -- Unix ms by this server's clock
  header BLOB NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (author, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX later_due ON later (due);

-- The files of a message that waits: they stay as long as it does. given: its author gave the bytes, and
-- may refer to them for as long; else whether they may see them is asked when it is sent.
CREATE TABLE later_file (
  author BLOB NOT NULL,
  id BLOB NOT NULL,
  digest BLOB NOT NULL,
  size INTEGER NOT NULL,
  given INTEGER NOT NULL,
  PRIMARY KEY (author, id, digest),
  FOREIGN KEY (author, id) REFERENCES later (author, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX later_file_digest ON later_file (digest, author);
