"""A log whose people have talked for hours, to erase from, to retire, and to hold against its heads."""

import asyncio
from dataclasses import dataclass

from server.core.authority import Authority
from server.log import chain, erasing
from server.log.ledger import Ledger
from server.log.retention import DAY, Retention
from server.log.submission import Placed
from server.store.connection import Connection
from server.store.database import Database
from server.store.erasures import Erasure
from shared.errors import Refusal
from shared.model.entry import SignedEntry, decode_header
from tests.server.log.conftest import Author, Office


@dataclass(frozen=True)
class Desk:
    """The log under test, asked without a loop: what is looked at here waits for the disk."""

    runner: asyncio.Runner
    office: Office

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def clock(self) -> list[int]:
        return self.office.clock

    def placed(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Placed:
        return self.runner.run(self.office.placed(author, signed, to))

    def refused(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Refusal:
        return self.runner.run(self.office.refused(author, signed, to))


def talk(desk: Desk, zhang: Author, li: Author, count: int = 10) -> list[SignedEntry]:
    """Let the two say something every hour, by turns."""
    said: list[SignedEntry] = []
    for number in range(count):
        author, other = (zhang, li) if number % 3 else (li, zhang)
        signed = author.writes(other, f"第 {number + 1} 句", lamport=number + 1)
        desk.placed(author, signed, other)
        said.append(signed)
        desk.clock[0] += 3_600_000
    return said


def id_of(signed: SignedEntry) -> bytes:
    return decode_header(signed.header).id


def faults(desk: Desk, authority: Authority) -> list[str]:
    return [
        *map(str, desk.database.read_now(lambda db: chain.verify(db, signed=authority.signed))),
        *map(str, desk.database.read_now(chain.check_at_start)),
    ]


def erase(desk: Desk, ledger: Ledger, entry: bytes, conversation: bytes | None = None) -> None:
    def work(connection: Connection) -> None:
        found = erasing.choose(connection, entry, conversation)
        place = (found.id, found.author, found.conversation, found.seq)
        erasing.erase(connection, ledger, found, Erasure(*place, desk.clock[0], "IT 刘洋", "客户要求"))

    desk.database.write_now(work)


def retire(desk: Desk, authority: Authority, days: float) -> int:
    now = desk.clock[0]
    retention = Retention(authority.sign, now - int(days * DAY), now)
    retired, done = 0, False
    while not done:
        one = desk.database.write_now(retention.round)
        retired, done = retired + one.retired, one.done
    return retired
