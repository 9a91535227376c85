"""Peers as a replica: this device listens, dials, evens out what each side holds, and comes back."""

import asyncio
import contextlib
import ipaddress
import logging
from collections.abc import Callable
from typing import Any

from client.core.backoff import Backoff
from client.core.bus import Bus
from client.core.cache import Cache
from client.core.clock import unix_ms
from client.core.events import ConnectionChanged, PeopleStored, SomeoneTypes
from client.core.keys.identity import Me
from client.core.tasks import Tasks
from client.lan.intake import Intake
from client.lan.judge import Judge
from client.lan.peers import Peer, Peers
from client.lan.session import PeerSession
from client.lan.stream import StreamTransport
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.decide import Actor
from shared.model.entry import SignedEntry, decode_header
from shared.model.state import Draft
from shared.protocol.chat import Typing
from shared.protocol.log import Append, Appended
from shared.protocol.org import People, Person
from shared.protocol.peer import Even, Missing
from shared.wire.link import Role
from shared.wire.message import Reply, Request
from shared.wire.session import Beat, Done

PAGE = 100
CONNECT_WAIT = 5.0

logger = logging.getLogger(__name__)


class PeerReplica:
    """Appends to and reads from pinned peers; see `client.core.sync.replica.Replica`.

    What it carries is signed but not encrypted yet, so it stays on this machine: another address
    than loopback is refused.
    """

    def __init__(
        self, me: Me, peers: Peers, cache: Cache, bus: Bus, clock: Callable[[], int] = unix_ms
    ) -> None:
        self._me = me
        self._peers = peers
        self._cache = cache
        self._bus = bus
        self._judge = Judge(cache)
        self._intake = Intake(me, peers, cache, bus, self._judge, clock)
        self._clock = clock
        self._sessions: dict[bytes, list[PeerSession]] = {}
        self._server: asyncio.Server | None = None
        self._tasks = Tasks("lan")

    # Links

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen, and dial every peer whose address is known; returns the port listened on."""
        for address in (host, *(one.address[0] for one in self._peers if one.address is not None)):
            _loopback_alone(address)
        people = [Person(one.person, "", one.name, False, 0) for one in self._peers]
        await self._cache.store_people(People(0, tuple(people), more=False), 0)
        self._bus.publish(PeopleStored(people))
        self._server = await asyncio.start_server(self._accepted, host, port)
        for peer in self._peers:
            if peer.address is not None:
                self._tasks.start(self._dial(peer, *peer.address), f"dial {peer.device.hex()[:8]}")
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """End all links."""
        if self._server is not None:
            self._server.close()
        await self._tasks.close()

    def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        transport = StreamTransport(reader, writer)
        self._tasks.start(self._welcome(transport), "accepted")

    async def _welcome(self, transport: StreamTransport) -> None:
        session = PeerSession(self._me, self._peers, self._serve, transport, Role.ACCEPTOR)
        links = Tasks("lan.accepted")
        try:
            await self._hold(await session.wait(links), session)
        except (Refusal, TimeoutError) as error:
            logger.info("a peer was turned away: %s", error)
        finally:
            await session.link.close()
            await links.close()

    async def _dial(self, peer: Peer, host: str, port: int) -> None:
        backoff = Backoff()
        while True:
            links = Tasks("lan.dialled")
            try:
                await self._connect(peer, host, port, links)
                backoff.reset()
            except (OSError, TimeoutError, Refusal) as error:
                logger.info("peer %s: %s", peer.device.hex()[:8], error)
            finally:
                await links.close()
            await asyncio.sleep(backoff.next())

    async def _connect(self, peer: Peer, host: str, port: int, links: Tasks) -> None:
        async with asyncio.timeout(CONNECT_WAIT):
            reader, writer = await asyncio.open_connection(host, port)
        transport = StreamTransport(reader, writer)
        session = PeerSession(self._me, self._peers, self._serve, transport, Role.OPENER)
        try:
            await self._hold(await session.open(peer, links), session)
        finally:
            await session.link.close()

    async def _hold(self, peer: Peer, session: PeerSession) -> None:
        """Even out with a peer that has proved itself, then stay until the link ends."""
        await self._even(peer, session)
        self._sessions.setdefault(peer.person, []).append(session)
        self._bus.publish(ConnectionChanged(up=True))
        beating = self._tasks.start(self._beat(session), "beat")
        try:
            reason = await session.link.ended()
        finally:
            beating.cancel()
            self._sessions[peer.person].remove(session)
        if not self.up:
            self._bus.publish(ConnectionChanged(up=False, reason=reason))

    async def _beat(self, session: PeerSession) -> None:
        with contextlib.suppress(Refusal):
            while True:
                await asyncio.sleep(limits.HEARTBEAT)
                await session.link.ask(Beat())

    async def _even(self, peer: Peer, session: PeerSession) -> None:
        """Ask for everything the other holds of our conversation and this device does not."""
        conversation = direct_conversation(self._me.person, peer.person)
        while True:
            held = tuple(await self._cache.spans(conversation))
            missing = await session.link.ask(Even(conversation, held[: limits.CURSORS]))
            taken = 0
            for entry in missing.entries:
                try:
                    await self._intake.take(entry, peer.person)
                    taken += 1
                except Refusal as refusal:
                    logger.warning("a peer's entry was not taken: %s", refusal)
            if not missing.more or not taken:
                return

    # What peers ask

    async def _serve(self, peer: Peer, request: Request[Any]) -> Reply:
        match request:
            case Append(entry):
                return Appended(0, 0, await self._intake.take(entry, peer.person), b"")
            case Even(conversation, held):
                if conversation != direct_conversation(self._me.person, peer.person):
                    raise Refusal(ErrorCode.NOT_MEMBER)
                found = await self._cache.beyond(conversation, held, PAGE + 1)
                return Missing(tuple(found[:PAGE]), more=len(found) > PAGE)
            case Typing(conversation, active):
                if conversation == direct_conversation(self._me.person, peer.person):
                    self._bus.publish(SomeoneTypes(conversation, peer.person, active))
                return Done()
            case _:
                raise Refusal(ErrorCode.UNKNOWN_MESSAGE)

    # The replica

    @property
    def up(self) -> bool:
        return any(self._sessions.values())

    def reaches(self, conversation: bytes) -> bool:
        other = self._other(conversation)
        # What is for nobody known here is refused at once, link or not.
        return self.up if other is None else bool(self._sessions.get(other))

    def _session(self, person: bytes | None) -> PeerSession:
        sessions = self._sessions.get(person or b"")
        if not sessions:
            raise Refusal(ErrorCode.OFFLINE)
        return sessions[-1]

    def _other(self, conversation: bytes) -> bytes | None:
        """Return the peer of a conversation."""
        for peer in self._peers:
            if direct_conversation(self._me.person, peer.person) == conversation:
                return peer.person
        return None

    async def append(self, entry: SignedEntry, to: bytes | None) -> Appended:
        header = decode_header(entry.header)
        other = to or self._other(header.conversation)
        if other is None:
            raise Refusal(ErrorCode.NOT_MEMBER)
        if not await self._judge.known(entry):
            actor = Actor(self._me.person, self._me.identity.device)
            await self._judge.decide(entry, actor, other, self._clock())
        return await self._session(other).link.ask(Append(entry, None))

    async def load(self, conversation: bytes, before: int, limit: int) -> None:  # noqa: ARG002 - all at once
        for peer in self._peers:
            if direct_conversation(self._me.person, peer.person) == conversation:
                await self._even(peer, self._session(peer.person))

    async def find_time(self, conversation: bytes, ms: int) -> int:  # noqa: ARG002 - there are no places
        raise Refusal(ErrorCode.OFFLINE)

    async def mark_delivered(self, conversation: bytes, seq: int) -> None:
        """Do nothing: a peer's answer to an entry says that it is delivered."""

    async def mark_read(self, conversation: bytes, seq: int) -> None:
        """Do nothing: marks name a place, and without a server entries have none."""

    async def set_draft(self, conversation: bytes, draft: Draft) -> None:
        """Do nothing: drafts are kept where the personal state is."""

    async def typing(self, conversation: bytes, active: bool) -> None:
        other = self._other(conversation)
        await self._session(other).link.ask(Typing(conversation, active))


def _loopback_alone(host: str) -> None:
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="plain")
