"""Old history goes off a device and comes back; what nobody else has stays."""

import asyncio
import random
from pathlib import Path

import pytest

from client.core.sync.writing import NewEntry
from client.services.storage import StorageService
from client.store import trimming
from client.store.cache import CacheStore
from client.store.database import Database
from client.store.opening import open_cache
from shared.model.bodies import EditBody, ReactionBody
from shared.model.entry import START, Entry, decode_header
from shared.model.state import Draft
from tests.client.making import KEY, Desk, Writer, id_of


class NoFiles:
    """A device that keeps no files."""

    size = 0

    async def clear(self) -> int:
        return 0


class Device:
    """A cache with its storage service."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "cache.db")
        self.database: Database = open_cache(self.desk.path, KEY).database
        self.cache = CacheStore(self.database, self.desk.me.identity.device, self.desk.me.person)
        self.storage = StorageService(self.database, self.desk.path, NoFiles())

    async def shown(self) -> list[tuple[int, list[int]]]:
        """Return what stands as far as it is held: each entry with what amends it."""
        page = await self.cache.page(self.desk.conversation, 0, 10_000)
        held = [one for one in page.standing if one.seq]
        return [
            (one.seq, sorted(each.seq for each in page.amendments if id_of(one) in each.body)) for one in held
        ]

    async def trim(self, kept: int) -> int:
        return await self.database.run(lambda db: trimming.trim(db, kept))


@pytest.fixture
async def device(tmp_path: Path) -> Device:
    return await asyncio.to_thread(Device, tmp_path)


def talk(desk: Desk, entries: int, seed: int = 1) -> None:
    """Let both say, edit and react at random."""
    chance = random.Random(seed)
    for number in range(entries):
        writer: Writer = chance.choice([desk.me, desk.other])
        said = [one for one in desk.log.entries if b"text" in one.body]
        target = id_of(chance.choice(said)) if said else None
        if target is None or chance.random() < 0.7:
            desk.log.say(writer, f"text {number}")
        elif chance.random() < 0.5:
            desk.log.write(writer, ReactionBody(target, "👍", on=True))
        else:
            desk.log.write(writer, EditBody(target, "edited"))


@pytest.mark.parametrize("seed", range(8))
async def test_what_went_is_read_again_as_it_was(device: Device, seed: int) -> None:
    desk, cache = device.desk, device.cache
    talk(desk, 120, seed)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 1000))
    before, cursor = await device.shown(), await cache.cursor(desk.conversation)
    (place,) = await cache.places()
    gone = await device.trim(30)
    assert gone == 90
    (after,) = await cache.places()
    assert after == place
    assert await cache.cursor(desk.conversation) == cursor
    left = await device.shown()
    assert left == before[-len(left) :]
    assert 0 < len(left) <= 30
    page = await cache.page(desk.conversation, left[0][0], 10)
    assert (page.whole, page.standing) == (False, ())
    # Somebody scrolls up: page by page it is all there again.
    while (first := (await device.shown())[0][0]) > before[0][0]:
        await cache.store_history(desk.conversation, first, desk.log.history(first, 25))
    assert await device.shown() == before
    await cache.close()


async def test_what_is_told_afterwards_follows_as_if_nothing_had_been(device: Device) -> None:
    desk, cache = device.desk, device.cache
    talk(desk, 60)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 1000))
    await device.trim(5)
    entry = desk.log.say(desk.other, "later")
    change = await cache.extend(desk.conversation, [entry])
    assert not change.gap
    assert (await device.shown())[-1] == (61, [])
    await cache.close()


async def test_what_nobody_else_has_stays(device: Device) -> None:
    desk, cache = device.desk, device.cache
    for number in range(20):
        desk.log.say(desk.me, f"text {number}")
    await cache.store_page(desk.conversation, START, desk.log.page(0, 100))
    unplaced = desk.other.write(desk.conversation, EditBody(id_of(desk.log.entries[0]), "x"), 99)
    alone = Entry(0, 0, 0, 0, unplaced.header, unplaced.body, unplaced.signature, b"")
    await cache.store_unplaced(desk.conversation, [alone])
    waiting: NewEntry = desk.draft("not sent yet")
    queued = await cache.queue(waiting, desk.me.identity.sign)
    await cache.keep_draft(desk.conversation, Draft("begun", 1))
    assert await device.trim(3) == 17
    assert [one.id for one in await cache.waiting()] == [queued.id]
    assert (await cache.untold_drafts())[desk.conversation].text == "begun"
    assert await cache.entry(id_of(unplaced)) is not None
    # Numbers of this device go on: none is given twice.
    again = await cache.queue(desk.draft("next"), desk.me.identity.sign)
    numbers = [decode_header(one.entry.header).n for one in (queued, again)]
    assert numbers == [21, 22]
    await cache.close()


async def test_little_is_left_alone(device: Device) -> None:
    desk, cache = device.desk, device.cache
    talk(desk, 30)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 1000))
    before = await device.shown()
    assert await device.trim(30) == 0
    assert await device.trim(31) == 0
    assert await device.shown() == before
    await cache.close()


async def test_the_room_is_given_back_to_the_disk(device: Device) -> None:
    desk, cache = device.desk, device.cache
    for _ in range(400):
        desk.log.say(desk.other, "text " * 400)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 1000))
    before = await device.storage.size()
    assert await device.storage.trim() == 300
    after = await device.storage.size()
    assert before > 800_000
    assert after < before / 2
    # What is left is whole after the next start.
    await cache.close()
    again = await asyncio.to_thread(desk.open)
    page = await again.page(desk.conversation, 0, 1000)
    assert len(page.standing) == trimming.KEPT
    await again.close()


async def test_a_cache_that_is_not_there_has_no_size(device: Device, tmp_path: Path) -> None:
    assert await StorageService(device.database, tmp_path / "none.db", NoFiles()).size() == 0
    await device.cache.close()
