-- Where people have come in from: networks, so that a place they never were at can be told of.

-- seen: Unix ms, when somebody came in from there last; the oldest give way.
CREATE TABLE place (
  person BLOB NOT NULL REFERENCES person (id),
  network TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (person, network)
) STRICT, WITHOUT ROWID;
