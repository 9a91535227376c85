"""Opening what a data folder holds."""

from server.cli.faults import BAD_KEY, NO_KEY, Fault
from server.config import Config
from server.core.keys import read_key
from server.store.database import Database
from server.store.errors import StoreError, StoreFault


def store_key(config: Config) -> bytes:
    """Return the store's key, from the environment or its file; raises Fault."""
    if not config.database.exists():
        raise StoreError(StoreFault.MISSING, str(config.database))
    if config.store_key is not None:
        return config.store_key
    try:
        return read_key(config.key_file)
    except FileNotFoundError as error:
        raise Fault(NO_KEY.fill(path=config.key_file)) from error
    except ValueError as error:
        raise Fault(BAD_KEY.fill(path=config.key_file)) from error


def open_store(config: Config) -> Database:
    """Open the store beside a server that may be running."""
    return Database.open(config.database, store_key(config), readers=1)
