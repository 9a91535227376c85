"""A port with blobs behind it, people who have tickets, and what they say to each other."""

import asyncio
import contextlib
import hashlib
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from server.core.gateway import Gateway, Greeting
from server.core.sessions import Session, Sessions
from server.core.tasks import Tasks
from server.core.tickets import Tickets
from server.http.blobs import BlobDoor
from server.http.deposit import Deposit
from server.http.front_door import FrontDoor
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store.blobs import FolderBlobs
from server.store.database import Database
from server.store.errors import as_refusal
from server.store.organisation import Organisation, create_organisation
from shared.ids import id_text, new_id
from shared.model.bodies import Attachment, Body, MessageBody
from shared.model.decide import Actor
from shared.model.entry import SignedEntry, decode_header
from shared.protocol.catalogue import CATALOGUE
from shared.wire.message import Access
from shared.wire.router import Router
from tests.server.log.conftest import Author, Office, RecordingBus
from tests.support.directory import Directory, unsigned
from tests.support.network import LOOPBACK

KEY = bytes(range(32))
EXPECT = "Expect: 100-continue\r\n"
CONTINUE = b"HTTP/1.1 100 "
END = b"\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    """What came back: of a refusal, `code` is the server's word."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        told: dict[str, Any] = json.loads(self.body)
        return told["code"]


class Visitor(Author):
    """A person with a ticket."""

    ticket: str = ""
    session: Session


class BlobDesk:
    """The server under test."""

    def __init__(self, folder: Path) -> None:
        self.clock = [1_760_000_000_000]
        self.database = Database.open(folder / "linxin.db", KEY, create=True)
        company = Organisation(bytes(20), "邻信")
        self.database.write_now(lambda db: create_organisation(db, company))
        self.folder = folder / "blobs"
        self.blobs = FolderBlobs(self.folder, KEY)
        self.blobs.prepare()
        self.sessions, self.tasks = Sessions(), Tasks()
        self.tickets = Tickets(self.sessions)
        self.deposit = Deposit(self.database, self.blobs, lambda: self.clock[0])
        directory = Directory()
        bus = RecordingBus()
        log = Log(self.database, bus, directory, unsigned, lambda: self.clock[0])
        self.office = Office(self.database, bus, log, self.clock, set(), directory)
        greeting = Greeting("test", bytes(20), "邻信")
        self.gateway = Gateway(greeting, Router(CATALOGUE), self.sessions, self.tasks, as_refusal)
        route = BlobDoor(self.tickets, self.deposit, self.database).route()
        self.door = FrontDoor(Starlette(routes=[route]), self.gateway)
        self.port = 0

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncGenerator[None]:
        self.port = await self.door.open(LOOPBACK, 0, None)
        try:
            yield
        finally:
            self.door.close()
            await self.door.empty(0.5)
            await self.tasks.close()

    def enters(self, person: bytes = b"") -> Visitor:
        """Let somebody in, with a ticket."""
        one = Visitor(person or new_id())
        one.session = self.gateway.open("192.0.2.1", lambda: None, lambda: None)
        one.session.enter(one.person, one.device, Access.SIGNED_IN)
        one.ticket = self.tickets.give(one.session).hex()
        return one

    def kept(self) -> list[Path]:
        """Return every file of the folder."""
        return [path for path in self.folder.rglob("*") if path.is_file()]

    # HTTP, as plain as it is

    async def say(self, head: str, body: bytes = b"", wait: float = 10.0) -> Answer:
        """Send a request and read until the server closes; a body waits for "continue" if it says so."""
        reader, writer = await asyncio.open_connection(LOOPBACK, self.port)
        try:
            async with asyncio.timeout(wait):
                writer.write(head.encode())
                first = b""
                if EXPECT in head and not (first := await reader.readuntil(END)).startswith(CONTINUE):
                    return answer_of(first + await reader.read(-1))
                writer.write(body)
                return answer_of(await reader.read(-1))
        finally:
            writer.transport.abort()

    async def put(
        self, who: Visitor | None, content: bytes, digest: str = "", size: int | None = None, more: str = ""
    ) -> Answer:
        digest = digest or hashlib.sha256(content).hexdigest()
        length = f"Content-Length: {len(content) if size is None else size}\r\n{EXPECT}"
        return await self.say(request("PUT", f"/blobs/{digest}", who, length + more), content)

    async def get(self, who: Visitor | None, digest: bytes, entry: bytes, more: str = "") -> Answer:
        return await self.say(request("GET", f"/blobs/{digest.hex()}?entry={id_text(entry)}", who, more))

    # Messages

    async def sends(
        self, who: Author, body: Body, *, to: Author | None = None, group: bytes = b""
    ) -> Outcome:
        signed = who.writes(to or who, body, conversation=group or None)
        return await self.office.append(who, signed, to)

    async def shares(self, who: Visitor, to: Author, content: bytes, name: str = "图.png") -> bytes:
        """Upload a file and send it to somebody; return the entry's id."""
        assert (await self.put(who, content)).status == 201
        return placed_id(await self.sends(who, MessageBody("", attachments=(file_of(content, name),)), to=to))

    async def offers(self, who: Author, signed: SignedEntry, to: Author) -> Outcome:
        """Upload an entry that was written elsewhere."""
        outcomes: list[Outcome] = []
        actor = Actor(who.person, who.device)
        self.office.log.submit(Submission(actor, signed, outcomes.append, to.person, recovered=True))
        await self.office.settle()
        return outcomes[0]


def request(method: str, target: str, who: Visitor | None, more: str = "") -> str:
    """Return the head of a request after which the connection ends."""
    proof = f"Authorization: Bearer {who.ticket}\r\n" if who else ""
    return f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{proof}{more}\r\n"


def answer_of(data: bytes) -> Answer:
    """Read an answer."""
    head, _, body = data.partition(END)
    status, *lines = head.decode().split("\r\n")
    headers = {name.casefold(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Answer(int(status.split()[1]) if status else 0, headers, body)


def file_of(content: bytes, name: str = "图.png") -> Attachment:
    """Return what a message says of a file."""
    return Attachment(hashlib.sha256(content).digest(), name, len(content))


def placed_id(outcome: Outcome) -> bytes:
    """Return the id of an entry that was appended."""
    assert isinstance(outcome, Placed), outcome
    return decode_header(outcome.entry.header).id


async def until(true: Callable[[], bool], wait: float = 5.0) -> None:
    """Wait for something."""
    async with asyncio.timeout(wait):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)
