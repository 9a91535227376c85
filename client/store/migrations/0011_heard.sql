-- Whether the server has said something of a key since the change of it that it is still to be told.
ALTER TABLE owed ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
