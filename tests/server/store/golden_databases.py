"""Databases as former schema steps left them: filled by that step's own code, kept as SQL, never made anew.

`python -m tests.server.store.golden_databases` adds the one of the present step, if it is not there yet.
"""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from server.core.bus import LocalBus
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store.accounts import Account, add_account
from server.store.attempts import add_failure
from server.store.connection import Connection
from server.store.database import Database
from server.store.devices import Certified, Device, put_device
from server.store.migrate import migrations
from server.store.organisation import Organisation, create_organisation
from server.store.people import add_person, set_disabled
from server.store.state import put
from shared.ids import direct_conversation
from shared.model.bodies import (
    Body,
    EditBody,
    MessageBody,
    PinBody,
    ReactionBody,
    RecallBody,
    encode_body,
    kind_of,
)
from shared.model.decide import Actor
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.state import Draft, ReadMark, encode_value, state_key
from tests.support.directory import Directory, unsigned

FOLDER = Path(__file__).with_name("goldens")
KEY = b"g" * 32
NOW = 1_760_000_000_000
NAMES = (("1001", "王芳"), ("1002", "李伟"), ("1003", "曾琳"))
LONG = 70
"""Messages of one conversation: more than lie between two marks of the index."""


def goldens() -> dict[int, Path]:
    """Return the dumps by the step they were made at."""
    return {int(path.stem): path for path in sorted(FOLDER.glob("*.sql"))}


def dumped(connection: Connection) -> Iterator[str]:
    """Yield a statement for every row of every table, in an order that references allow."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")
    for (table,) in tables.fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        quoted = ", ".join(f"quote({column})" for column in columns)
        for row in connection.execute(f"SELECT {quoted} FROM {table}"):
            yield f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join(row)});"


class Writing:
    """Writes entries of a few people, with ids that are the same every time."""

    def __init__(self, log: Log, chance: random.Random) -> None:
        self._log = log
        self._chance = chance
        self._counted = count(1)

    def id(self) -> bytes:
        """Return an id as a device makes one, at the moment `NOW`."""
        raw = bytearray(NOW.to_bytes(6, "big") + self._chance.randbytes(10))
        raw[6], raw[8] = raw[6] & 0x0F | 0x70, raw[8] & 0x3F | 0x80
        return bytes(raw)

    async def write(self, author: bytes, other: bytes, body: Body) -> bytes:
        n, identity = next(self._counted), self.id()
        conversation = direct_conversation(author, other)
        header = Header(conversation, identity, author, author, n, 0, n, kind_of(body), NOW)
        signed = SignedEntry(encode_header(header), encode_body(body), bytes(64))
        outcomes: list[Outcome] = []
        self._log.submit(Submission(Actor(author, author), signed, outcomes.append, other))
        await self._log.drain()
        assert isinstance(outcomes[0], Placed), outcomes
        return identity


def people(connection: Connection, ids: list[bytes]) -> None:
    """Fill what concerns accounts: people, one of them disabled, devices and failures."""
    create_organisation(connection, Organisation(bytes(range(20)), "邻信金样"))
    for person, (number, name) in zip(ids, NAMES, strict=True):
        add_person(connection, person, number, name)
        add_account(connection, person[::-1], Account(person, "$argon2id$hash", must_change=number == "1003"))
        certified = Certified(b"certificate", b"signature", NOW)
        key = bytes(reversed(range(32)))
        put_device(connection, Device(person, person, "笔记本", "linux", key, NOW, NOW, None, certified))
    set_disabled(connection, ids[2], disabled=True)
    add_failure(connection, "192.0.2.7", ids[0], NOW)


async def logs(database: Database, ids: list[bytes], chance: random.Random) -> None:
    """Fill two conversations, one longer than a stretch of the index, with every kind of amendment."""
    wang, li, zeng = ids
    log = Log(database, LocalBus(Sessions()), Directory(), unsigned, lambda: NOW)
    writing = Writing(log, chance)
    first = await writing.write(wang, li, MessageBody("你好，李伟"))
    for number in range(LONG):
        await writing.write(*((wang, li) if number % 3 else (li, wang)), MessageBody(f"第 {number} 条"))
    await writing.write(wang, li, EditBody(first, "你好，李经理"))
    await writing.write(li, wang, ReactionBody(first, "👍", on=True))
    await writing.write(li, wang, PinBody(first, on=True))
    second = await writing.write(zeng, li, MessageBody("错了"))
    await writing.write(zeng, li, RecallBody(second))
    items = {
        state_key("read", direct_conversation(wang, li)): encode_value(ReadMark(40, 40, 27)),
        state_key("draft", direct_conversation(wang, li)): encode_value(Draft("还没写完", NOW)),
    }
    await database.write(lambda db: put(db, wang, items))


def made(folder: Path) -> str:
    """Make a database of the present step and return it as SQL."""
    chance = random.Random(20_261_122)
    ids = [chance.randbytes(16) for _ in NAMES]
    with Database.open(folder / "golden.db", KEY, create=True) as database:
        database.write_now(lambda db: people(db, ids))
        asyncio.run(logs(database, ids, chance))
        return database.read_now(lambda db: "\n".join(dumped(db)) + "\n")


def main() -> None:
    """Add the golden database of the present step."""
    path = FOLDER / f"{migrations()[-1][0]:04}.sql"
    if not path.exists():
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(made(Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
