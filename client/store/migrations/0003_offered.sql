-- Whether an entry was handed to a replica: from then on it may have been committed, whatever came back.
-- Of what waits already nobody knows.
ALTER TABLE outbox ADD COLUMN offered INTEGER NOT NULL DEFAULT 1;
