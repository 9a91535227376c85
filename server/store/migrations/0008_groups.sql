-- Groups that end, own names in a group, and asking people to read a message.

-- ends: when nobody can write any more, Unix ms, 0 for never. ending_told: what members were told of that
-- end: 0 nothing, 1 that it comes, 2 that it has come.
ALTER TABLE conversation ADD COLUMN ends INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN ending_told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversation_ends ON conversation (ends) WHERE ends > 0 AND ending_told < 2;

ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT '';

-- When those who had not read a message were last asked to by its author.
CREATE TABLE urge (
  conversation INTEGER NOT NULL REFERENCES conversation (number),
  seq INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX urge_time ON urge (time);
