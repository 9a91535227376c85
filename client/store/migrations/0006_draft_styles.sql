-- How what is begun looks, as its list of styles is encoded; x'90' is an empty one.
ALTER TABLE drafts ADD COLUMN styles BLOB NOT NULL DEFAULT x'90';
