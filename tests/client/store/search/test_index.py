"""The index holds messages as they stand, the newest first, and no longer than the cache holds them."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2 as sqlite

from client.store import entries, indexing, trimming
from client.store.database import Connection, migrations
from client.store.rows import Found
from shared.model.bodies import EditBody, RecallBody
from shared.model.entry import START, Mark
from shared.model.state import Erased, encode_value, state_key
from shared.protocol.sync import StateItem
from tests.client.making import KEY, Desk, id_of
from tests.client.store.search.device import Device


async def test_what_is_recalled_leaves_the_index_in_the_same_moment(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "机密的话")
    desk.log.write(desk.other, EditBody(id_of(first), "更机密的话"))
    await device.store()
    await device.index()
    assert len(await device.words("机密")) == 1
    desk.log.write(desk.other, RecallBody(id_of(first)))
    await device.store()
    assert (await device.rows("search_entries"), await device.rows("search_words_docsize")) == (0, 0)
    assert await device.words("机密") == []
    await device.index()
    assert await device.words("机密") == []


async def test_what_was_recalled_or_erased_before_it_was_indexed_never_comes_in(device: Device) -> None:
    desk = device.desk
    first, second = desk.log.say(desk.other, "机密一"), desk.log.say(desk.other, "机密二")
    desk.log.write(desk.other, RecallBody(id_of(first)))
    await device.store()
    value = encode_value(Erased(desk.conversation))
    await device.cache.store_state((StateItem(state_key("erased", id_of(second)), value, 1),), 1, again=False)
    await device.index()
    assert await device.words("机密") == []
    withheld = replace(desk.log.say(desk.other, "机密三"), marks=Mark.WITHHELD)
    await device.cache.extend(desk.conversation, [*desk.log.entries[2:-1], withheld])
    await device.index()
    assert await device.rows("search_entries") == 0


async def test_an_edit_replaces_words(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "旧的说法")
    await device.store()
    await device.index()
    desk.log.write(desk.me, EditBody(id_of(first), "别人的改动"))
    desk.log.write(desk.other, EditBody(id_of(first), "新的说法"))
    await device.store()
    assert await device.words("旧的") == []
    await device.index()
    assert await device.words("说法") == ["新的说法"]
    assert await device.words("旧的") == await device.words("改动") == []
    assert await device.rows("search_words_docsize") == 1


async def test_an_edit_that_came_before_its_message_counts(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "旧的说法")
    edit = desk.log.write(desk.other, EditBody(id_of(first), "新的说法"))
    await device.cache.store_unplaced(desk.conversation, [edit])
    await device.index()
    await device.cache.store_unplaced(desk.conversation, [first])
    await device.index()
    assert await device.words("说法") == ["新的说法"]
    assert await device.words("旧的") == []


async def test_a_full_minute_goes_on_in_the_next(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PER_MINUTE", 4)
    for number in range(11):
        device.desk.log.say(device.desk.other, f"开会 {number}")
    await device.store()
    await device.index()
    assert await device.words("开会") == [f"开会 {number}" for number in reversed(range(11))]


async def test_the_newest_are_indexed_before_what_was_there_long_ago(device: Device) -> None:
    desk = device.desk
    for number in range(indexing.SLICE * 3):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    assert (await device.find("开会")) == Found(whole=False)
    await device.cache.index()
    page = await device.find("开会", 3)
    assert [hit.words for hit in page.hits] == ["开会 599", "开会 598", "开会 597"]
    assert not page.whole
    desk.log.say(desk.other, "开会了")
    await device.store()
    await device.cache.index()
    assert (await device.find("开会", 1)).hits[0].words == "开会了"
    await device.index()
    assert len((await device.find("开会", 1000)).hits) == 601
    assert (await device.find("开会", 1)).whole


async def test_what_is_trimmed_is_found_no_more_and_comes_back_with_its_words(device: Device) -> None:
    desk = device.desk
    for number in range(40):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    await device.index()
    await device.database.run(lambda db: trimming.trim(db, 10))
    assert await device.words("开会") == []
    await device.index()
    assert await device.words("开会") == [f"开会 {number}" for number in reversed(range(30, 40))]
    await device.cache.store_history(desk.conversation, 31, desk.log.history(31, 20))
    await device.index()
    assert len(await device.words("开会")) == 30
    assert await device.rows("search_words_docsize") == await device.rows("search_entries") == 30


async def test_a_slice_is_of_rows_that_are_there(device: Device) -> None:
    desk = device.desk
    for number in range(indexing.SLICE * 3):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    await device.index()

    def clear(connection: Connection) -> None:
        connection.execute("DELETE FROM entries WHERE row BETWEEN 10 AND ?", (indexing.SLICE * 2,))
        indexing.clear(connection)

    await device.database.run(clear)
    assert await device.cache.index() == (False, True)
    assert await device.cache.index() == (False, False)


async def test_a_number_that_is_given_to_another_row_is_looked_at_again(device: Device) -> None:
    desk = device.desk
    waiting = await device.cache.queue(desk.draft("会丢的话"), desk.me.identity.sign)
    placed = desk.log.append(waiting.entry)
    await device.store()
    await device.index()
    lost = await device.cache.roll_back(desk.conversation, START)
    assert [id_of(one) for one in lost] == [id_of(placed)]
    await device.cache.requeue(desk.conversation, [id_of(placed)])
    assert [hit.seq for hit in (await device.find("会丢")).hits] == [0], "in the outbox alone"
    desk.log.entries.clear()
    desk.log.say(desk.other, "别的话")
    await device.store()
    await device.index()
    assert await device.words("别的话") == ["别的话"]


async def test_a_cache_of_before_is_indexed_in_slices(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "cache.db")
    for number in range(indexing.SLICE + 5):
        desk.log.say(desk.other, f"开会 {number}")
    await asyncio.to_thread(_as_before, desk)
    device = await asyncio.to_thread(Device, tmp_path)
    assert await device.database.run(indexing.lacks) == (False, True)
    assert await device.cache.index() == (False, True)
    # It goes on after the next start, or a crash.
    await device.cache.close()
    await asyncio.to_thread(device.open)
    await device.index()
    assert len((await device.find("开会", 1000)).hits) == indexing.SLICE + 5
    await device.cache.close()


def _as_before(desk: Desk) -> None:
    """Write a cache as the version before did, with all that stands in the log."""
    connection = sqlite.connect(str(desk.path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    for step in migrations()[:7]:
        connection.executescript(step)
    connection.execute("PRAGMA user_version = 7")
    for entry in desk.log.entries:
        entries.put(connection, entry)
    connection.close()
