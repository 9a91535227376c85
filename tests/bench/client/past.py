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
from client.store.log import Log as ClientLog
from server import config
from server.core.bus import LocalBus
from server.core.keys import read_key
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store.connection import Connection
from server.store.database import Database
from server.store.people import add_person
from shared.ids import direct_conversation, new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.decide import Actor
from shared.model.entry import START, Cursor, Entry, Header, SignedEntry, encode_header
from shared.protocol.log import Page
from tests.bench.client.amounts import Company
from tests.bench.client.texts import names, text
from tests.bench.messaging.appends import SIGNATURE
from tests.bench.messaging.linxin import found
from tests.bench.messaging.office import Employee
from tests.support.directory import Directory, unsigned

SEED = 20_261_122
GROUP = 4_000
"""Messages that are written at once, at either end."""
BETWEEN_MS = 20_000
"""Time from one message to the next: the long conversation goes back some eight months."""
QUIET_MS = 600_000
"""One conversation ended so long after the next."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation of mine, and how many messages it has."""

    peer: bytes
    device: bytes
    conversation: bytes
    messages: int


@dataclass(frozen=True, slots=True)
class Past:
    """Whose cache it is, and all conversations; the long one is the last of them, and the newest."""

    me: Employee
    talks: tuple[Talk, ...]


async def make_past(company: Company, server: Path, cache: Path, key: bytes) -> Past:
    """Found the company in an empty data folder, let it talk, and fill a cache with what was said."""
    chance = random.Random(SEED)
    me = (await asyncio.to_thread(found, server, 1))[0]
    settings = config.load(server, environment=os.environ, flags={})
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        peers = await database.write(lambda db: [_hire(db, *one) for one in _newcomers(company, chance)])
        past = Past(me, tuple(_talks(company, me, peers)))
        await _talk(past, database, cache, key, chance)
    return past


def _newcomers(company: Company, chance: random.Random) -> Iterator[tuple[int, str]]:
    return enumerate(names(company.people - 1, chance), start=1)


def _hire(connection: Connection, number: int, name: str) -> bytes:
    person = new_id()
    add_person(connection, person, f"{number:05}", name)
    return person


def _talks(company: Company, me: Employee, peers: list[bytes]) -> Iterator[Talk]:
    amounts = [company.cached // company.conversations] * company.conversations
    amounts[0] += company.cached - sum(amounts)
    for peer, messages in zip(peers, [*amounts, company.long], strict=False):
        yield Talk(peer, new_id(), direct_conversation(me.person, peer), messages)


async def _talk(past: Past, database: Database, cache: Path, key: bytes, chance: random.Random) -> None:
    """Append every message in groups, each group read into the cache as soon as it is on disk."""
    ended = time.time_ns() // 1_000_000
    now = [ended]
    log = Log(database, LocalBus(Sessions()), Directory(), unsigned, lambda: now[0])
    mine = ClientLog(past.me.person, past.me.device)
    connection = client_database.connect(cache, key)
    for age, talk in enumerate(reversed(past.talks)):
        since, start = START, ended - QUIET_MS * age - BETWEEN_MS * talk.messages
        for first in range(0, talk.messages, GROUP):
            placed: list[Entry] = []
            for number in range(first, min(first + GROUP, talk.messages)):
                now[0] = start + number * BETWEEN_MS
                log.submit(_submission(past.me, talk, number, now[0], chance, placed))
            await log.drain()
            page = Page(tuple(placed), Cursor(placed[-1].seq, placed[-1].link))
            connection.execute("BEGIN IMMEDIATE")
            mine.store_page(connection, talk.conversation, since, page)
            connection.execute("COMMIT")
            since = page.head
    connection.close()


def _submission(
    me: Employee, talk: Talk, number: int, now: int, chance: random.Random, placed: list[Entry]
) -> Submission:
    own = chance.random() < 0.4
    author, device = (me.person, me.device) if own else (talk.peer, talk.device)
    header = Header(
        conversation=talk.conversation,
        id=new_id(now),
        author=author,
        device=device,
        n=number + 1,
        after=number,
        lamport=number + 1,
        kind="message",
        time=now,
    )
    signed = SignedEntry(encode_header(header), encode_body(MessageBody(text(chance))), SIGNATURE)

    def told(outcome: Outcome) -> None:
        if not isinstance(outcome, Placed):
            raise outcome
        placed.append(outcome.entry)

    return Submission(Actor(author, device), signed, told, talk.peer if own else me.person)
