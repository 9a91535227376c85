-- Words of messages, to find them by. `doc` numbers rise with the time of a message, so that the newest are
-- found first; what a row of `search_words` is of is told by `search_entries` alone.
CREATE VIRTUAL TABLE search_words USING fts5(
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
CREATE TABLE search_entries (
  doc INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL UNIQUE
);

-- Of which rows of `entries` the words are in the index: first < row <= last.
CREATE TABLE search_reach (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
);

-- What loses its words, or goes, can be found no more, whoever takes it away.
CREATE TRIGGER search_withheld AFTER UPDATE OF body ON entries WHEN new.body = x'' BEGIN
  DELETE FROM search_words WHERE rowid = (SELECT doc FROM search_entries WHERE entry = new.row);
  DELETE FROM search_entries WHERE entry = new.row;
END;
-- A row's number may be given again once it is gone: then it is looked at again.
CREATE TRIGGER search_gone AFTER DELETE ON entries BEGIN
  DELETE FROM search_words WHERE rowid = (SELECT doc FROM search_entries WHERE entry = old.row);
  DELETE FROM search_entries WHERE entry = old.row;
  UPDATE search_reach SET last = max(first, old.row - 1) WHERE last >= old.row AND first < old.row;
END;
