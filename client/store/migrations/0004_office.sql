-- The office: departments, the policy, groups, and my own changes that the server does not know yet.

ALTER TABLE people ADD COLUMN department BLOB;
ALTER TABLE people ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN phones BLOB NOT NULL DEFAULT x'90';
ALTER TABLE people ADD COLUMN mail TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN signature TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN successor BLOB;

CREATE TABLE departments (
  department BLOB PRIMARY KEY,
  parent BLOB,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  heads BLOB NOT NULL,
  version INTEGER NOT NULL
) WITHOUT ROWID;

-- `scope` is what of the directory this copy is of, `policy` the rules of the organisation, signed by it.
CREATE TABLE directory (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- What is held of the directory lacks what was added here: it is read anew, and stays readable until then.
DELETE FROM meta WHERE key = 'people_version';

-- The last message up to `head` that mentions me, 0 for none.
ALTER TABLE conversations ADD COLUMN mentioned INTEGER NOT NULL DEFAULT 0;

-- What a server told of a group last; `members` is empty until somebody has looked at them.
CREATE TABLE groups (
  conversation BLOB PRIMARY KEY,
  card BLOB NOT NULL,
  members BLOB
) WITHOUT ROWID;

-- `before` is what the server said of this key before the first change that it was not told.
CREATE TABLE owed (
  key TEXT PRIMARY KEY,
  request BLOB NOT NULL,
  before BLOB NOT NULL
) WITHOUT ROWID;
