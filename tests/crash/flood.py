"""Devices that speak to a server as fast as it takes it, without a client of their own in between.

They have no outbox: what they say has been promised only once it was acknowledged, and each device says again
later what was not, as the same entry.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from client.core.address import parse_address
from client.core.handshake import open_session, with_password
from client.core.identity import Identity
from client.core.server_link import ServerLink
from client.core.settings import Pin
from client.core.tasks import Tasks
from server.core.authority import CERTIFICATE_FILE
from shared.errors import Refusal
from shared.ids import direct_conversation, id_text, new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header
from shared.protocol.log import Append
from shared.wire.message import Event
from tests.crash.ledger import Ledger, Said
from tests.support.server import Organisation, Server

PEOPLE = 4
IN_FLIGHT = 48
Unanswered = tuple[SignedEntry, bytes]
"""An entry and the person it is for."""


@dataclass
class Speaker:
    """One device of one person. `size` is the length of its texts in characters."""

    name: str
    number: str
    password: str
    size: int = 30
    person: bytes = b""
    identity: Identity = field(default_factory=Identity.fresh)
    unanswered: dict[str, tuple[SignedEntry, bytes]] = field(
        default_factory=dict[str, tuple[SignedEntry, bytes]]
    )
    count: int = 0

    async def sign_in(self, server: Server, pin: Pin, tasks: Tasks) -> ServerLink:
        """Open a session; the link is a task of `tasks`."""
        credentials = with_password(self.number, self.password)
        address = parse_address(server.address)
        session = await open_session(address, pin, self.identity, credentials, ignore, tasks)
        self.person = session.signed_in.person
        return session.link

    def entry(self, to: bytes, ledger: Ledger) -> str:
        """Write the next entry; return its id."""
        self.count += 1
        conversation, one = direct_conversation(self.person, to), new_id()
        text = f"{self.name} {self.count} ".ljust(self.size, "邻")
        header = Header(
            conversation=conversation,
            id=one,
            author=self.person,
            device=self.identity.device,
            n=self.count,
            after=0,
            lamport=self.count,
            kind="message",
            time=time.time_ns() // 1_000_000,
        )
        signed = self.identity.sign(encode_header(header), encode_body(MessageBody(text)))
        said = Said(id_text(one), id_text(conversation), id_text(self.person), self.name, text)
        ledger.say(said)
        self.unanswered[said.id] = (signed, to)
        return said.id

    async def say(self, link: ServerLink, entry: str, ledger: Ledger) -> None:
        """Send an entry and note the answer; no answer leaves it to be said again."""
        signed, to = self.unanswered[entry]
        appended = await link.ask(Append(signed, to))
        ledger.sent(entry, appended.seq)
        del self.unanswered[entry]

    async def talk(self, link: ServerLink, others: Sequence[bytes], ledger: Ledger, seed: str) -> None:
        """Say first what was left unanswered, then go on until the link ends."""
        chance = random.Random(seed)
        again = list(self.unanswered)

        async def one_after_the_other() -> None:
            while True:
                entry = again.pop(0) if again else self.entry(chance.choice(others), ledger)
                await self.say(link, entry, ledger)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(IN_FLIGHT):
                    group.create_task(one_after_the_other())
        except* Refusal:
            pass  # the server is gone


def ignore(_event: Event) -> None:
    """Hear nothing."""


class Flood:
    """Several speakers at one server, round after round."""

    def __init__(
        self, server: Server, organisation: Organisation, *, people: int = 4, size: int = 30
    ) -> None:
        self.server = server
        self.ledger = Ledger()
        chosen = list(organisation.numbers.items())[:PEOPLE]
        self.speakers = [Speaker(name, number, organisation.password, size) for name, number in chosen]
        authority = (server.data / CERTIFICATE_FILE).read_text()
        self._pin = Pin(organisation.id, organisation.name, authority)

    async def run(self, seconds: float, seed: str) -> None:
        """Talk for a while; then the server is killed in the middle of a word."""
        tasks = Tasks("flood")
        links = [await one.sign_in(self.server, self._pin, tasks) for one in self.speakers]
        try:
            async with asyncio.TaskGroup() as group:
                for one, link in zip(self.speakers, links, strict=True):
                    others = [other.person for other in self.speakers if other is not one]
                    group.create_task(one.talk(link, others, self.ledger, f"{seed}/{one.name}"))
                await asyncio.sleep(seconds)
                self.server.kill()
        finally:
            await tasks.close()
