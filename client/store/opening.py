"""Opens the cache, or sets an unreadable one aside and begins anew, with what the outbox still held."""

import contextlib
import logging
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from client.store import outbox
from client.store.database import Connection, Database, connect, set_aside
from client.store.errors import CacheNewer, CacheUnreadable, as_refusal
from client.store.rows import Waiting
from shared.errors import ErrorCode, Refusal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """The cache, and where an unreadable one was put, with the entries saved from it."""

    database: Database
    aside: Path | None = None
    saved: int = 0


def open_cache(path: Path, key: bytes) -> Opened:
    """Open the cache; blocking. Raises Refusal `storage_full`, `storage_failed`.

    A cache of a newer version is left alone: `version_unsupported`.
    """
    try:
        try:
            return Opened(Database(_sound(path, key), suspicion(path)))
        except CacheUnreadable:
            return _anew(path, key)
    except CacheNewer as error:
        raise Refusal(ErrorCode.VERSION_UNSUPPORTED, part="cache") from error
    except sqlite.Error as error:
        raise as_refusal(error) from error
    except OSError as error:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="cache") from error


def _sound(path: Path, key: bytes) -> Connection:
    """Open a file and look at every page when the last run met damage in it."""
    connection = connect(path, key)
    suspect = suspicion(path)
    if suspect.exists():
        try:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        except sqlite.Error:
            sound = False
        if not sound:
            connection.close()
            raise CacheUnreadable("damaged")
        suspect.unlink()
    return connection


def suspicion(path: Path) -> Path:
    """Return the file whose presence says that damage was met."""
    return path.with_name(path.name + ".suspect")


def _anew(path: Path, key: bytes) -> Opened:
    saved = _save_outbox(path, key)
    aside = set_aside(path)
    suspicion(path).unlink(missing_ok=True)
    logger.error("the cache could not be read and was put aside as %s", aside)
    connection = connect(path, key)
    for waiting in saved:
        outbox.insert(connection, waiting)
    return Opened(Database(connection, suspicion(path)), aside, len(saved))


def _save_outbox(path: Path, key: bytes) -> list[Waiting]:
    """Read what is not sent yet out of a damaged file, as far as it can be read."""
    with contextlib.suppress(sqlite.Error, CacheUnreadable, CacheNewer):
        connection = connect(path, key)
        try:
            return outbox.every(connection)
        finally:
            connection.close()
    return []
