-- Departments, cards, the policy, and groups. Every change to a person, a department or the policy
-- takes the next people_version: the directory is synced as "newer than V".

ALTER TABLE person ADD COLUMN department BLOB;
ALTER TABLE person ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN phones TEXT NOT NULL DEFAULT '';     -- one a line
ALTER TABLE person ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN signature TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN successor BLOB;
CREATE INDEX person_by_department ON person (department) WHERE department IS NOT NULL;

-- Never deleted: members' copies must learn that it is gone.
CREATE TABLE department (
  id BLOB PRIMARY KEY,
  parent BLOB,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX department_by_parent ON department (parent);
CREATE UNIQUE INDEX department_by_version ON department (version);

CREATE TABLE department_head (
  department BLOB NOT NULL REFERENCES department (id),
  person BLOB NOT NULL REFERENCES person (id),
  PRIMARY KEY (department, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX department_head_person ON department_head (person);

-- The policy as signed (see shared.model.rights); version is the directory's when it was written.
CREATE TABLE policy (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  document BLOB NOT NULL,
  signature BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

ALTER TABLE conversation ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN joining TEXT NOT NULL DEFAULT 'closed';
ALTER TABLE conversation ADD COLUMN from_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN mute_all INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN disbanded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN notice INTEGER NOT NULL DEFAULT 0;     -- seq of the notice that stands
ALTER TABLE conversation ADD COLUMN notice_text TEXT NOT NULL DEFAULT '';
CREATE INDEX conversation_rooms ON conversation (kind) WHERE kind = 'room';

-- read: how far others may know that the member has read. delivered: how far their devices have stored a
-- one-to-one conversation while they were invisible. ended, ended_link, ended_counted: the head as it was for a member
-- who has left, NULL for one who is in. mentioned: seq of the last message that names the member.
ALTER TABLE member ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN delivered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN mentioned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN ended INTEGER;
ALTER TABLE member ADD COLUMN ended_link BLOB;
ALTER TABLE member ADD COLUMN ended_counted INTEGER;

CREATE TABLE join_request (
  conversation INTEGER NOT NULL REFERENCES conversation (number),
  person BLOB NOT NULL REFERENCES person (id),
  words TEXT NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (conversation, person)
) STRICT, WITHOUT ROWID;
