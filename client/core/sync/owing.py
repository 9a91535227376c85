"""Changes of my own state made here: in effect at once, and told once there is a link, the newest only."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from client.core.bus import Bus
from client.core.events import ConnectionChanged, StateStored, Troubled
from client.core.sync.asking import Asking
from client.core.sync.lanes import TRANSIENT
from client.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import ConfirmArrival
from shared.protocol.chat import Arrange, HideEntries, SetPrivacy, SetReminder
from shared.protocol.org import SetContactGroup, SetNote
from shared.protocol.replies import SetReply
from shared.protocol.spelling import SetOwnWord
from shared.protocol.sync import StateItem

logger = logging.getLogger(__name__)

Owed = (
    Arrange
    | ConfirmArrival
    | HideEntries
    | SetContactGroup
    | SetNote
    | SetOwnWord
    | SetPrivacy
    | SetReminder
    | SetReply
)
AGAIN_AFTER = 5.0
TRIES = 4
"""How often something is told that the server may be able to take a moment later."""

_encoder = msgspec.msgpack.Encoder()
_owed = msgspec.msgpack.Decoder(Owed)


@dataclass(frozen=True, slots=True)
class Setting:
    """A change of one key of my state: its value from the one held, and what tells the server.

    `nothing` is the value that stands for none.
    """

    key: str
    value: Callable[[bytes | None], bytes]
    nothing: bytes
    request: Owed


class Setter(Protocol):
    """Changes my state here, and tells the server once there is a link."""

    async def set(self, *settings: Setting) -> None: ...


class OwingCache(Protocol):
    """What this needs of the cache."""

    async def owed(self) -> Mapping[str, bytes]: ...

    async def owe(
        self, changes: Sequence[tuple[str, Callable[[bytes | None], bytes], bytes, bytes]]
    ) -> Sequence[StateItem]:
        """Set values of the state, and keep what is to be told of each key."""
        ...

    async def settle(self, key: str, request: bytes, *, taken: bool) -> StateItem | None:
        """Forget what was told, unless another change came after it.

        One that was not `taken` gives way to what the server said last, which is returned.
        """
        ...


def merged(before: Owed | None, later: Owed) -> Owed:
    """Return one request for two in a row: what the later one leaves as it is stays with the earlier."""
    if type(before) is not type(later) or before is None:
        return later
    kept = {
        name: getattr(before, name)
        for name in later.__struct_fields__
        if getattr(later, name) is None and getattr(before, name) is not None
    }
    if isinstance(before, SetContactGroup) and isinstance(later, SetContactGroup):
        kept |= _both(before, later)
    return msgspec.structs.replace(later, **kept)


def _both(before: SetContactGroup, later: SetContactGroup) -> dict[str, tuple[bytes, ...]]:
    """Return who comes and goes by two changes in a row: the later one says what becomes of a person."""
    added = [one for one in before.add if one not in later.remove]
    removed = [one for one in before.remove if one not in later.add]
    return {
        "add": tuple(dict.fromkeys((*added, *later.add))),
        "remove": tuple(dict.fromkeys((*removed, *later.remove)))[-limits.CONTACTS_REMOVED :],
    }


class Owing:
    """What the server is still to be told of my own state."""

    def __init__(self, cache: OwingCache, connection: Asking, bus: Bus) -> None:
        self._cache = cache
        self._connection = connection
        self._bus = bus
        self._owed: dict[str, Owed] = {}
        self._tries: dict[str, int] = {}
        self._up = False
        self._wake = asyncio.Event()
        self._changing = asyncio.Lock()
        self._tasks = Tasks("owing")
        bus.subscribe(ConnectionChanged, self._connected)

    async def start(self) -> None:
        """Take up what the last run left, and begin to tell."""
        for key, request in (await self._cache.owed()).items():
            try:
                self._owed[key] = _owed.decode(request)
            except msgspec.DecodeError as error:
                # Of a newer version, which tells it once it runs again.
                logger.warning("a change of my state can't be told: %s: %s", key, error)
        self._tasks.start(self._run(), "tell")

    async def close(self) -> None:
        """Stop; what was not told is told after the next start."""
        await self._tasks.close()

    async def set(self, *settings: Setting) -> None:
        """Change keys of my state; on disk and in effect when this returns."""
        async with self._changing:
            requests = {one.key: merged(self._owed.get(one.key), one.request) for one in settings}
            items = await self._cache.owe(
                [(one.key, one.value, one.nothing, _encoder.encode(requests[one.key])) for one in settings]
            )
            self._owed.update(requests)
        self._bus.publish(StateStored(items))
        self._wake.set()

    def owes(self, key: str) -> bool:
        """Tell whether the server does not know a change of this key yet."""
        return key in self._owed

    def _connected(self, event: ConnectionChanged) -> None:
        self._up = event.up
        if event.up:
            self._wake.set()

    async def _run(self) -> None:
        wait: float | None = None
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            self._wake.clear()
            wait = None
            if self._up and not await self._tell_all():
                wait = AGAIN_AFTER

    async def _tell_all(self) -> bool:
        """Tell everything; False when some of it has to be tried again."""
        whole = True
        for keys in _together(self._owed):
            requests = {key: self._owed[key] for key in keys if key in self._owed}
            if requests:
                whole = await self._tell(requests) and whole
        return whole

    async def _tell(self, requests: Mapping[str, Owed]) -> bool:
        taken = True
        try:
            await self._connection.ask(_one(list(requests.values())))
        except Refusal as refusal:
            if self._is_worth_a_try(refusal, requests):
                return False
            logger.warning("a change of my state was not taken: %s", refusal)
            self._bus.publish(Troubled(refusal))
            taken = False
        try:
            await self._settle(requests, taken=taken)
        except Refusal as refusal:
            logger.warning("what was told is not noted: %s", refusal)
            return False
        return True

    def _is_worth_a_try(self, refusal: Refusal, keys: Collection[str]) -> bool:
        """Tell whether to ask again: a conversation begun here may be younger than the server's knowledge."""
        if refusal.code in TRANSIENT:
            return True
        if refusal.code not in (ErrorCode.INTERNAL, ErrorCode.NOT_MEMBER):
            return False
        for key in keys:
            self._tries[key] = self._tries.get(key, 0) + 1
        return all(self._tries[key] < TRIES for key in keys)

    async def _settle(self, requests: Mapping[str, Owed], *, taken: bool) -> None:
        for key, request in requests.items():
            async with self._changing:
                item = await self._cache.settle(key, _encoder.encode(request), taken=taken)
                if self._owed.get(key) == request:
                    del self._owed[key]
                    self._tries.pop(key, None)
            if item is not None:
                self._bus.publish(StateStored((item,)))


def _together(owed: Mapping[str, Owed]) -> list[list[str]]:
    """Return the keys in groups that one request can tell: entries hidden in the same conversation."""
    groups: dict[tuple[bytes, bool] | str, list[str]] = {}
    for key, request in owed.items():
        group = (request.conversation, request.on) if isinstance(request, HideEntries) else key
        groups.setdefault(group, []).append(key)
    return [
        keys[start : start + limits.HIDE]
        for keys in groups.values()
        for start in range(0, len(keys), limits.HIDE)
    ]


def _one(requests: Sequence[Owed]) -> Owed:
    first = requests[0]
    if not isinstance(first, HideEntries):
        return first
    entries = [one for each in requests if isinstance(each, HideEntries) for one in each.entries]
    return HideEntries(first.conversation, tuple(entries), first.on)
