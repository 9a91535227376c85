"""The company's past: written into a server's store by its own log, and from there into a client's cache.

Signatures alone are no real ones: making a million takes minutes, and neither end checks what came over a
session of its own.
"""

import asyncio
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from client.store import database as client_database
from client.store import indexing
from client.store.log import Log as ClientLog
from server import config
from server.core.bus import LocalBus
from server.core.keys import read_key
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store.database import Database
from shared.ids import new_id
from shared.model.bodies import Body, GroupBody, MessageBody, encode_body, kind_of
from shared.model.decide import Actor
from shared.model.entry import START, Cursor, Entry, Header, SignedEntry, encode_header
from shared.protocol.log import Page
from tests.bench.client.amounts import Company
from tests.bench.client.people import Staff, Talk, staffed, talks
from tests.bench.client.texts import PROJECTS, text
from tests.bench.messaging.appends import SIGNATURE
from tests.bench.messaging.office import Employee
from tests.support.directory import Directory, unsigned

SEED = 20_261_122
AT_ONCE = 4_000
"""Messages that are written at once, at either end."""
OWN, OWN_OF_MANY = 0.4, 0.1
"""Which part of a direct conversation and of a group I have written."""
BETWEEN_MS = 20_000
"""Time from one message to the next: the long conversation goes back some eight months."""
QUIET_MS = 600_000
"""One conversation ended so long after the next."""


@dataclass(frozen=True, slots=True)
class Past:
    """Who works here, and all conversations of mine; the long one is the last of them, and the newest."""

    staff: Staff
    talks: tuple[Talk, ...]


async def make_past(company: Company, server: Path, cache: Path, key: bytes) -> Past:
    """Found the company in an empty data folder, let it talk, and fill a cache with what was said."""
    chance = random.Random(SEED)
    staff = await asyncio.to_thread(staffed, company, server, chance)
    settings = config.load(server, environment=os.environ, flags={})
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        past = Past(staff, tuple(talks(company, staff, chance)))
        await _talk(past, database, cache, key, chance)
    return past


async def _talk(past: Past, database: Database, cache: Path, key: bytes, chance: random.Random) -> None:
    """Append every message in groups, each group read into the cache as soon as it is on disk."""
    ended = time.time_ns() // 1_000_000
    now = [ended]
    log = Log(database, LocalBus(Sessions()), Directory(), unsigned, lambda: now[0])
    me = past.staff.me
    mine = ClientLog(me.person, me.device)
    connection = client_database.connect(cache, key)
    for age, talk in enumerate(reversed(past.talks)):
        said = _said(me, talk, chance)
        count = len(talk.members[:1]) + talk.messages
        since, start = START, ended - QUIET_MS * age - BETWEEN_MS * (count - 1)
        for first in range(0, count, AT_ONCE):
            placed: list[Entry] = []
            for number in range(first, min(first + AT_ONCE, count)):
                now[0] = start + number * BETWEEN_MS
                log.submit(_submission(me, talk, next(said), number, now[0], placed))
            await log.drain()
            page = Page(tuple(placed), Cursor(placed[-1].seq, placed[-1].link))
            connection.execute("BEGIN IMMEDIATE")
            mine.store_page(connection, talk.conversation, since, page)
            connection.execute("COMMIT")
            since = page.head
    _index(connection)
    connection.close()


def _index(connection: client_database.Connection) -> None:
    """Put all of it into the index of words, which a client would do behind what is measured."""
    while any(indexing.lacks(connection)):
        connection.execute("BEGIN IMMEDIATE")
        indexing.fill(connection, AT_ONCE)
        connection.execute("COMMIT")


def _said(me: Employee, talk: Talk, chance: random.Random) -> Iterator[tuple[Employee, Body]]:
    """Who says what, one after the other: a group is founded before anything is said in it."""
    if talk.members:
        yield talk.writers[0], GroupBody(chance.choice(PROJECTS), talk.members)
    share = OWN_OF_MANY if talk.members else OWN
    while True:
        writer = me if chance.random() < share else chance.choice(talk.writers)
        yield writer, MessageBody(text(chance))


def _submission(
    me: Employee, talk: Talk, said: tuple[Employee, Body], number: int, now: int, placed: list[Entry]
) -> Submission:
    writer, body = said
    header = Header(
        conversation=talk.conversation,
        id=new_id(now),
        author=writer.person,
        device=writer.device,
        n=number + 1,
        after=number,
        lamport=number + 1,
        kind=kind_of(body),
        time=now,
    )
    signed = SignedEntry(encode_header(header), encode_body(body), SIGNATURE)

    def told(outcome: Outcome) -> None:
        if not isinstance(outcome, Placed):
            raise outcome
        placed.append(outcome.entry)

    to = None if talk.members else talk.writers[0].person if writer == me else me.person
    return Submission(Actor(writer.person, writer.device), signed, told, to)
