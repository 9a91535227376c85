"""The directory: people, synced as "newer than version V", also while the command line changes them."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from server.core.bus import Bus
from server.core.log import logger
from server.core.sessions import Session
from server.store.connection import Connection
from server.store.errors import StoreError
from server.store.organisation import people_version
from server.store.people import people_newer_than
from server.store.store import Store
from shared import limits
from shared.errors import Refusal
from shared.protocol.org import ListPeople, People, PeopleChanged, Person
from shared.wire.message import Reply, Request

Handler = Callable[[Session, Any], Awaitable[Reply]]
Hook = Callable[[Collection[bytes]], Awaitable[None]]
"""Is told of the people whose record or access changed."""

LOOK_EVERY = 1.0
LARGEST = 2**63 - 1

_log = logger("org")


class OrgFeature:
    """The slice `org`."""

    def __init__(self, store: Store, bus: Bus, hooks: Sequence[Hook] = ()) -> None:
        self._store = store
        self._bus = bus
        self._hooks = hooks
        self._version = 0

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        return {ListPeople: self.list_people}

    async def list_people(self, session: Session, request: ListPeople) -> People:
        del session
        newer_than = min(max(request.newer_than, 0), LARGEST)
        return await self._store.read(lambda connection: _people(connection, newer_than))

    async def watch_changes(self) -> None:
        """Notice within a second what another process, the command line, has changed; until cancelled."""
        while True:
            try:
                await self.look()
            except (StoreError, Refusal) as error:
                _log.warning("directory not read", reason=str(error))
            except Exception:  # noqa: BLE001 - a fault in one look must not let the disabled stay for good
                _log.exception("directory not read")
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Tell of everything that changed since the last look: first the hooks, then everyone signed in."""
        more = True
        while more:
            found = await self._store.read(lambda connection: _people(connection, self._version))
            if not found.people:
                return
            for hook in self._hooks:
                await hook([one.person for one in found.people])
            self._version, more = found.people[-1].version, found.more
        self._bus.publish_to_all(PeopleChanged(self._version))


def _people(connection: Connection, newer_than: int) -> People:
    found = people_newer_than(connection, newer_than, limits.PEOPLE + 1)
    people = tuple(
        Person(one.id, one.number, one.name, one.disabled, one.version) for one in found[: limits.PEOPLE]
    )
    return People(people_version(connection), people, more=len(found) > limits.PEOPLE)
