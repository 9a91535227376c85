-- The cache of one person on one device. All of it but the outbox can be read again from a server.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

-- (seq, link) is the cursor: the newest interval is held whole up to there. `counted` and `own` are as
-- of `head`, the newest seq known of. `n` is the last number this device gave. `read` is the mark set
-- here, `delivered_told` and `read_told` are the marks the server knows.
CREATE TABLE conversations (
  id BLOB PRIMARY KEY,
  seq INTEGER NOT NULL DEFAULT 0,
  link BLOB NOT NULL DEFAULT x'',
  head INTEGER NOT NULL DEFAULT 0,
  counted INTEGER NOT NULL DEFAULT 0,
  own INTEGER NOT NULL DEFAULT 0,
  lamport INTEGER NOT NULL DEFAULT 0,
  n INTEGER NOT NULL DEFAULT 0,
  delivered_told INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  read_told INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- `seq` is 0 while an entry has no place. The body of a recalled entry is empty.
CREATE TABLE entries (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  conversation BLOB NOT NULL,
  seq INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  received INTEGER NOT NULL,
  marks INTEGER NOT NULL,
  author BLOB NOT NULL,
  device BLOB NOT NULL,
  n INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  kind TEXT NOT NULL,
  target BLOB,
  header BLOB NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  link BLOB NOT NULL
);
CREATE UNIQUE INDEX entries_by_id ON entries (id);
CREATE INDEX entries_by_place ON entries (conversation, seq);
CREATE INDEX entries_by_target ON entries (target) WHERE target IS NOT NULL;
CREATE INDEX entries_by_device ON entries (conversation, device, n);

-- The seqs from `first` to `last`, both included, are held whole: everything that stands there.
CREATE TABLE intervals (
  conversation BLOB NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (conversation, first)
) WITHOUT ROWID;

-- Own entries nobody has acknowledged; `code` is set once one was refused.
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  conversation BLOB NOT NULL,
  recipient BLOB,
  header BLOB NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  code TEXT,
  detail BLOB
);
CREATE INDEX outbox_by_lane ON outbox (conversation, position);

CREATE TABLE state (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE people (
  person BLOB PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;
