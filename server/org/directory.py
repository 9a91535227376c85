"""The directory in a running server: every change to it, and the telling of what has changed."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import TypeVar

from server.core.bus import Bus
from server.core.facts import Regraded
from server.core.log import logger
from server.log.append import Log
from server.log.desk import Desk
from server.org.change import Change
from server.org.following import follow
from server.org.policies import Policies, read_powers
from server.org.roles import begin_policy
from server.store.connection import Connection
from server.store.errors import StoreError
from server.store.organisation import Organisation, people_version
from server.store.people import people_newer_than
from server.store.store import Store
from shared import limits
from shared.errors import Refusal
from shared.protocol.org import PeopleChanged
from shared.protocol.sync import LookAgain

T = TypeVar("T")

Hook = Callable[[Collection[bytes]], Awaitable[None]]
"""Is told of the people whose record or access changed."""

LOOK_EVERY = 1.0

_log = logger("org")


class Directory:
    """People, departments and the policy: changed here by all features, and told to everyone after that."""

    def __init__(
        self,
        store: Store,
        log: Log,
        bus: Bus,
        policies: Policies,
        organisation: Organisation,
        hooks: Sequence[Hook] = (),
    ) -> None:
        self._store = store
        self._log = log
        self._bus = bus
        self._policies = policies
        self._organisation = organisation
        self._hooks = hooks
        self._told = 0
        self._own = 0
        self._looking = asyncio.Lock()

    async def begin(self) -> None:
        """Before anybody comes: there must be a policy, and groups that equal the tree."""

        def work(connection: Connection, desk: Desk) -> tuple[int, bool, int]:
            change = Change(connection, desk, self._organisation, self._policies)
            governed = begin_policy(change)
            made = follow(connection, desk, self._organisation, self._policies)
            return made, governed, people_version(connection)

        made, governed, self._told = await self._log.act(work)
        self._own = self._told
        if made:
            _log.info("groups made to equal the tree", entries=made)
        if self._told and not governed:
            _log.warning("nobody is super admin", remedy="linxin-server role assign NUMBER super_admin")

    async def require(self, actor: bytes, right: str) -> None:
        """Refuse early who lacks a right, before costly work; it is decided again where it is written."""
        organisation = self._organisation.id
        powers = await self._store.read(lambda connection: read_powers(connection, organisation, actor))
        powers.require(right)

    async def change(self, actor: bytes, work: Callable[[Change], T], *, tell: bool = True) -> T:
        """Run `work` as one transaction of the actor's, then tell everyone; what it raises takes it back.

        Without `tell` that is left to the next look: what anybody may do as often as they like must not
        speak to everyone each time.
        """

        def whole(connection: Connection, desk: Desk) -> tuple[T, int, int, set[bytes]]:
            before = people_version(connection)
            change = Change(connection, desk, self._organisation, self._policies, actor)
            result = work(change)
            change.finish()
            return result, before, people_version(connection), change.regraded

        result, before, after, regraded = await self._log.act(whole)
        for person in regraded:
            self._bus.share(Regraded(person))
        if before == self._own:
            self._own = after  # else another process has been at it too, and `look` says so
        if tell:
            await self.look()
        return result

    async def consider(self, actor: bytes, work: Callable[[Change], T]) -> T:
        """Run `work` on a snapshot, as somebody who would change it and does not."""
        policies = Policies(self._organisation.id, _never, _no_time)  # that in use is the writer's alone

        def whole(connection: Connection) -> T:
            desk = Desk(connection, {}, policies, _never, 0)
            return work(Change(connection, desk, self._organisation, policies, actor))

        return await self._store.read(whole)

    async def watch(self) -> None:
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
        """Tell of everything that changed since the last look: first the hooks, then everyone signed in.

        What another process has changed may have brought entries and states that no event told of.
        """
        async with self._looking:
            version = await self._store.read(people_version)
            if version == self._told:
                return
            await self._tell_hooks(version)
            self._told = version
            self._bus.publish_to_all(PeopleChanged(version))
            if version > self._own:
                self._own = version
                self._bus.publish_to_all(LookAgain())

    async def _tell_hooks(self, version: int) -> None:
        since = min(self._told, version)
        while self._hooks:
            found = await self._store.read(
                lambda connection, newer_than=since: people_newer_than(connection, newer_than, limits.PEOPLE)
            )
            if not found:
                return
            for hook in self._hooks:
                await hook([one.id for one in found])
            since = found[-1].version


def _never(_signed: bytes) -> bytes:
    raise NotImplementedError("nothing is signed on a snapshot")


def _no_time() -> int:
    return 0
