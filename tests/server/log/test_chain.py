"""The log proves itself: whatever is changed by hand is found."""

import asyncio

import pytest

from server.log import chain
from server.store import state
from server.store.connection import Connection
from shared.model.state import PersonNote, encode_value, state_key
from tests.server.log.conftest import Author, Office


@pytest.fixture
async def written(office: Office, zhang: Author, li: Author) -> Office:
    for i in range(30):
        office.submit(zhang, zhang.writes(li, f"{i}"), li)
        office.submit(li, li.writes(zhang, f"{i}"), zhang)
    await office.settle()
    return office


async def test_an_untouched_log_is_consistent(written: Office) -> None:
    seen: list[int] = []
    assert await written.database.read(lambda db: chain.verify(db, seen.append)) == []
    assert await written.database.read(chain.check_at_start) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET body = x'91a178' WHERE seq = 7",
        "UPDATE entry SET received = received + 1 WHERE seq = 7",
        "UPDATE entry SET salt = zeroblob(16) WHERE seq = 7",
        "UPDATE entry SET counted = counted + 1 WHERE seq = 7",
        "UPDATE entry SET author = zeroblob(16) WHERE seq = 7",
        "DELETE FROM entry WHERE seq = 7",
        "DELETE FROM entry WHERE seq = 60",
        "UPDATE conversation SET counted = 1",
        "UPDATE conversation SET lamport = lamport + 1",
        "UPDATE member SET own = own + 1",
    ],
)
async def test_every_change_by_hand_is_found(written: Office, damage: str) -> None:
    await written.database.write(lambda db: db.execute(damage))
    assert await written.database.read(chain.verify)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET body = x'91a178' WHERE seq = 59",
        "DELETE FROM entry WHERE seq = 60",
        "UPDATE conversation SET seq = seq - 1",
        "UPDATE conversation SET link = zeroblob(32)",
    ],
)
async def test_a_start_after_a_crash_finds_what_the_crash_could_have_done(
    written: Office, damage: str
) -> None:
    await written.database.write(lambda db: chain.set_clean(db, clean=False))
    await written.database.write(lambda db: db.execute(damage))
    assert await written.database.read(chain.check_at_start)


async def test_a_second_process_that_writes_is_noticed(written: Office, zhang: Author, li: Author) -> None:
    """The heads kept in memory are dropped when somebody else has moved them."""
    key = state_key("person", zhang.person)

    def block(connection: Connection) -> None:
        state.put(connection, li.person, {key: encode_value(PersonNote(blocked=True))})

    await asyncio.to_thread(written.database.write_now, block)
    outcome = await written.append(zhang, zhang.writes(li, "还能说吗"), li)
    assert "blocked" in str(outcome)
