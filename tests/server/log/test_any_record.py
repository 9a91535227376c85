"""Whatever is said, amended, repeated, erased and retired, in any order: the record stays whole."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.log import chain, erasing, read
from server.log.ledger import Ledger
from server.log.records import ledger_of
from server.log.retention import Retention
from server.log.submission import Outcome, Placed
from server.store.connection import Connection
from server.store.erasures import Erasure
from server.store.organisation import Organisation, create_organisation
from shared.ids import direct_conversation
from shared.model.bodies import EditBody, MessageBody, ReactionBody, RecallBody
from shared.model.entry import START, Cursor, Mark, SignedEntry, decode_header
from tests.server.log.conftest import Author, Office

STEPS = 120


@dataclass
class Said:
    """An entry that was taken, by whom and to whom, and the answer its author got."""

    author: Author
    other: Author
    signed: SignedEntry
    answer: Placed

    @property
    def id(self) -> bytes:
        return decode_header(self.signed.header).id

    @property
    def place(self) -> tuple[int, int, int, bytes]:
        entry = self.answer.entry
        return entry.seq, entry.counted, entry.received, entry.link


@dataclass
class History:
    """A log that anything happens to, and what must be true of it."""

    runner: asyncio.Runner
    office: Office
    authority: Authority
    ledger: Ledger
    chance: random.Random
    people: list[Author]
    said: list[Said] = field(default_factory=list[Said])
    erased: set[bytes] = field(default_factory=set[bytes])
    gone: dict[bytes, int] = field(default_factory=dict[bytes, int])

    def step(self) -> None:
        self.office.clock[0] += self.chance.randrange(3_600_000)
        does = self.chance.choices(
            [self.say, self.amend, self.repeat, self.erase, self.retire], [50, 20, 15, 8, 4]
        )[0]
        does()

    def pair(self) -> tuple[Author, Author]:
        one, other = self.chance.sample(self.people, 2)
        return one, other

    def submit(self, author: Author, other: Author, signed: SignedEntry) -> Outcome:
        return self.runner.run(self.office.append(author, signed, other))

    def keep(self, author: Author, other: Author, signed: SignedEntry) -> None:
        outcome = self.submit(author, other, signed)
        if isinstance(outcome, Placed):
            assert outcome.fresh
            self.said.append(Said(author, other, signed, outcome))

    def say(self) -> None:
        author, other = self.pair()
        quote = self.chance.choice(self.said).id if self.said and self.chance.random() < 0.2 else None
        self.keep(author, other, author.writes(other, MessageBody(f"第 {len(self.said)} 句", quote=quote)))

    def amend(self) -> None:
        if self.said:
            one = self.chance.choice(self.said)
            bodies = (EditBody(one.id, "改"), ReactionBody(one.id, "👍", on=True), RecallBody(one.id))
            self.keep(one.author, one.other, one.author.writes(one.other, self.chance.choice(bodies)))

    def repeat(self) -> None:
        """The same bytes again get the same answer, whatever has become of the entry."""
        if self.said:
            one = self.chance.choice(self.said)
            again = self.submit(one.author, one.other, one.signed)
            assert isinstance(again, Placed)
            assert not again.fresh
            assert Said(one.author, one.other, one.signed, again).place == one.place

    def erase(self) -> None:
        standing = [one for one in self.said if decode_header(one.signed.header).kind == "message"]
        standing = [one for one in standing if one.id not in self.erased and not self.is_gone(one)]
        if not standing:
            return
        one = self.chance.choice(standing)
        conversation = direct_conversation(one.author.person, one.other.person)

        def work(connection: Connection) -> None:
            found = erasing.choose(connection, one.id, conversation)
            place = (found.id, found.author, found.conversation, found.seq)
            erasing.erase(connection, self.ledger, found, Erasure(*place, 1, "x", "y"))

        self.office.database.write_now(work)
        self.erased.add(one.id)

    def is_gone(self, one: Said) -> bool:
        conversation = direct_conversation(one.author.person, one.other.person)
        return one.answer.entry.seq <= self.gone.get(conversation, 0)

    def retire(self) -> None:
        now = self.office.clock[0]
        cutoff = now - self.chance.randrange(40 * 3_600_000)
        retention = Retention(self.authority.sign, cutoff, now)
        done = False
        while not done:
            done = self.office.database.write_now(retention.round).done
        for one in self.said:
            if one.answer.entry.received < cutoff:
                conversation = direct_conversation(one.author.person, one.other.person)
                seq = max(self.gone.get(conversation, 0), one.answer.entry.seq)
                self.gone[conversation] = seq

    def check(self) -> None:
        database = self.office.database
        assert database.read_now(lambda db: chain.verify(db, signed=self.authority.signed)) == []
        assert database.read_now(chain.check_at_start) == []
        by_conversation: dict[bytes, list[Said]] = {}
        for one in self.said:
            conversation = direct_conversation(one.author.person, one.other.person)
            by_conversation.setdefault(conversation, []).append(one)
        for conversation, said in by_conversation.items():
            database.read_now(lambda db, c=conversation, s=said: self.check_one(db, c, s))

    def check_one(self, connection: Connection, conversation: bytes, said: list[Said]) -> None:
        reader = said[0].author.person
        gone = self.gone.get(conversation, 0)
        page = read.after(connection, reader, conversation, START, 500)
        assert [entry.seq for entry in page.entries] == [
            one.answer.entry.seq for one in said if one.answer.entry.seq > gone
        ]
        for entry in page.entries:
            if decode_header(entry.header).id in self.erased:
                assert (entry.body, entry.marks & Mark.WITHHELD) == (b"", Mark.WITHHELD)
        for one in said:
            cursor = Cursor(one.answer.entry.seq, one.answer.entry.link)
            assert not read.after(connection, reader, conversation, cursor, 1).diverged
        history = read.before(connection, reader, conversation, 0, 500)
        assert history.kept == gone + 1


@pytest.mark.parametrize("seed", range(6))
def test_the_record_stays_whole(office: Office, tmp_path: Path, seed: int) -> None:
    office.database.write_now(lambda db: create_organisation(db, Organisation(bytes(20), "邻信")))
    authority = Authority.create(tmp_path, "邻信", datetime(2026, 1, 1, tzinfo=UTC))
    ledger = ledger_of(tmp_path, authority)
    people = [Author() for _ in range(3)]
    with asyncio.Runner() as runner:
        history = History(runner, office, authority, ledger, random.Random(seed), people)
        for number in range(STEPS):
            history.step()
            if number % 10 == 9:
                history.check()
        history.check()
    assert history.erased
    assert history.gone
