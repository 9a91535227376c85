-- restored: Unix ms, when the backup was restored that this store goes on from, 0 for never. Versions of the
-- directory may stand for something else since, so that copies of before are read anew.

ALTER TABLE organisation ADD COLUMN restored INTEGER NOT NULL DEFAULT 0;
