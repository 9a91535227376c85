"""Databases as former schema steps left them: filled by that step's own code, kept as SQL, never made anew.

`python -m tests.server.store.golden_databases` adds the one of the present step, if it is not there yet.
"""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from server.core.bus import LocalBus
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.desk import Desk
from server.log.submission import Outcome, Placed, Submission
from server.store import places
from server.store.accounts import Account, add_account
from server.store.attachments import arrived
from server.store.attempts import add_failure
from server.store.avatars import put_avatar
from server.store.connection import Connection
from server.store.database import Database
from server.store.departments import Department, save_department
from server.store.devices import Certified, Device, put_device
from server.store.migrate import migrations
from server.store.organisation import Organisation, create_organisation
from server.store.people import add_person, find_person, save_person
from server.store.policy import save_policy
from server.store.state import put
from server.store.urges import note_urged
from shared.ids import department_conversation, direct_conversation
from shared.model.avatar import avatar_digest
from shared.model.bodies import (
    Attachment,
    Body,
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    RulesBody,
    encode_body,
    kind_of,
)
from shared.model.decide import Actor
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.rights import SignedPolicy, encode_policy, first_policy
from shared.model.state import Arrangement, Draft, ReadMark, encode_value, state_key
from tests.server.store.disabling import set_disabled
from tests.shared.samples import PICTURE
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
        """Append an entry one to one."""
        return await self.append(author, direct_conversation(author, other), body, other)

    async def append(
        self, author: bytes, conversation: bytes, body: Body, other: bytes | None = None
    ) -> bytes:
        """Append an entry, and return its id."""
        n, identity = next(self._counted), self.id()
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
        places.put(connection, person, "192.0.2.0/24", NOW, 64)
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


def office(connection: Connection, desk: Desk, ids: list[bytes], department: bytes) -> None:
    """Fill what the third step brought: a department with its head and its group, a card, the policy.

    The fifth brought pictures, the eleventh levels.
    """
    wang, li, _ = ids
    save_department(connection, Department(department, None, "研发部", 0, (wang,), removed=False, version=0))
    for person in (wang, li):
        found = find_person(connection, person)
        assert found is not None
        card = replace(found, department=department, title="工程师", phones=("8001",), mail="a@example.com")
        picture = avatar_digest(PICTURE) if person == li else b""
        save_person(connection, replace(card, avatar=picture, level="P6"))
    put_avatar(connection, li, PICTURE)
    policy = first_policy(bytes(range(20)), NOW // 1000, [wang])
    save_policy(connection, SignedPolicy(encode_policy(policy), bytes(64)))
    desk.append(department_conversation(department), GroupBody("研发部", (wang, li), "department"))
    desk.append(department_conversation(department), MemberBody(wang, "admin"))


async def groups(database: Database, ids: list[bytes], chance: random.Random) -> None:
    """Fill a department's group, and one that somebody has left and come back to.

    The eighth brought its end, an own name in it, and asking to read.
    """
    wang, li, _ = ids
    log = Log(database, LocalBus(Sessions()), Directory(), unsigned, lambda: NOW)
    writing = Writing(log, chance)
    department, badminton = writing.id(), writing.id()
    await log.act(lambda connection, desk: office(connection, desk, ids, department))
    await writing.append(wang, department_conversation(department), MessageBody("都来看", everyone=True))
    await writing.append(wang, badminton, GroupBody("羽毛球", (li,), "room", "open"))
    await writing.append(li, badminton, MessageBody("我先走", (wang,)))
    await writing.append(li, badminton, MemberBody(li, "leave"))
    await writing.append(wang, badminton, NoticeBody("周三晚七点"))
    await writing.append(li, badminton, MemberBody(li, "join"))
    arranged = {state_key("arrange", badminton): encode_value(Arrangement(muted=True, sticky=NOW))}
    await database.write(lambda db: put(db, li, arranged))
    drawing = Attachment(bytes(32), "图纸.png", 3, "image/png", 2, 1)
    await database.write(lambda db: arrived(db, wang, drawing.digest, drawing.size, NOW))
    await writing.append(wang, badminton, MessageBody("", attachments=(drawing,)))
    await writing.append(li, badminton, NicknameBody("球王"))
    await writing.append(wang, badminton, RulesBody(ends=NOW + 7 * 24 * 3600 * 1000))
    await database.write(lambda db: note_urged(db, 1, 1, NOW))


def made(folder: Path) -> str:
    """Make a database of the present step and return it as SQL."""
    chance = random.Random(20_261_122)
    ids = [chance.randbytes(16) for _ in NAMES]
    with Database.open(folder / "golden.db", KEY, create=True) as database:
        database.write_now(lambda db: people(db, ids))
        asyncio.run(logs(database, ids, chance))
        asyncio.run(groups(database, ids, chance))
        return database.read_now(lambda db: "\n".join(dumped(db)) + "\n")


def main() -> None:
    """Add the golden database of the present step."""
    path = FOLDER / f"{migrations()[-1][0]:04}.sql"
    if not path.exists():
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(made(Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
