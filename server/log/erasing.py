"""Erasing one entry for good: its content goes, its digest stays in the chain, and devices are told."""

from enum import StrEnum

from server.log.ledger import Ledger
from server.store import attachments, conversations, erasures, state
from server.store.connection import Connection
from server.store.erasures import Erasure, Found
from server.store.organisation import next_people_version
from shared.model.state import Erased, encode_value, state_key
from shared.model.visibility import visible

ERASABLE = frozenset({"message", "edit", "notice"})
"""Kinds that hold somebody's words; what makes a group what it is stays."""


class ErasureFault(StrEnum):
    """Why an entry cannot be erased."""

    NOT_FOUND = "not_found"
    SEVERAL = "several"  # an id of entries in several conversations: name one
    RETIRED = "retired"
    ERASED = "erased"
    KIND = "kind"


class ErasureError(Exception):
    """An entry cannot be erased; `conversations` has the ids to choose from."""

    def __init__(self, fault: ErasureFault, conversations: tuple[bytes, ...] = ()) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.conversations = conversations


def choose(connection: Connection, entry: bytes, conversation: bytes | None) -> Found:
    """Return the entry to erase. Raises ErasureError."""
    found = erasures.find(connection, entry)
    if conversation is not None:
        found = [one for one in found if one.conversation == conversation]
    if not found:
        raise ErasureError(ErasureFault.NOT_FOUND)
    if len(found) > 1:
        raise ErasureError(ErasureFault.SEVERAL, tuple(one.conversation for one in found))
    [one] = found
    if one.retired or one.erased:
        raise ErasureError(ErasureFault.RETIRED if one.retired else ErasureFault.ERASED)
    if one.kind not in ERASABLE:
        raise ErasureError(ErasureFault.KIND)
    return one


def erase(connection: Connection, ledger: Ledger, found: Found, erasure: Erasure) -> None:
    """Erase an entry inside a transaction. The ledger comes first: after a crash between, it is replayed."""
    ledger.append(erasure)
    _erase(connection, found, erasure)
    _have_all_look(connection)


def pending(connection: Connection, noted: list[Erasure]) -> list[Erasure]:
    """Return those of a ledger's erasures that the database has not seen, or whose entry has come back."""
    known = {(one.entry, one.author) for one in erasures.every(connection)}
    return [
        one for one in noted if (one.entry, one.author) not in known or _standing(connection, one) is not None
    ]


def replay(connection: Connection, noted: list[Erasure]) -> int:
    """Erase again what a ledger names and the database still has; return how many entries that were."""
    again = 0
    for erasure in noted:
        found = _standing(connection, erasure)
        if found is not None:
            _erase(connection, found, erasure)
            again += 1
        erasures.note(connection, erasure)
    if again:
        _have_all_look(connection)
    return again


def unnoted(connection: Connection, noted: list[Erasure]) -> list[Erasure]:
    """Return the erasures that the database knows and a ledger does not, oldest first."""
    known = {(one.entry, one.author) for one in noted}
    return [one for one in erasures.every(connection) if (one.entry, one.author) not in known]


def _standing(connection: Connection, erasure: Erasure) -> Found | None:
    for found in erasures.find(connection, erasure.entry):
        same = (found.author, found.conversation) == (erasure.author, erasure.conversation)
        if same and not found.erased and not found.retired:
            return found
    return None


def _have_all_look(connection: Connection) -> None:
    """Have a running server tell its devices within a second that something changed (`sync.look_again`)."""
    next_people_version(connection)


def _erase(connection: Connection, found: Found, erasure: Erasure) -> None:
    erasures.erase(connection, found)
    attachments.release(connection, [(found.number, found.seq)], erasure.time)
    erasures.note(connection, erasure)
    item = {state_key("erased", found.id): encode_value(Erased(found.conversation))}
    for person in erasures.members(connection, found.number):
        one = conversations.view(connection, person, found.conversation)
        if one is not None and visible(one.visible, found.seq):
            state.put(connection, person, item)
