-- People's pictures: in the record only the name of one, by which a client knows whether it holds it.

ALTER TABLE person ADD COLUMN avatar BLOB NOT NULL DEFAULT x'';

CREATE TABLE avatar (
  person BLOB PRIMARY KEY REFERENCES person (id),
  picture BLOB NOT NULL
) STRICT;
