"""Whom among outside contacts somebody takes for a friend, as their personal state keeps it."""

from collections.abc import Collection

from server.store import state
from server.store.connection import Connection
from shared.model.state import ContactGroup, PersonNote, decode_value, state_key


def friends_of(connection: Connection, person: bytes, among: Collection[bytes]) -> frozenset[bytes]:
    """Return those of some outside contacts whom a person keeps as favourites or in groups of their own.

    Who is blocked is nobody's friend.
    """
    groups = (decode_value(one, ContactGroup) for one in state.values_of(connection, person, "contacts"))
    grouped = {one for group in groups for one in group.people}
    return frozenset(one for one in among if _is_friend(connection, person, one, grouped))


def _is_friend(connection: Connection, person: bytes, other: bytes, grouped: Collection[bytes]) -> bool:
    value = state.get(connection, person, state_key("person", other))
    note = PersonNote() if value is None else decode_value(value, PersonNote)
    return (note.favourite or other in grouped) and not note.blocked
