-- Conversations and their logs. Numbers are local to this database; ids are what people and devices know.

CREATE TABLE conversation (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  seq INTEGER NOT NULL,
  link BLOB NOT NULL,
  lamport INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  last INTEGER NOT NULL -- position of the entry at seq
);

-- visible: MessagePack of [[first, last or nil], ...]; own: the member's countable entries so far.
CREATE TABLE member (
  conversation INTEGER NOT NULL REFERENCES conversation(number),
  person BLOB NOT NULL,
  rank TEXT NOT NULL,
  muted INTEGER NOT NULL,
  own INTEGER NOT NULL,
  visible BLOB NOT NULL,
  PRIMARY KEY (conversation, person)
) WITHOUT ROWID;
CREATE INDEX member_person ON member (person, conversation);

-- Append-only but for erasure: marks, body, salt and signature. position is the order of appending.
-- An index on every (conversation, seq) would touch a page of its own for each conversation in a commit,
-- a third of what storing costs. So each entry names the position of the one before it in its
-- conversation, and only every 64th seq is indexed: a reader starts at the next mark and walks back.
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,
  conversation INTEGER NOT NULL REFERENCES conversation(number),
  seq INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  own INTEGER NOT NULL, -- how many of the counted are the author's
  received INTEGER NOT NULL,
  marks INTEGER NOT NULL,
  id BLOB NOT NULL,
  author BLOB NOT NULL,
  target BLOB,
  header BLOB NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL,
  salt BLOB NOT NULL,
  link BLOB NOT NULL
);
CREATE UNIQUE INDEX entry_mark ON entry (conversation, seq) WHERE seq % 64 = 0;
CREATE UNIQUE INDEX entry_id ON entry (id, author);
CREATE INDEX entry_target ON entry (target, conversation) WHERE target IS NOT NULL;

-- A person's own state, synced as "keys newer than V".
CREATE TABLE personal_version (
  person BLOB PRIMARY KEY,
  version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE personal_state (
  person BLOB NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (person, key)
) WITHOUT ROWID;
CREATE INDEX personal_state_version ON personal_state (person, version);

-- clean: 1 after an orderly close, so that a start knows how much to check.
CREATE TABLE run (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  clean INTEGER NOT NULL
);
INSERT INTO run VALUES (1, 1);
