-- The organisation, its people, and how they and their devices sign in.

CREATE TABLE organisation (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    id             BLOB    NOT NULL,           -- derived from the CA's key
    name           TEXT    NOT NULL,
    people_version INTEGER NOT NULL DEFAULT 0  -- rises with every change to a person or to their access
) STRICT;

-- A person is never deleted: what they wrote keeps its author.
CREATE TABLE person (
    id         BLOB    PRIMARY KEY,
    number     TEXT    NOT NULL,
    number_key TEXT    NOT NULL UNIQUE,  -- folded: how a number is looked up
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL,
    disabled   INTEGER NOT NULL DEFAULT 0,
    version    INTEGER NOT NULL          -- people_version at the last change
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_name ON person (name_key);
CREATE UNIQUE INDEX person_by_version ON person (version);

-- Apart from the person: a successor gets the account, never the authorship.
CREATE TABLE account (
    id          BLOB    PRIMARY KEY,
    person      BLOB    NOT NULL UNIQUE REFERENCES person (id),
    password    TEXT    NOT NULL,            -- Argon2id in PHC form
    must_change INTEGER NOT NULL DEFAULT 0   -- the password is for one use
) STRICT, WITHOUT ROWID;

-- Times are Unix ms.
CREATE TABLE device (
    id                    BLOB    PRIMARY KEY,
    person                BLOB    NOT NULL REFERENCES person (id),
    name                  TEXT    NOT NULL,
    platform              TEXT    NOT NULL,
    key                   BLOB    NOT NULL,  -- Ed25519
    first_seen            INTEGER NOT NULL,
    last_seen             INTEGER NOT NULL,
    revoked               INTEGER,           -- when, until it signs in with the password again
    certificate           BLOB    NOT NULL,
    certificate_signature BLOB    NOT NULL,
    certified             INTEGER NOT NULL   -- when the certificate was issued
) STRICT, WITHOUT ROWID;

CREATE INDEX device_by_person ON device (person);

CREATE TABLE token (
    device  BLOB    PRIMARY KEY REFERENCES device (id),
    hash    BLOB    NOT NULL,   -- SHA-256 of the token
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Failed sign-ins of the last minutes, so that a lock-out outlives a restart.
CREATE TABLE failure (
    id      INTEGER PRIMARY KEY,
    address TEXT    NOT NULL,   -- empty for a device known to the account: it counts for itself alone
    subject BLOB    NOT NULL,   -- the account, the known device, or a digest of a name that nobody has
    time    INTEGER NOT NULL
) STRICT;

CREATE INDEX failure_by_address ON failure (address, subject, time);
CREATE INDEX failure_by_time ON failure (time);
