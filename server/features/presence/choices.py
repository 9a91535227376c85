"""What people choose, on disk: inside one transaction the choice, and what an invisible person owed."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from server.store import statuses
from server.store.connection import Connection
from shared import limits
from shared.model.presence import Presence, is_over
from shared.model.state import Status
from shared.protocol.presence import SetPresence
from shared.protocol.sync import StateItem

Told = dict[bytes, tuple[StateItem, ...]]


class Turned(Protocol):
    """A hook inside the transaction in which a person becomes visible or invisible.

    It returns the items of personal state to tell, by person: what was withheld until now.
    """

    def __call__(
        self, connection: Connection, person: bytes, /, *, visible: bool
    ) -> Mapping[bytes, tuple[StateItem, ...]]: ...


class Choice(Struct, frozen=True):
    """What was written: how a person wants to be seen from now on, and the items to tell."""

    person: bytes
    status: Status
    told: Told


def wanted(request: SetPresence, now: int) -> Status:
    """Return what a request asks for: never from the future, on one line, and not for ever and a day."""
    chosen = min(request.chosen, now)
    if is_over(request.until, now):
        return Status(chosen=chosen)
    until = min(max(request.until, 0), now + limits.STATUS_LONGEST * 1000)
    return Status(request.choice.value, " ".join(request.text.split()), until, chosen)


def choose(connection: Connection, person: bytes, status: Status, hooks: Iterable[Turned]) -> Choice | None:
    """Keep a choice unless a later one is kept already."""
    before = statuses.status_of(connection, person)
    if status.chosen <= before.chosen:
        return None
    told: Told = {person: statuses.keep_status(connection, person, status)}
    visible = status.choice != Presence.OFFLINE
    if visible != (before.choice != Presence.OFFLINE):
        for turned in hooks:
            for other, items in turned(connection, person, visible=visible).items():
                told[other] = (*told.get(other, ()), *items)
    return Choice(person, status, told)


def hide(connection: Connection, person: bytes, now: int, hooks: Iterable[Turned]) -> Choice | None:
    """Have somebody seen as offline for good, unless that is so."""
    before = statuses.status_of(connection, person)
    if before.choice == Presence.OFFLINE and not before.until:
        return None
    chosen = max(now, before.chosen + 1)
    return choose(connection, person, Status(Presence.OFFLINE.value, chosen=chosen), hooks)


def fall_back(
    connection: Connection, people: Iterable[bytes], now: int, hooks: Iterable[Turned]
) -> list[Choice]:
    """End the choices of these people whose time is over: from now on they are online."""
    hooks = tuple(hooks)
    ended: list[Choice] = []
    for person in people:
        before = statuses.status_of(connection, person)
        if is_over(before.until, now):
            status = Status(chosen=max(before.until, before.chosen + 1))
            choice = choose(connection, person, status, hooks)
            ended += [] if choice is None else [choice]
    return ended
