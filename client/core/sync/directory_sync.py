"""Keeps the copy of the directory in step: people, departments, replies, the policy, as I may see them."""

import logging
from collections.abc import Callable

import msgspec

from client.core.bus import Bus
from client.core.cache import Cache
from client.core.events import PeopleStored
from client.core.sync.asking import Asking
from shared.errors import ErrorCode, Refusal
from shared.model.rights import Policy, SignedPolicy
from shared.protocol.org import CompanyReply, Department, ListPeople, People, Person

logger = logging.getLogger(__name__)

TRIES = 5
"""How often the directory is read from the start while its scope changes under the reader."""

CheckPolicy = Callable[[SignedPolicy], Policy]
"""Returns the rules that a policy holds; raises Refusal `bad_signature` unless the organisation signed it."""


class DirectorySync:
    """Reads what is newer than held, and all of it anew when the copy is for another scope."""

    def __init__(self, asking: Asking, cache: Cache, bus: Bus, check: CheckPolicy) -> None:
        self._asking = asking
        self._cache = cache
        self._bus = bus
        self._check = check

    async def bring_up(self, version: int) -> None:
        """Read until the directory's version is held."""
        held = await self._cache.people_version()
        if held == version:
            return
        if not 0 < held < version:  # nothing held, or the server was restored
            await self._read_anew()
            return
        scope = await self._cache.scope()
        while True:
            page = await self._asking.ask(ListPeople(held))
            if page.scope != scope:
                await self._read_anew()
                return
            held = _reached(page, held)
            await self._store(page, held)
            if not page.more:
                return

    async def _read_anew(self) -> None:
        """Read everything, and let it replace what is held at once: nobody is without a name meanwhile.

        Raises Refusal `conflict` when what I may see changes again and again while it is read.
        """
        for _ in range(TRIES):
            if (whole := await self._whole()) is not None:
                await self._store(whole, whole.version, anew=True)
                return
        raise Refusal(ErrorCode.CONFLICT, part="people")

    async def _whole(self) -> People | None:
        """Return all of the directory; None when its scope changed between two pages."""
        people: list[Person] = []
        departments: list[Department] = []
        replies: list[CompanyReply] = []
        policy: SignedPolicy | None = None
        reached, scope = 0, None
        while True:
            page = await self._asking.ask(ListPeople(reached))
            if scope is not None and page.scope != scope:
                return None
            scope = page.scope
            people += page.people
            departments += page.departments
            replies += page.replies
            policy = page.policy or policy
            reached = _reached(page, reached)
            if not page.more:
                return People(
                    version=reached,
                    people=tuple(people),
                    more=False,
                    departments=tuple(departments),
                    policy=policy,
                    scope=scope,
                    replies=tuple(replies),
                )

    async def _store(self, page: People, reached: int, *, anew: bool = False) -> None:
        policy = None
        if page.policy is not None:
            try:
                policy = self._check(page.policy)
            except Refusal as refusal:
                logger.error("a policy was not taken: %s", refusal)
                page = msgspec.structs.replace(page, policy=None)
        await self._cache.store_people(page, reached, anew=anew)
        self._bus.publish(PeopleStored(page.people, page.departments, policy, anew, page.replies))


def _reached(page: People, before: int) -> int:
    """Return from where to ask on; raises Refusal `bad_message` where that would be for ever."""
    if not page.more:
        return page.version
    if page.last <= before:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="people")
    return page.last
