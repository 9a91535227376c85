-- What outside contacts are told of people's cards has become less: with the directory's next version their
-- devices learn that their copy is for another scope, and drop what it holds too much.

UPDATE organisation SET people_version = people_version + 1;
