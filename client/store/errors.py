"""What a damaged, full or foreign database file means to the rest of the client."""

from sqlcipher3 import dbapi2 as sqlite

from shared.errors import ErrorCode, Refusal

UNREADABLE = frozenset({sqlite.SQLITE_NOTADB, sqlite.SQLITE_CORRUPT})


class CacheUnreadable(Exception):
    """The file cannot be read with this key: a wrong key, or damage."""


class CacheNewer(Exception):
    """The file was written by a newer version of this program."""


def code_of(error: sqlite.Error) -> int:
    """Return SQLite's primary result code."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def as_refusal(error: sqlite.Error) -> Refusal:
    """Turn an error of the database into a refusal."""
    if code_of(error) == sqlite.SQLITE_FULL:
        return Refusal(ErrorCode.STORAGE_FULL, part="cache")
    return Refusal(ErrorCode.STORAGE_FAILED, part="cache", error=type(error).__name__, code=code_of(error))
