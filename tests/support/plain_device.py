"""A device that speaks the protocol itself, so that tests ask what no client of ours would."""

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from websockets.asyncio.client import ClientConnection, connect

from shared.ids import new_id
from shared.model.identity import host_name, proof_bytes
from shared.protocol.auth import Resume, SignedIn, SignIn
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Answered, Failed, Happened, Link, Refused, Role
from shared.wire.message import Event, Reply, Request
from shared.wire.router import Router
from shared.wire.session import Welcome
from tests.support.network import LOOPBACK
from tests.support.server import Server

R = TypeVar("R", bound=Reply)


class PlainDevice:
    """A person's device on a link to the server."""

    def __init__(self, organisation: bytes, key: Ed25519PrivateKey | None = None) -> None:
        self.id = new_id()
        self.key = key or Ed25519PrivateKey.generate()
        self.organisation = organisation
        self.nonce = b""
        self.events: list[Event] = []

    @asynccontextmanager
    async def linked(self, server: Server, context: ssl.SSLContext | None) -> AsyncGenerator["PlainDevice"]:
        scheme = "wss" if context else "ws"
        name = host_name(self.organisation) if context else None
        async with connect(
            f"{scheme}://{LOOPBACK}:{server.port}/link", ssl=context, server_hostname=name, compression=None
        ) as socket:
            self._socket: ClientConnection = socket
            self._link = Link(Role.OPENER, Router(CATALOGUE), time.monotonic())
            ref = self._link.hello("test", (), time.monotonic())
            welcome = cast("Welcome", await self._answer(ref))
            assert welcome.organisation == self.organisation
            self.nonce = welcome.nonce
            yield self

    async def ask(self, request: Request[R]) -> R:
        ref = self._link.ask(request, time.monotonic())
        return cast("R", await self._answer(ref))

    async def _answer(self, ref: int) -> Reply:
        while (data := self._link.outgoing()) is not None:
            await self._socket.send(data)
        while True:
            for event in await self._hear():
                match event:
                    case Answered(about, reply) if about == ref:
                        return reply
                    case Refused(about, refusal) if about == ref:
                        raise refusal
                    case _:
                        pass

    async def _hear(self) -> list[Any]:
        async with asyncio.timeout(15):
            data = await self._socket.recv()
        heard = self._link.receive(cast("bytes", data), time.monotonic())
        assert not any(isinstance(event, Failed) for event in heard)
        self.events += [event.event for event in heard if isinstance(event, Happened)]
        return list(heard)

    async def hears(self, kind: type[Event]) -> Event:
        while not any(isinstance(event, kind) for event in self.events):
            await self._hear()
        return next(event for event in self.events if isinstance(event, kind))

    def _proof(self) -> bytes:
        return self.key.sign(proof_bytes(self.nonce, self.organisation, self.id))

    async def sign_in(self, user: str, password: str) -> SignedIn:
        key = self.key.public_key().public_bytes_raw()
        return await self.ask(SignIn(user, password, self.id, "test", "linux", key, self._proof()))

    async def resume(self, token: bytes) -> SignedIn:
        return await self.ask(Resume(token, self.id, self._proof()))


def pinned(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=server.data / "authority.pem")
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context
