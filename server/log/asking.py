"""How many people wait to be let into a group, kept in the personal state of those who govern it."""

from collections.abc import Iterable

from server.log.told import Items
from server.store import requests, state
from server.store.connection import Connection
from server.store.conversations import Head
from shared.model.conversation import Rank
from shared.model.state import Asking, decode_value, encode_value, state_key


def answered(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    """Forget that these people asked: they are in, or were turned down."""
    if not requests.remove_requests(connection, head.number, people):
        return {}
    return changed(connection, head)


def dismissed(connection: Connection, head: Head) -> Items:
    """Forget everyone who asked: nobody is let in by asking any more."""
    if not requests.remove_all_requests(connection, head.number):
        return {}
    return changed(connection, head)


def changed(connection: Connection, head: Head) -> Items:
    """Tell all who govern the group how many wait now."""
    return governing(connection, head, [one for one in head.audience if _governs(head, one)])


def governing(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    """Tell those of these people to whom the number means something else than before."""
    waiting = requests.count_requests(connection, head.number)
    key = state_key("asking", head.id)
    told: Items = {}
    for person in people:
        asking = Asking(waiting if _governs(head, person) else 0)
        stored = state.get(connection, person, key)
        before = Asking() if stored is None else decode_value(stored, Asking)
        if asking != before:
            told[person] = state.put(connection, person, {key: encode_value(asking)})
    return told


def _governs(head: Head, person: bytes) -> bool:
    member = head.members[person]
    return member.current and member.rank is not Rank.MEMBER
