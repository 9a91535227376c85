"""The index follows what is stored without being asked, and who searches does not wait for it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from client.core.bus import Bus
from client.core.events import EntriesStored
from client.services import search
from client.services.search import SearchService
from client.store import indexing, trimming
from client.store.cache import CacheStore
from client.store.opening import open_cache
from shared.errors import ErrorCode, Refusal
from tests.client.making import KEY, Desk, id_of


class Room:
    """A service over a cache that can be full, with what I keep out of my sight."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.database = open_cache(desk.path, KEY).database
        self.cache = CacheStore(self.database, desk.me.identity.device, desk.me.person)
        self.bus = Bus()
        self.hidden: set[bytes] = set()
        self.service = SearchService(self.cache, self.bus, lambda: self.hidden)

    async def say(self, *texts: str) -> None:
        """Let somebody say something, which is stored and told of."""
        said = [self.desk.log.say(self.desk.other, text) for text in texts]
        await self.cache.extend(self.desk.conversation, said)
        (place,) = await self.cache.places()
        self.bus.publish(EntriesStored(self.desk.conversation, said, place))

    async def rests(self) -> None:
        """Wait until all that is held is in the index."""
        for _ in range(1000):
            if not any(await self.database.run(indexing.lacks)):
                return
            await asyncio.sleep(0.005)
        raise AssertionError("the index is not filled")

    async def words(self, typed: str) -> list[str]:
        return [hit.words for hit in (await self.service.find(typed)).hits]


@pytest.fixture
async def room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(search, "START", 0.01)
    monkeypatch.setattr(search, "GATHER", 0.01)
    monkeypatch.setattr(search, "PAUSE", 0.0)
    made = await asyncio.to_thread(Room, desk)
    yield made
    await made.service.close()
    await made.cache.close()


async def test_what_has_just_come_is_found_at_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "GATHER", 60.0)
    await room.say("下午开会", "几点")
    assert await room.words("开会") == ["下午开会"]
    await room.say("改成明天开会")
    assert await room.words("开会") == ["改成明天开会", "下午开会"]


async def test_the_index_follows_by_itself(room: Room) -> None:
    await room.say("下午开会")

    await room.rests()
    await room.say("几点")
    await room.rests()


async def test_what_an_older_version_left_comes_in_after_the_start(room: Room) -> None:
    await room.say(*(f"开会 {number}" for number in range(indexing.SLICE * 2)))
    await room.rests()
    await room.database.run(indexing.clear)
    assert await room.database.run(indexing.lacks) == (False, True)
    room.service.start()

    await room.rests()
    found = await room.service.find("开会", limit=1000)
    assert (len(found.hits), found.whole) == (indexing.SLICE * 2, True)


async def test_after_clearing_what_is_left_comes_in_once_somebody_searches(room: Room) -> None:
    await room.say(*(f"开会 {number}" for number in range(indexing.SLICE * 2)))
    await room.rests()
    await room.database.run(lambda db: trimming.trim(db, indexing.SLICE + 1))
    await room.service.find("开会")

    await room.rests()
    found = await room.service.find("开会", limit=1000)
    assert (len(found.hits), found.whole) == (indexing.SLICE + 1, True)


async def test_pages_and_what_is_hidden(room: Room) -> None:
    await room.say(*(f"开会 {number}" for number in range(30)))
    first = await room.service.find("开会")
    assert len(first.hits) == search.LIMIT
    second = await room.service.find("开会", further=first.further)
    assert (len(second.hits), second.further) == (10, 0)
    room.hidden.add(id_of(room.desk.log.entries[-1]))
    assert (await room.service.find("开会")).hits[0].words == "开会 28"


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\0"])
async def test_nothing_is_asked_for_signs_alone(room: Room, typed: str) -> None:
    await room.say("开会?!")
    assert await room.words(typed) == []


async def test_a_full_disk_leaves_what_was_found_before(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.say("下午开会")
    assert await room.words("开会") == ["下午开会"]

    async def full() -> tuple[bool, bool]:
        raise Refusal(ErrorCode.STORAGE_FULL)

    monkeypatch.setattr(room.cache, "index", full)
    await room.say("明天开会")
    assert await room.words("开会") == ["下午开会"]
    await asyncio.sleep(0.05)
    monkeypatch.undo()
    assert await room.words("开会") == ["明天开会", "下午开会"]


async def test_who_types_on_gives_a_search_up(room: Room) -> None:
    await room.say("下午开会")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await room.service.find("开会")
    assert await room.words("开会") == ["下午开会"]
