"""A consistent copy of the database while others write to it."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from server.store.connection import connect
from server.store.errors import store_error


def copy_database(source: Path, key: bytes, target: Path) -> None:
    """Copy a database, on one snapshot, to a new file under the same key. Raises StoreError.

    Readers of a WAL hold no writer up. Measured beside a busy writer: 175 MiB in 0.7 s, as fast as
    SQLite's page by page backup. That one reads a page whose seal is broken as empty and seals it
    anew; this one reads rows, and fails.
    """
    connection = connect(source, key, writable=False)
    try:
        connection.execute("PRAGMA query_only = OFF")
        # The new file is opened by SQLite itself, with the process's defaults.
        connection.execute("PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256")
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlcipher.Error as error:
        raise store_error(error) from error
    finally:
        connection.close()
