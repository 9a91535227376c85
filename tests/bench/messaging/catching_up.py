"""The work of catching up: a device that holds five hundred conversations asks what has changed."""

import asyncio
import os
import time
from collections.abc import Sequence
from pathlib import Path

from server import config
from server.core.bus import LocalBus
from server.core.keys import read_key
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.submission import Outcome, Submission
from server.store.database import Database
from shared.ids import direct_conversation, new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.decide import Actor
from shared.model.entry import START, Cursor, Header, SignedEntry, encode_header
from shared.protocol.log import After
from shared.protocol.sync import CatchUp, Held
from tests.bench.messaging.appends import SIGNATURE
from tests.bench.messaging.client import Client
from tests.bench.messaging.office import Employee
from tests.bench.messaging.one_to_one import MessagesLostError
from tests.bench.rows import Meter, Row
from tests.support.directory import Directory, unsigned

CONVERSATIONS = 500
DIGEST = f"digest of {CONVERSATIONS} conversations"
MESSAGES_EACH = 20
CHANGED = 50
ASKED = 200


def talk_before(data: Path, staff: Sequence[Employee]) -> None:
    """Let everyone else have talked with the first of the staff, before the server starts."""
    settings = config.load(data, environment=os.environ, flags={})
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        asyncio.run(_talk(database, staff[0], staff[1:]))


async def _talk(database: Database, me: Employee, others: Sequence[Employee]) -> None:
    log = Log(database, LocalBus(Sessions()), Directory(), unsigned)
    for number in range(MESSAGES_EACH):
        for other in others:
            log.submit(_submission(me, other, number))
        await log.drain()


def _submission(me: Employee, other: Employee, number: int) -> Submission:
    author, peer = (me, other) if number % 2 else (other, me)
    now = time.time_ns() // 1_000_000
    header = Header(
        *(direct_conversation(me.person, other.person), new_id(), author.person, author.device),
        *(number + 1, 0, number + 1, "message", now),
    )
    body = encode_body(MessageBody(f"What was said before, number {number}"))
    signed = SignedEntry(encode_header(header), body, SIGNATURE)
    return Submission(Actor(author.person, author.device), signed, _stored, peer.person)


def _stored(outcome: Outcome) -> None:
    if isinstance(outcome, Exception):
        raise outcome


async def measure_digests(client: Client, meter: Meter) -> list[Row]:
    """The rows for a device that lacks what was said in some conversations, and for a new one."""
    digest = await client.ask(CatchUp(0, ()))
    held = [Held(head.conversation, head.cursor) for head in digest.heads]
    for number in range(CHANGED):
        held[number] = await _behind(client, held[number].conversation)
    away = CatchUp(digest.state_version, tuple(held))
    return [
        await _measure(client, meter, DIGEST, away, CHANGED),
        await _measure(client, meter, f"{DIGEST} for a new device", CatchUp(0, ()), len(held)),
    ]


async def _behind(client: Client, conversation: bytes) -> Held:
    """Return what a device holds that missed half of what was said."""
    page = await client.ask(After(conversation, START, MESSAGES_EACH // 2))
    return Held(conversation, Cursor(page.entries[-1].seq, page.entries[-1].link))


async def _measure(client: Client, meter: Meter, work: str, request: CatchUp, changed: int) -> Row:
    seconds: list[float] = []
    meter.start()
    for _ in range(ASKED):
        began = time.perf_counter()
        digest = await client.ask(request)
        seconds.append(time.perf_counter() - began)
        if len(digest.heads) != changed:
            raise MessagesLostError(f"{len(digest.heads)} of {changed} conversations told")
    return meter.answers(work, seconds)
