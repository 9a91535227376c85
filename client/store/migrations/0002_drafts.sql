-- Drafts written on this device that no server has answered for; the others are in the personal state.
CREATE TABLE drafts (
  conversation BLOB PRIMARY KEY,
  text TEXT NOT NULL,
  time INTEGER NOT NULL
) WITHOUT ROWID;
