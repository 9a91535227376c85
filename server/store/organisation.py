"""The organisation's own row, and the version its directory has reached."""

from dataclasses import dataclass

from server.store.connection import Connection
from server.store.errors import StoreError, StoreFault


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose server this is. `id` is derived from the CA's key (see `shared.model.identity`)."""

    id: bytes
    name: str


def create_organisation(connection: Connection, organisation: Organisation) -> None:
    connection.execute(
        "INSERT INTO organisation (one, id, name) VALUES (1, ?, ?)", (organisation.id, organisation.name)
    )


def load_organisation(connection: Connection) -> Organisation:
    """Return the organisation; raises StoreError `damaged` in a database that was not made by `init`."""
    row = connection.execute("SELECT id, name FROM organisation").fetchone()
    if row is None:
        raise StoreError(StoreFault.DAMAGED, "no organisation")
    return Organisation(*row)


def people_version(connection: Connection) -> int:
    row = connection.execute("SELECT people_version FROM organisation").fetchone()
    return 0 if row is None else int(row[0])


def restored_at(connection: Connection) -> int:
    """Return when the backup was restored that this store goes on from (Unix ms), 0 for never."""
    row = connection.execute("SELECT restored FROM organisation").fetchone()
    return 0 if row is None else int(row[0])


def note_restore(connection: Connection, now: int) -> None:
    """Note that a backup was restored at Unix ms `now`: no version told before it means anything any more."""
    connection.execute(
        "UPDATE organisation SET restored = ?, people_version = max(people_version + 1, ?)", (now, now)
    )


def next_people_version(connection: Connection) -> int:
    """Raise the directory's version by one and return it; each change has a version of its own."""
    row = connection.execute(
        "UPDATE organisation SET people_version = people_version + 1 RETURNING people_version"
    ).fetchone()
    return int(row[0])
