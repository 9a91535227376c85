-- Whether an entry waits here until the server has its files: only then it enters its lane, numbered and
-- signed. What was signed before it was held again keeps its bytes.
ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
