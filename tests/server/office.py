"""A server's store, authority and sign-in without sockets: links are said to, and listened to, by hand."""

from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.core.authority import Authority
from server.core.bus import LocalBus
from server.core.gateway import Handler
from server.core.passwords import Passwords
from server.core.sessions import Session, Sessions
from server.core.tickets import Tickets
from server.features.admin import AdminFeature
from server.features.auth import AuthFeature
from server.features.auth.door import Door
from server.features.auth.signing_in import Hide
from server.features.chat import ChatFeature
from server.features.org import OrgFeature
from server.features.replies import RepliesFeature
from server.features.spelling import SpellingFeature
from server.log.append import Log
from server.org.directory import Directory
from server.org.policies import Policies
from server.store.accounts import Account, add_account
from server.store.connection import Connection
from server.store.database import Database
from server.store.organisation import Organisation, create_organisation
from server.store.people import Person, add_person
from shared.ids import new_id
from shared.model.identity import proof_bytes
from shared.protocol.auth import Resume, SignedIn, SignIn
from shared.protocol.catalogue import CATALOGUE
from shared.wire.codec import FrameKind, unpack
from shared.wire.link import Link, Role
from shared.wire.message import Event, Reply, Request
from shared.wire.router import Router
from tests.server.store.disabling import set_disabled

KEY = bytes(range(32))
PASSWORD = "correct horse 电池"
START = 1_790_000_000_000
R = TypeVar("R", bound=Reply)


@dataclass
class Laptop:
    """A device with its key; `office` is the organisation it signs in to."""

    organisation: bytes
    id: bytes = field(default_factory=new_id)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    name: str = "ThinkPad"

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def proof(self, session: Session) -> bytes:
        return self.key.sign(proof_bytes(session.nonce, self.organisation, self.id))

    def sign_in(
        self, session: Session, user: str, password: str = PASSWORD, *, unseen: bool = False
    ) -> SignIn:
        proof = self.proof(session)
        return SignIn(user, password, self.id, self.name, "linux", self.public, proof, unseen)

    def resume(self, session: Session, token: bytes, *, unseen: bool = False) -> Resume:
        return Resume(token, self.id, self.proof(session), unseen)


class Office:
    """Everything a sign-in needs, at a time that tests move by hand (Unix ms)."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.now = START
        self.database = database
        self.authority = Authority.create(folder, "邻信", datetime.fromtimestamp(START / 1000, UTC))
        self.sessions = Sessions()
        self.passwords = Passwords(1, 8)
        self.bus = LocalBus(self.sessions)
        self._router = Router(CATALOGUE)
        self.organisation = Organisation(self.authority.organisation, "邻信")
        database.write_now(lambda db: create_organisation(db, self.organisation))
        self.restart()

    def restart(self) -> None:
        """Begin again with what is on disk."""
        self.tickets = Tickets(self.sessions)
        door = Door(self.database, self.sessions, self.tickets, self.authority, lambda: self.now)
        self.hide: Hide = lambda _connection, _person: None
        self.auth = AuthFeature(
            *(self.database, self.bus, self.authority, self.passwords, door, lambda: self.now),
            lambda connection, person: self.hide(connection, person),  # noqa: PLW0108 - tests change it
        )
        self.policies = Policies(self.organisation.id, self.authority.sign, lambda: self.now)
        self.log = Log(self.database, self.bus, self.policies, self.authority.sign, lambda: self.now)
        self.directory = Directory(
            *(self.database, self.log, self.bus, self.policies, self.organisation),
            hooks=(self.auth.people_changed,),
        )
        self._handlers: dict[type[Request[Any]], Handler] = {
            **self.auth.handlers(),
            **OrgFeature(self.database, self.bus, self.directory, self.organisation.id).handlers(),
            **AdminFeature(self.directory, self.passwords, self.sessions).handlers(),
            **ChatFeature(self.database, self.bus, lambda: self.now, self.directory).handlers(),
            **RepliesFeature(self.database, self.bus).handlers(),
            **SpellingFeature(self.database, self.bus).handlers(),
        }

    async def hire(
        self, number: str, name: str, password: str = PASSWORD, *, one_time: bool = False
    ) -> Person:
        hashed = await self.passwords.hash(password)

        def work(db: Connection) -> Person:
            person = add_person(db, new_id(), number, name)
            add_account(db, new_id(), Account(person.id, hashed, one_time))
            return person

        return await self.database.write(work)

    async def disable(self, person: Person, *, disabled: bool = True) -> None:
        await self.database.write(lambda db: set_disabled(db, person.id, disabled=disabled))

    def laptop(self) -> Laptop:
        return Laptop(self.authority.organisation)

    def link(self, address: str = "192.0.2.7") -> Session:
        """Return a link on which nobody is signed in yet."""
        link = Link(Role.ACCEPTOR, self._router, 0.0)
        return Session(link, address, self.sessions, lambda session: None, lambda: None)

    async def ask(self, session: Session, request: Request[R]) -> R:
        reply: Any = await self._handlers[type(request)](session, request)
        return reply

    async def sign_in(
        self, user: str, laptop: Laptop | None = None, address: str = "192.0.2.7", password: str = PASSWORD
    ) -> tuple[Session, SignedIn]:
        session = self.link(address)
        request = (laptop or self.laptop()).sign_in(session, user, password)
        return session, await self.ask(session, request)

    async def resume(self, laptop: Laptop, token: bytes) -> tuple[Session, SignedIn]:
        session = self.link()
        return session, await self.ask(session, laptop.resume(session, token))

    def heard(self, session: Session) -> list[Event]:
        """Return the events a session was told since the last time."""
        events: list[Event] = []
        while (data := session.link.outgoing()) is not None:
            frames = [frame for frame in unpack(data) if frame.kind == FrameKind.EVENT]
            events += [self._router.event(frame.message) for frame in frames]
        return events

    def pass_time(self, seconds: float) -> None:
        self.now += int(seconds * 1000)


@contextmanager
def office(folder: Path) -> Generator[Office]:
    """Open an office in an empty folder."""
    with Database.open(folder / "linxin.db", KEY, readers=1, create=True) as database:
        made = Office(folder, database)
        try:
            yield made
        finally:
            made.passwords.close()


def online(sessions: Collection[Session]) -> int:
    """Count the sessions that are not closing."""
    return sum(not session.closing for session in sessions)
