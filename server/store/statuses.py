"""How people want to be seen, as their personal state keeps it, and whom they have blocked."""

from collections.abc import Iterator

from server.store import state
from server.store.connection import Connection
from shared.model.presence import Presence
from shared.model.state import PersonNote, Status, decode_value, encode_value, split_key, state_key
from shared.protocol.sync import StateItem

KEY = state_key("status", b"")


def status_of(connection: Connection, person: bytes) -> Status:
    """Return what a person chose last; `chosen` is 0 for one who never did."""
    value = state.get(connection, person, KEY)
    return Status() if value is None else decode_value(value, Status)


def keep_status(connection: Connection, person: bytes, status: Status) -> tuple[StateItem, ...]:
    """Write what a person chose; return the items as they are told."""
    return state.put(connection, person, {KEY: encode_value(status)})


def all_statuses(connection: Connection) -> Iterator[tuple[bytes, Status]]:
    """Yield everyone who ever chose something, by one look-up for each person there is."""
    rows = connection.execute(
        "SELECT s.person, s.value FROM person p CROSS JOIN personal_state s ON s.person = p.id AND s.key = ?",
        (KEY,),
    )
    return ((person, decode_value(value, Status)) for person, value in rows)


def is_invisible(connection: Connection, person: bytes) -> bool:
    """Tell whether a person is to be taken for somebody who is not there.

    An end time that has passed changes nothing yet: what is owed is told when the choice falls back.
    """
    return status_of(connection, person).choice == Presence.OFFLINE


def blocked_by(connection: Connection, person: bytes) -> frozenset[bytes]:
    """Return whom a person has blocked."""
    rows = connection.execute(
        "SELECT key, value FROM personal_state WHERE person = ? AND key > 'person/' AND key < 'person0'",
        (person,),
    )
    return frozenset(split_key(key)[1] for key, value in rows if decode_value(value, PersonNote).blocked)
