"""The database: group commit, failures that concern only their own, and faults told apart."""

import asyncio
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from server.store.connection import Connection
from server.store.database import Database
from server.store.errors import StoreError, StoreFault
from server.store.migrate import migrations, schema_version
from shared.errors import ErrorCode, Refusal

KEY = b"k" * 32


@pytest.fixture
def database(tmp_path: Path) -> Generator[Database]:
    with Database.open(tmp_path / "x.db", KEY, create=True) as opened:
        yield opened


def _put(key: str) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        connection.execute(
            "INSERT INTO personal_state (person, key, version, value) VALUES (x'00', ?, 1, x'')", (key,)
        )

    return work


def _keys(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT key FROM personal_state ORDER BY key")]


def _refuse(_connection: Connection) -> None:
    raise Refusal(ErrorCode.NOT_ALLOWED)


async def test_a_failing_job_takes_back_only_its_own(database: Database) -> None:
    def failing(connection: Connection) -> None:
        _put("lost")(connection)
        raise Refusal(ErrorCode.NOT_ALLOWED)

    results = await asyncio.gather(
        database.write(_put("a")),
        database.write(failing),
        database.write(_put("b")),
        database.write(lambda db: db.execute("NONSENSE")),
        return_exceptions=True,
    )
    assert isinstance(results[1], Refusal)
    assert isinstance(results[3], StoreError)
    assert await database.read(_keys) == ["a", "b"]


async def test_nobody_is_told_before_the_commit(database: Database) -> None:
    """What a write returns is on disk already: a second connection sees it at once."""
    for number in range(20):
        await database.write(_put(f"{number:03}"))
        assert f"{number:03}" in await asyncio.to_thread(database.read_now, _keys)


async def test_caches_are_dropped_when_a_job_fails_by_accident(database: Database) -> None:
    dropped: list[bool] = []
    database.on_forget(lambda: dropped.append(True))
    with pytest.raises(Refusal):
        await database.write(_refuse)
    assert not dropped
    with pytest.raises(ZeroDivisionError):
        await database.write(lambda _: 1 // 0)
    assert dropped


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StoreError):
        await database.read(_put("x"))


async def test_after_closing_writes_are_refused(tmp_path: Path) -> None:
    database = await asyncio.to_thread(Database.open, tmp_path / "y.db", KEY, create=True)
    await asyncio.to_thread(database.close)
    with pytest.raises(Refusal) as caught:
        await database.write(_keys)
    assert caught.value.code is ErrorCode.SHUTTING_DOWN


def _fault(path: Path, key: bytes = KEY) -> StoreFault:
    with pytest.raises(StoreError) as caught:
        Database.open(path, key)
    return caught.value.fault


def test_faults_at_opening_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    assert _fault(path) is StoreFault.MISSING
    with Database.open(path, KEY, create=True) as database:
        database.write_now(lambda db: db.execute("PRAGMA user_version = 9999"))
    assert _fault(path) is StoreFault.NEWER_VERSION
    assert _fault(path, b"z" * 32) is StoreFault.WRONG_KEY
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"no database at all" * 1000)
    assert _fault(garbage) is StoreFault.WRONG_KEY


def test_nothing_readable_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Database.open(path, KEY, create=True) as database:
        database.write_now(_put("a very telling key"))
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"telling" not in written
    assert b"SQLite format" not in written


def test_migrations_are_numbered_without_a_gap(database: Database) -> None:
    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert database.read_now(schema_version) == numbers[-1]
