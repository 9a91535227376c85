"""Types for sqlcipher3 0.6: SQLite's DB-API module with an encrypted file below."""

from sqlcipher3.dbapi2 import *
