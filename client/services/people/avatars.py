"""Pictures of people, brought when somebody looks at them: from the cache, else from the server."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from client.core.bus import Bus
from client.core.events import AvatarsLoaded, SessionOpened
from client.core.sync.asking import Asking
from client.core.tasks import Tasks
from client.services.people.state import PeopleState
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.avatar import avatar_digest, check_avatar
from shared.protocol.org import Avatar, GetAvatars, SetAvatar

WANTED = 256
"""Pictures waited for at once; who scrolls past thousands wants those in sight."""
GATHER = 0.02
"""Seconds for a view to be drawn: what its rows want is asked for together."""
AGAIN = 30.0
"""Seconds after which what a busy server did not tell is wanted again."""
BUSY = frozenset({ErrorCode.TIMEOUT, ErrorCode.SERVER_BUSY, ErrorCode.TOO_MANY_REQUESTS})

logger = logging.getLogger(__name__)


class AvatarCache(Protocol):
    """Where pictures are kept on this device."""

    async def avatars(self, digests: Sequence[bytes]) -> Mapping[bytes, bytes]: ...

    async def store_avatars(self, pictures: Mapping[bytes, bytes]) -> None: ...


class AvatarService:
    """Knows whose picture is which, brings those that are wanted, and changes my own.

    What was brought is told by `AvatarsLoaded`, and not held here.
    """

    def __init__(self, people: PeopleState, cache: AvatarCache, connection: Asking, bus: Bus) -> None:
        self._people = people
        self._cache = cache
        self._connection = connection
        self._bus = bus
        self._tasks = Tasks("avatars")
        self._wanted: dict[bytes, bytes] = {}
        self._not_had: set[bytes] = set()
        self._working = False
        self._waiting = False
        bus.subscribe(SessionOpened, self._opened)

    async def close(self) -> None:
        """Fetch no more."""
        await self._tasks.close()

    def digest(self, person: bytes) -> bytes:
        """Return the name of somebody's picture, empty for who has none or is not known."""
        known = self._people.people.get(person)
        return b"" if known is None else known.avatar

    def want(self, person: bytes) -> None:
        """Bring somebody's picture; of many wanted at once the last come first, and the oldest not at all."""
        digest = self.digest(person)
        if not digest or digest in self._not_had or digest in self._wanted:
            return
        self._wanted[digest] = person
        if len(self._wanted) > WANTED:
            del self._wanted[next(iter(self._wanted))]
        if not self._working:
            self._working = True
            self._tasks.start(self._bring(), "bring")

    async def set_own(self, picture: bytes) -> None:
        """Show everyone this picture of me; an empty one takes it away.

        Raises Refusal `offline`, `not_allowed` (right), `bad_message`, `too_large`, `too_many_requests`.
        """
        if picture:
            check_avatar(picture)
            await self._cache.store_avatars({avatar_digest(picture): picture})
        await self._connection.ask(SetAvatar(picture))

    def _opened(self, _event: SessionOpened) -> None:
        self._try_again()

    def _try_again(self) -> None:
        """What could not be had may be had now: who shows it will want it again."""
        if self._not_had:
            self._not_had.clear()
            self._bus.publish(AvatarsLoaded({}))

    async def _bring(self) -> None:
        try:
            while self._wanted:
                await asyncio.sleep(GATHER)
                batch = dict(list(self._wanted.items())[-limits.AVATARS :])
                found = await self._load(batch)
                for digest in batch:
                    self._wanted.pop(digest, None)
                self._not_had.update(batch.keys() - found.keys())
                self._bus.publish(AvatarsLoaded(found))
        except Refusal as refusal:  # the disk
            logger.warning("pictures of people: %s", refusal)
            self._not_had.update(self._wanted)
            self._wanted.clear()
        finally:
            self._working = False

    async def _wait(self) -> None:
        await asyncio.sleep(AGAIN)
        self._waiting = False
        self._try_again()

    async def _load(self, wanted: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        """Return what can be had of some pictures."""
        found = dict(await self._cache.avatars(tuple(wanted)))
        missing = {digest: person for digest, person in wanted.items() if digest not in found}
        if missing:
            fetched = await self._fetch(missing)
            if fetched:
                await self._cache.store_avatars(fetched)
            found.update(fetched)
        return found

    async def _fetch(self, missing: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        people, told = tuple(missing.values()), list[Avatar]()
        try:
            while people:
                answer = (await self._connection.ask(GetAvatars(people))).avatars[: len(people)]
                if not answer:
                    break
                told += answer
                people = people[len(answer) :]
        except Refusal as refusal:
            logger.info("pictures of people: %s", refusal)
            if refusal.code in BUSY and not self._waiting:
                self._waiting = True
                self._tasks.start(self._wait(), "again")
        pictures = {avatar_digest(one.picture): one.picture for one in told if _is_one(one.picture)}
        return {digest: picture for digest, picture in pictures.items() if digest in missing}


def _is_one(picture: bytes) -> bool:
    """Tell whether a picture may be handed to a decoder, whoever told it."""
    try:
        check_avatar(picture)
    except Refusal:
        return False
    return True
