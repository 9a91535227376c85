"""Follows a server over one link: catch up, take what is told live, and beat to notice what was missed."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from client.core.backoff import Backoff
from client.core.bus import Bus
from client.core.cache import Cache
from client.core.events import (
    DeviceAdded,
    DeviceUsed,
    HeadsChanged,
    PresenceChose,
    PresenceSeen,
    ReadersTold,
    SomeoneTypes,
    StateStored,
    Troubled,
)
from client.core.sync.asking import Asking
from client.core.sync.directory_sync import CheckPolicy, DirectorySync
from client.core.sync.log_sync import LogSync
from shared.errors import ErrorCode, Refusal
from shared.model.entry import Entry
from shared.model.state import Erased, decode_value, split_key
from shared.protocol.auth import NewDevice
from shared.protocol.chat import SomeoneTyping
from shared.protocol.groups import ReadersCounted
from shared.protocol.log import Entries
from shared.protocol.org import PeopleChanged
from shared.protocol.presence import DeviceInUse, PresenceChanged, PresenceChosen
from shared.protocol.sync import CatchUp, LookAgain, StateChanged, StateItem
from shared.wire.message import Event
from shared.wire.session import Beat

QUEUE = 2_000
ERASED = "erased/"
BATCH = 500

logger = logging.getLogger(__name__)


class Follower:
    """One worker for one link: what it stores is stored in the order it was told."""

    def __init__(
        self, asking: Asking, cache: Cache, bus: Bus, check: CheckPolicy, ready: Callable[[], None]
    ) -> None:
        self.logs = LogSync(asking, cache, bus)
        self._directory = DirectorySync(asking, cache, bus, check)
        self._asking = asking
        self._cache = cache
        self._bus = bus
        self._ready = ready
        self._queue: asyncio.Queue[Event] = asyncio.Queue(QUEUE)
        self._behind = False
        self._backoff = Backoff()

    def told(self, event: Event) -> None:
        """Take an event of the link; what does not fit is found again by catching up."""
        if isinstance(event, DeviceInUse):
            # Not behind what is caught up with: it says whether that rings here.
            self._bus.publish(DeviceUsed(event.device, event.idle))
            return
        try:
            self._queue.put_nowait(event)
        except asyncio.QueueFull:
            self._behind = True

    async def run(self, heartbeat: float) -> None:
        """Follow until the link ends; trouble with a page or the disk is tried again."""
        while True:
            try:
                await self._catch_up()
                self._backoff.reset()
                await self._live(heartbeat)
            except Refusal as refusal:
                if refusal.code is ErrorCode.OFFLINE:
                    return
                logger.warning("following: %s", refusal)
                self._bus.publish(Troubled(refusal))
                await asyncio.sleep(self._backoff.next())

    # Catching up

    async def _catch_up(self) -> None:
        self._behind = False
        held = await self._cache.held()
        version = await self._cache.state_version()
        while True:
            digest = await self._asking.ask(CatchUp(version, tuple(held)))
            # A restored server counts from further back: from now on what it says is newer than all held.
            back = digest.state_version < version
            last = digest.items[-1].version if digest.more else digest.state_version
            changed = await self._cache.store_state(digest.items, last, again=back)
            self._bus.publish(StateStored(changed))
            await self._show_erased(changed)
            version = last
            if not digest.more:
                break
        await self._cache.store_heads(digest.heads)
        self._bus.publish(HeadsChanged(digest.heads))
        await self.logs.recover(digest.heads)
        self._ready()
        await self._directory.bring_up(digest.people_version)
        await self.logs.bring_up(digest.heads)
        await self._compare()

    async def _compare(self) -> bool:
        """Compare figures with the server; a conversation it has lost shows only in the sum of heads."""
        heads = await self._cache.sum_of_heads()
        beaten = await self._asking.ask(Beat())
        if beaten.heads < heads and self._queue.empty():
            await self.logs.check([one.conversation for one in await self._cache.held()])
        same = beaten.heads == heads and beaten.state_version == await self._cache.state_version()
        return same and beaten.people_version == await self._cache.people_version()

    # Live

    async def _live(self, heartbeat: float) -> None:
        loop = asyncio.get_running_loop()
        beat_at = loop.time() + heartbeat
        while not self._behind:
            try:
                async with asyncio.timeout_at(beat_at):
                    first = await self._queue.get()
            except TimeoutError:
                if self._queue.empty() and not await self._compare() and self._queue.empty():
                    return
                beat_at = loop.time() + heartbeat
            else:
                await self._take([first, *self._drain()])

    def _drain(self) -> list[Event]:
        return [self._queue.get_nowait() for _ in range(min(self._queue.qsize(), BATCH))]

    async def _take(self, events: list[Event]) -> None:
        entries: dict[bytes, list[Entry]] = {}
        items: list[StateItem] = []
        for event in events:
            match event:
                case Entries():
                    entries.setdefault(event.conversation, []).extend(event.entries)
                case StateChanged():
                    items.extend(event.items)
                case _:
                    await self._take_one(event)
        if items:
            await self._take_state(items)
        for conversation, told in entries.items():
            await self.logs.take(conversation, told)

    async def _take_state(self, items: list[StateItem]) -> None:
        """Take personal state in. Its versions have no gaps: where one is missing, all are caught up with."""
        held = await self._cache.state_version()
        told = {item.version for item in items if item.version > held}
        if told and max(told) - held > len(told):
            self._behind = True
            return
        changed = await self._cache.store_state(items, max(told, default=held), again=False)
        self._bus.publish(StateStored(changed))
        await self._show_erased(changed)

    async def _show_erased(self, changed: Sequence[StateItem]) -> None:
        """Tell of entries whose words the cache has just dropped, since they were erased from the record."""
        for item in changed:
            if item.key.startswith(ERASED):
                _, entry = split_key(item.key)
                conversation = decode_value(item.value, Erased).conversation
                self.logs.publish(conversation, await self._cache.erased(conversation, entry), live=False)

    async def _take_one(self, event: Event) -> None:
        match event:
            case SomeoneTyping(conversation, person, active):
                self._bus.publish(SomeoneTypes(conversation, person, active))
            case PresenceChanged(seen):
                self._bus.publish(PresenceSeen(seen))
            case PresenceChosen(choice, chosen, text, until):
                self._bus.publish(PresenceChose(choice, chosen, text, until))
            case PeopleChanged(version):
                await self._directory.bring_up(version)
            case ReadersCounted(conversation, counts):
                self._bus.publish(ReadersTold(conversation, counts))
            case LookAgain():
                self._behind = True
            case NewDevice(device, name, platform, address, time, known):
                self._bus.publish(DeviceAdded(device, name, platform, address, time, known))
            case _:
                pass
