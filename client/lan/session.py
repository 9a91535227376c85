"""A session between two devices: each proves its key to the other, then both may ask."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

from client.core.clock import unix_ms
from client.core.keys.identity import Me
from client.core.link.running_link import RunningLink
from client.core.tasks import Tasks
from client.lan.peers import Peer, Peers
from client.lan.stream import StreamTransport
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.peer import Meet, Met
from shared.wire.link import Link, Role
from shared.wire.message import Access, Reply, Request
from shared.wire.router import Router
from shared.wire.session import Beat, Beaten, Hello, Welcome
from shared.wire.version import NEWEST, agree

AGENT = "linxin-peer/0.1.0"
NONCE = 32
OPEN_WAIT = 10.0

Serve = Callable[[Peer, Request[Any]], Awaitable[Reply]]


class PeerSession:
    """One link to one peer."""

    def __init__(self, me: Me, peers: Peers, serve: Serve, transport: StreamTransport, role: Role) -> None:
        self._me = me
        self._peers = peers
        self._serve = serve
        self._nonce = secrets.token_bytes(NONCE)
        self._met: asyncio.Future[Peer] = asyncio.get_running_loop().create_future()
        link = Link(role, Router(CATALOGUE), time.monotonic())
        self.link = RunningLink(link, transport, lambda _: None, self._answer)

    async def open(self, expected: Peer, tasks: Tasks) -> Peer:
        """Say hello, prove this device and check the other; raises Refusal."""
        tasks.start(self.link.run(), "link")
        welcome = await self.link.hello(AGENT)
        device = self._me.identity.device
        proof = self._me.identity.prove(welcome.nonce, expected.device)
        # The other side may ask as soon as it is content; it is served once it has proved itself too.
        self.link.link.access = Access.SIGNED_IN
        met = await self.link.ask(Meet(self._me.person, device, self._nonce, proof))
        if met.device != expected.device or met.person != expected.person:
            raise Refusal(ErrorCode.BAD_PROOF)
        self._peers.check_proof(expected, self._nonce, device, met.proof)
        return self._accept(expected)

    async def wait(self, tasks: Tasks) -> Peer:
        """Wait until the other side has proved itself; raises Refusal."""
        tasks.start(self.link.run(), "link")
        return await self._peer()

    def _accept(self, peer: Peer) -> Peer:
        if not self._met.done():
            self._met.set_result(peer)
        return peer

    async def _answer(self, request: Request[Any]) -> Reply:
        match request:
            case Hello():
                heartbeat = limits.HEARTBEAT
                return Welcome(
                    agree(request.oldest, request.newest) or NEWEST,
                    (),
                    AGENT,
                    b"",
                    "",
                    self._nonce,
                    unix_ms(),
                    heartbeat,
                )
            case Meet():
                return self._meet(request)
            case Beat():
                return Beaten(0, 0, 0)
            case _:
                return await self._serve(await self._peer(), request)

    async def _peer(self) -> Peer:
        try:
            async with asyncio.timeout(OPEN_WAIT):
                return await asyncio.shield(self._met)
        except TimeoutError as error:
            raise Refusal(ErrorCode.NOT_SIGNED_IN) from error

    def _meet(self, meet: Meet) -> Met:
        peer = self._peers.get(meet.device)
        identity = self._me.identity
        self._peers.check_proof(peer, self._nonce, identity.device, meet.proof)
        if peer.person != meet.person:
            raise Refusal(ErrorCode.BAD_PROOF)
        self.link.link.access = Access.SIGNED_IN
        self._accept(peer)
        return Met(self._me.person, identity.device, identity.prove(meet.nonce, meet.device))
