"""Two client cores without a server: composed of the same services, outbox, cache and fold as with one."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path

from client.core.bus import Bus
from client.core.events import EntriesStored, EntryFailed, EntryPlaced, SomeoneTypes
from client.core.keys.identity import Identity, Me
from client.core.sync.outbox import Outbox
from client.lan.peers import Peer, Peers
from client.lan.replica import PeerReplica
from client.store.cache import CacheStore
from client.store.opening import open_cache
from shared.ids import new_id
from tests.client.asked import make_chat, make_people

KEY = bytes(32)


@dataclass
class Neighbour:
    """A person, their device and its folder; started and stopped like a program."""

    name: str
    folder: Path
    person: bytes = field(default_factory=new_id)
    identity: Identity = field(default_factory=Identity.fresh)
    port: int = 0

    def peer(self, *, dial: bool) -> Peer:
        address = ("127.0.0.1", self.port) if dial else None
        return Peer(self.person, self.identity.device, self.identity.public_key, self.name, address)

    @contextlib.asynccontextmanager
    async def running(self, *peers: Peer) -> AsyncGenerator["Core"]:
        """Run a client core that knows these peers."""
        opened = await asyncio.to_thread(open_cache, self.folder / f"{self.name}.db", KEY)
        core = Core(self, CacheStore(opened.database, self.identity.device, self.person), Peers(peers))
        await core.people.load()
        await core.chat.start()
        await core.outbox.start()
        self.port = await core.replica.start(port=self.port)
        try:
            yield core
        finally:
            await core.replica.close()
            await core.outbox.close()
            await core.chat.close()
            await core.cache.close()


class Core:
    """What `client.app` builds, with peers in the server's place."""

    def __init__(self, neighbour: Neighbour, cache: CacheStore, peers: Peers) -> None:
        me = Me(neighbour.identity, neighbour.person)
        self.bus = Bus()
        self.cache = cache
        self.replica = PeerReplica(me, peers, cache, self.bus)
        self.outbox = Outbox(cache, self.replica, self.bus)
        self.people = make_people(me, cache, self.bus)
        self.chat = make_chat(me, cache, self.replica, self.outbox, self.bus)
        self.seen: asyncio.Queue[object] = asyncio.Queue()
        for kind in (EntriesStored, EntryPlaced, EntryFailed, SomeoneTypes):
            self.bus.subscribe(kind, self.seen.put_nowait)

    async def until(self, kind: type[object], count: int = 1) -> object:
        """Wait for the next events of a class; return the last."""
        event: object = None
        async with asyncio.timeout(10):
            while count:
                event = await self.seen.get()
                if isinstance(event, kind):
                    count -= 1
        return event

    async def texts(self, other: Neighbour) -> list[str]:
        """Return what the conversation with someone shows."""
        view = await self.chat.history(self.chat.direct(other.person))
        return ["(recalled)" if row.recalled else row.text for row in view.rows]
