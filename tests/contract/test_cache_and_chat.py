"""Stale cache and chat list + what a server tells == fresh, for groups of four writers, every kind."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
import pytest

from client.core.cache import Change
from client.core.events import EntriesStored
from client.services.chat.state import ChatState
from client.services.chat.timeline import Timeline
from client.store.cache import CacheStore
from client.store.opening import open_cache
from shared.model.entry import START, Cursor, Entry, decode_header
from shared.model.fold import Fold, Standing
from shared.protocol.log import History, Page
from shared.protocol.log import Standing as Shown
from tests.contract import histories
from tests.contract.histories import CONVERSATION, Writers

MANY = 500


def server_log(chance: random.Random) -> list[Entry]:
    """Return a log as a server keeps it, with links and counts; bodies are all there."""
    log = histories.as_a_server_keeps_it(Writers(chance).write(chance.randrange(10, 70))).placed
    counted = 0
    placed: list[Entry] = []
    for entry in log:
        counted += decode_header(entry.header).kind == "message"
        link = b"link" + entry.seq.to_bytes(4, "big")
        placed.append(msgspec.structs.replace(entry, counted=counted, link=link))
    return placed[: _last_amended(placed)] if chance.random() < 0.5 else placed


def _last_amended(log: Sequence[Entry]) -> int:
    """Return the longest length at which the log ends with an amendment of its newest standing entry."""
    newest, length = log[0], len(log)
    for entry in log:
        if _base(entry):
            newest = entry
        elif _names(entry, newest):
            length = entry.seq
    return length


class Device:
    """A cache on disk and the chat state above it, following one log in random bites."""

    def __init__(self, chance: random.Random, cache: CacheStore, log: Sequence[Entry]) -> None:
        self.chance = chance
        self.cache = cache
        self.log = log
        self.state = ChatState()
        self.timeline = Timeline()

    def head(self, upto: int) -> Cursor:
        """Return the cursor at a seq."""
        return START if upto == 0 else Cursor(upto, self.log[upto - 1].link)

    def publish(self, change: Change) -> None:
        """Tell the chat state what the cache took in."""
        if change.figures is not None:
            self.state.apply(EntriesStored(CONVERSATION, change.entries, change.figures))

    def history(self, first: int, last: int, as_of: int) -> History:
        """Return what `log.before` gives for the seqs from `first` to `last` when the head is `as_of`."""
        page = histories.history_page(self.log, first, last, as_of)
        bases = [one for one in page if _base(one)]
        shown = tuple(Shown(base, tuple(one for one in page if _names(one, base))) for base in bases)
        return History(shown, first, self.head(as_of))

    async def open(self, upto: int) -> int:
        """Read the newest page of `upto` entries, one that stands at least; return where it begins."""
        first = self.chance.randrange(1, max(one.seq for one in self.log[:upto] if _base(one)) + 1)
        self.publish(await self.cache.store_history(CONVERSATION, 0, self.history(first, upto, upto)))
        self.timeline = self.state.timelines.setdefault(CONVERSATION, Timeline())
        page = await self.cache.page(CONVERSATION, 0, MANY)
        self.timeline.add_page((*page.standing, *page.amendments), page.start, whole=page.whole)
        return first

    async def live(self, upto: int) -> None:
        """Hear of the entries up to a seq, from a little before or after what is held; read on over a gap."""
        projected = histories.withheld(self.log[:upto])
        cursor = await self.cache.cursor(CONVERSATION)
        start = max(0, cursor.seq + self.chance.randrange(-2, 2))
        told = projected[start:upto]
        self.chance.shuffle(told)
        change = await self.cache.extend(CONVERSATION, told)
        self.publish(change)
        while (cursor := await self.cache.cursor(CONVERSATION)).seq < upto:
            limit = self.chance.randrange(1, 6)
            page = Page(tuple(projected[cursor.seq : cursor.seq + limit]), self.head(upto))
            self.publish(await self.cache.store_page(CONVERSATION, cursor, page))

    async def back(self, last: int, as_of: int) -> int:
        """Page back from a seq; return where the page begins."""
        first = max(1, last - self.chance.randrange(10))
        history = self.history(first, last, as_of)
        self.publish(await self.cache.store_history(CONVERSATION, last + 1, history))
        page = await self.cache.page(CONVERSATION, last + 1, MANY)
        self.timeline.add_page((*page.standing, *page.amendments), page.start, whole=page.whole)
        return first


def _base(entry: Entry) -> bool:
    return decode_header(entry.header).kind not in ("edit", "recall", "reaction", "pin")


def _names(amendment: Entry, base: Entry) -> bool:
    return not _base(amendment) and decode_header(base.header).id in amendment.body


async def follow(device: Device) -> None:
    """Open the log somewhere, follow it to its end and page back to its beginning, both in random bites."""
    chance, length = device.chance, len(device.log)
    upto = chance.randrange(1, length + 1)
    unread = await device.open(upto) - 1
    while upto < length or unread > 0:
        if upto < length and (unread == 0 or chance.random() < 0.5):
            upto = min(length, upto + chance.randrange(1, 9))
            await device.live(upto)
        else:
            unread = await device.back(unread, upto) - 1


def fold(entries: Sequence[Entry]) -> list[Standing]:
    """Return entries as they stand."""
    folded = Fold()
    for entry in entries:
        folded.apply(entry)
    return folded.all_standing()


@pytest.fixture
async def cache(tmp_path: Path) -> AsyncIterator[CacheStore]:
    """Open an empty cache."""
    opened = await asyncio.to_thread(open_cache, tmp_path / "cache.db", bytes(32))
    store = CacheStore(opened.database, bytes(16), bytes(16))
    yield store
    await store.close()


@pytest.mark.parametrize("seed", range(30))
async def test_a_device_that_followed_holds_what_a_fresh_one_reads(cache: CacheStore, seed: int) -> None:
    device = Device(random.Random(seed), cache, server_log(random.Random(1000 + seed)))
    await follow(device)

    fresh = histories.standing(device.log)
    page = await cache.page(CONVERSATION, 0, MANY)
    assert page.whole
    assert fold((*page.standing, *page.amendments)) == fresh
    assert [row.standing for row in device.timeline.rows()] == fresh
    summary = device.state.summary(CONVERSATION)
    assert summary.last == fresh[-1]
    assert (summary.head, summary.counted) == (len(device.log), device.log[-1].counted)
