"""One device on one link, frame by frame: what a person with their own client could do and would see."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from client.core.finding.address import parse_address
from client.core.keys.identity import Identity
from client.core.link.handshake import Session, open_session, with_password
from client.core.link.trust import establish
from client.core.tasks import Tasks
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Body, encode_body, kind_of
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.identity import parse_organisation
from shared.protocol.log import Append, Appended
from shared.wire.message import Event, Reply, Request
from tests.support.office import Office, Person

R = TypeVar("R", bound=Reply)


@dataclass
class Wire:
    """A signed-in link; `told` are the events of it, in order."""

    session: Session
    identity: Identity
    told: list[Event]
    news: asyncio.Event
    _written: int = 0

    @property
    def person(self) -> bytes:
        return self.session.signed_in.person

    async def ask(self, request: Request[R]) -> R:
        return await self.session.link.ask(request)

    def entry(self, conversation: bytes, body: Body) -> SignedEntry:
        """Sign an entry; time and order are for tests that look at neither."""
        self._written += 1
        header = Header(
            conversation=conversation,
            id=new_id(),
            author=self.person,
            device=self.identity.device,
            n=self._written,
            after=0,
            lamport=self._written,
            kind=kind_of(body),
            time=1_790_000_000_000,
        )
        return self.identity.sign(encode_header(header), encode_body(body))

    async def append(self, conversation: bytes, body: Body, to: bytes | None = None) -> Appended:
        return await self.ask(Append(self.entry(conversation, body), to))

    async def says(self, other: bytes, body: Body) -> Appended:
        """Append to the one-to-one conversation with somebody."""
        return await self.append(direct_conversation(self.person, other), body, other)

    async def hears(self, kind: type[Event], count: int = 1) -> None:
        """Wait until that many events of a class were told, from the first on."""
        async with asyncio.timeout(15):
            while sum(isinstance(event, kind) for event in self.told) < count:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def wire(office: Office, person: Person, *, unseen: bool = False) -> AsyncGenerator[Wire]:
    """Sign a person in on a new device and a link of its own, `unseen` by others."""
    address = parse_address(office.server.address)
    trust = parse_organisation(office.organisation.id)
    pin = await establish(address, None, trust, bound=False)
    identity, tasks, told, news = Identity.fresh(), Tasks("wire"), list[Event](), asyncio.Event()

    def hear(event: Event) -> None:
        told.append(event)
        news.set()

    credentials = with_password(person.number, person.password, unseen=unseen)
    session = await open_session(address, pin, identity, credentials, hear, tasks)
    try:
        yield Wire(session, identity, told, news)
    finally:
        await session.link.close()
        await tasks.close()
