"""A store with a log, people, and a way to write as one of them."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from server.core.bus import LocalBus
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store.database import Database
from shared.errors import Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Body, MessageBody, encode_body, kind_of
from shared.model.decide import Actor
from shared.model.entry import Header, SignedEntry, encode_header
from shared.wire.message import Event
from tests.support.directory import Directory, unsigned


class RecordingBus(LocalBus):
    """Remembers what was told to whom."""

    def __init__(self) -> None:
        super().__init__(Sessions())
        self.told: list[tuple[tuple[bytes, ...], Event, bytes | None]] = []

    def publish(self, people: Iterable[bytes], event: Event, except_device: bytes | None = None) -> None:
        self.told.append((tuple(people), event, except_device))


@dataclass
class Author:
    """A person with one device, who counts the entries they write."""

    person: bytes = field(default_factory=new_id)
    device: bytes = field(default_factory=new_id)
    n: int = 0

    def writes(
        self,
        other: "Author",
        body: Body | str,
        *,
        conversation: bytes | None = None,
        id: bytes | None = None,  # noqa: A002 - the protocol's name
        lamport: int | None = None,
    ) -> SignedEntry:
        self.n += 1
        content = MessageBody(body) if isinstance(body, str) else body
        header = Header(
            conversation or direct_conversation(self.person, other.person),
            id or new_id(),
            self.person,
            self.device,
            self.n,
            0,
            lamport or self.n,
            kind_of(content),
            1_760_000_000_000,
        )
        return SignedEntry(encode_header(header), encode_body(content), bytes(64))


@dataclass
class Office:
    """A log under test, and everyone it knows."""

    database: Database
    bus: RecordingBus
    log: Log
    clock: list[int]
    strangers: set[bytes]
    directory: Directory = field(default_factory=Directory)

    def submit(self, author: Author, signed: SignedEntry, to: Author | None = None) -> list[Outcome]:
        """Submit without waiting; the list gets the outcome."""
        outcomes: list[Outcome] = []
        actor = Actor(author.person, author.device)
        self.log.submit(Submission(actor, signed, outcomes.append, to.person if to else None))
        return outcomes

    async def settle(self) -> None:
        """Wait until everything submitted so far is on disk and told."""
        await self.log.drain()

    async def append(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Outcome:
        outcomes = self.submit(author, signed, to)
        await self.settle()
        return outcomes[0]

    async def placed(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Placed:
        outcome = await self.append(author, signed, to)
        assert isinstance(outcome, Placed), outcome
        return outcome

    async def refused(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Refusal:
        outcome = await self.append(author, signed, to)
        assert isinstance(outcome, Refusal), outcome
        return outcome


@pytest.fixture
def office(tmp_path: Path) -> Generator[Office]:
    database = Database.open(tmp_path / "linxin.db", b"k" * 32, create=True)
    bus, clock, strangers = RecordingBus(), [1_760_000_000_000], set[bytes]()

    directory = Directory(strangers)
    log = Log(database, bus, directory, unsigned, lambda: clock[0])
    yield Office(database, bus, log, clock, strangers, directory)
    database.close()


@pytest.fixture
def zhang() -> Author:
    return Author()


@pytest.fixture
def li() -> Author:
    return Author()
