"""Brings a database to the present schema, one numbered SQL file at a time, each in a transaction."""

from importlib import resources

from server.store.connection import Connection
from server.store.errors import StoreError, StoreFault


def migrations() -> list[tuple[int, str]]:
    """Return all steps as (number, SQL), ascending; files are named ``0001_what_it_does.sql``."""
    folder = resources.files("server.store.migrations")
    files = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return [(int(name.split("_", 1)[0]), (folder / name).read_text("utf-8")) for name in files]


def schema_version(connection: Connection) -> int:
    """Return the number of the last step applied; 0 for an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Connection) -> None:
    """Apply the steps still missing; raises StoreError `newer_version` for a database of a later release."""
    steps = migrations()
    present = schema_version(connection)
    newest = steps[-1][0]
    if present > newest:
        raise StoreError(StoreFault.NEWER_VERSION, f"{present} > {newest}")
    for number, script in steps:
        if number > present:
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
