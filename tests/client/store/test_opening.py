"""A cache that can't be opened is put aside, never deleted; what was not sent is saved out of it."""

import asyncio
import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from client.store.database import Database, connect, migrations
from client.store.opening import open_cache, suspicion
from shared.errors import ErrorCode, Refusal
from tests.client.making import KEY, Desk

SECRET = "只有我们知道的话"


async def fill(desk: Desk, count: int = 1) -> None:
    cache = await asyncio.to_thread(desk.open)
    for number in range(count):
        await cache.queue(desk.draft(f"{SECRET}{number}"), desk.me.identity.sign)
    await cache.close()


async def test_what_was_queued_is_there_after_opening_again(desk: Desk) -> None:
    await fill(desk)
    cache = await asyncio.to_thread(desk.open)
    assert len(await cache.waiting()) == 1
    await cache.close()


async def test_nothing_readable_lies_on_the_disk(desk: Desk) -> None:
    await fill(desk)
    data = b"".join(path.read_bytes() for path in desk.path.parent.iterdir())
    assert SECRET.encode() not in data
    assert b"SQLite format 3" not in data


async def test_a_wrong_key_puts_the_file_aside(desk: Desk) -> None:
    await fill(desk)
    before = desk.path.read_bytes()
    opened = await asyncio.to_thread(open_cache, desk.path, bytes(32))
    await opened.database.close()
    assert opened.aside is not None
    assert opened.aside.read_bytes() == before
    assert desk.path.exists()


async def test_a_damaged_file_gives_its_outbox_back(desk: Desk) -> None:
    await fill(desk)
    cache = await asyncio.to_thread(desk.open)
    for number in range(400):
        desk.log.say(desk.other, f"填充 {number} " + "长" * 200)
    await cache.store_page(desk.conversation, (await cache.cursor(desk.conversation)), desk.log.page(0, 500))
    await cache.close()
    size = desk.path.stat().st_size
    with desk.path.open("r+b") as file:
        file.seek(size - 40 * 1024)
        file.write(os.urandom(20 * 1024))
    suspicion(desk.path).touch()
    opened = await asyncio.to_thread(open_cache, desk.path, KEY)
    await opened.database.close()
    assert opened.aside is not None
    assert opened.saved == 1
    assert not suspicion(desk.path).exists()


async def test_a_sound_file_under_suspicion_stays(desk: Desk) -> None:
    await fill(desk)
    suspicion(desk.path).touch()
    opened = await asyncio.to_thread(open_cache, desk.path, KEY)
    await opened.database.close()
    assert opened.aside is None
    assert not suspicion(desk.path).exists()


async def test_damage_met_on_the_way_raises_suspicion(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    connection = await asyncio.to_thread(connect, path, KEY)
    database = Database(connection, suspicion(path))

    def meet_damage(_: object) -> None:
        error = sqlite.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite.SQLITE_CORRUPT  # pyright: ignore[reportAttributeAccessIssue]
        raise error

    with pytest.raises(Refusal) as caught:
        await database.run(meet_damage)
    assert caught.value.code is ErrorCode.STORAGE_FAILED
    assert suspicion(path).exists()
    await database.close()


async def test_a_full_disk_is_told_and_what_was_kept_stays(desk: Desk) -> None:
    await fill(desk)
    opened = await asyncio.to_thread(open_cache, desk.path, KEY)

    def limit(connection: sqlite.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    await opened.database.run(limit)
    with pytest.raises(Refusal) as caught:
        await opened.database.run(
            lambda db: db.execute("INSERT INTO state VALUES ('draft/', ?, 1)", (os.urandom(400_000),))
        )
    assert caught.value.code is ErrorCode.STORAGE_FULL
    assert (await opened.database.run(lambda db: db.execute("SELECT count(*) FROM outbox").fetchone()))[
        0
    ] == 1
    await opened.database.close()


async def test_a_newer_cache_is_left_alone(desk: Desk) -> None:
    await fill(desk)
    connection = await asyncio.to_thread(connect, desk.path, KEY)
    version = len(await asyncio.to_thread(migrations)) + 1

    def raise_version() -> None:
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()

    await asyncio.to_thread(raise_version)
    with pytest.raises(Refusal) as caught:
        await asyncio.to_thread(open_cache, desk.path, KEY)
    assert caught.value.code is ErrorCode.VERSION_UNSUPPORTED
    assert [path.name for path in desk.path.parent.glob("*unreadable*")] == []


async def test_each_commit_is_synced(desk: Desk) -> None:
    connection = await asyncio.to_thread(connect, desk.path, KEY)

    def pragmas() -> tuple[object, object]:
        found = [connection.execute(f"PRAGMA {one}").fetchone()[0] for one in ("journal_mode", "synchronous")]
        connection.close()
        return found[0], found[1]

    assert await asyncio.to_thread(pragmas) == ("wal", 2)
