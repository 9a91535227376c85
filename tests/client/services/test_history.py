"""Reading back and on, and the way to a day: from what is held, else from the server."""

from dataclasses import dataclass, field

import pytest

from client.services.chat.history import HistoryReader
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import MessageBody
from shared.model.entry import START, Entry
from shared.model.state import Draft
from shared.protocol.chat import DraftKept
from shared.protocol.log import Appended
from tests.client.making import Desk

HOUR = 3_600_000


@dataclass
class Server:
    """A server with a log an hour between entries; tests take it away."""

    desk: Desk
    cache: CacheStore
    up: bool = True
    asked: list[int] = field(default_factory=list[int])

    async def load(self, conversation: bytes, before: int, limit: int) -> None:
        self._reach()
        await self.cache.store_history(conversation, before, self.desk.log.history(before, limit))

    def reaches(self, conversation: bytes) -> bool:
        return self.up

    async def find_time(self, conversation: bytes, ms: int) -> int:
        self.asked.append(ms)
        self._reach()
        log = self.desk.log.entries
        return next((one.seq for one in log if one.received >= ms), len(log))

    def _reach(self) -> None:
        if not self.up:
            raise Refusal(ErrorCode.OFFLINE)

    async def append(self, entry: object, to: bytes | None) -> Appended:
        raise NotImplementedError

    async def set_draft(self, conversation: bytes, draft: Draft) -> DraftKept | None: ...

    async def mark_delivered(self, conversation: bytes, seq: int) -> None: ...

    async def mark_read(self, conversation: bytes, seq: int) -> None: ...

    async def typing(self, conversation: bytes, active: bool) -> None: ...


class Archive:
    """A log of 1,000 entries, of which the cache holds the newest page."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.desk = desk
        for number in range(1000):
            desk.log.write(desk.other, MessageBody(f"{number + 1}"))
        # Every hour an entry: received at seq × hour.
        desk.log.entries = [received_at(one, one.seq * HOUR) for one in desk.log.entries]
        self.server = Server(desk, cache)
        self.cache = cache
        self.reader = HistoryReader(cache, self.server)

    async def begin(self, newest: int = 100) -> None:
        await self.server.load(self.desk.conversation, 0, newest)

    async def seq_at(self, hours: float) -> int:
        return await self.reader.seq_at(self.desk.conversation, int(hours * HOUR))


def received_at(entry: Entry, received: int) -> Entry:
    return Entry(
        *(entry.seq, entry.counted, received, entry.marks),
        *(entry.header, entry.body, entry.signature, entry.link),
    )


@pytest.fixture
async def archive(desk: Desk, cache: CacheStore) -> Archive:
    made = Archive(desk, cache)
    await made.begin()
    return made


async def test_a_day_that_is_held_needs_no_server(archive: Archive) -> None:
    archive.server.up = False
    assert await archive.seq_at(950) == 950
    assert await archive.seq_at(949.5) == 950
    assert archive.server.asked == []


async def test_a_day_that_is_not_held_is_asked_for(archive: Archive) -> None:
    assert await archive.seq_at(300) == 300
    assert await archive.seq_at(901) == 901  # the first held: what is before might be nearer
    assert len(archive.server.asked) == 2


async def test_without_a_server_the_nearest_that_is_held_is_found(archive: Archive) -> None:
    archive.server.up = False
    assert await archive.seq_at(300) == 901
    assert await archive.seq_at(5000) == 1000


async def test_a_hole_between_two_stretches_is_not_trusted(archive: Archive) -> None:
    await archive.reader.before(archive.desk.conversation, 301, 50)  # 251 to 300
    assert await archive.seq_at(270) == 270
    assert archive.server.asked == []
    assert await archive.seq_at(310) == 310
    archive.server.up = False
    assert await archive.seq_at(310) == 901


async def test_a_log_held_whole_needs_no_server(desk: Desk, cache: CacheStore) -> None:
    archive = Archive(desk, cache)
    await archive.begin(1000)
    archive.server.up = False
    assert await archive.seq_at(0) == 1
    assert await archive.seq_at(2000) == 1000
    assert archive.server.asked == []


async def test_an_older_server_that_does_not_know_the_request_is_no_trouble(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unknown(conversation: bytes, ms: int) -> int:
        raise Refusal(ErrorCode.UNKNOWN_MESSAGE)

    monkeypatch.setattr(archive.server, "find_time", unknown)
    assert await archive.seq_at(300) == 901


async def test_reading_on_without_a_server_goes_as_far_as_what_is_held(archive: Archive) -> None:
    conversation = archive.desk.conversation
    await archive.reader.before(conversation, 301, 50)
    archive.server.up = False
    page = await archive.reader.after(conversation, 279, 60)
    assert [one.seq for one in page.rows] == list(range(280, 301))
    assert (page.more, page.whole) == (True, False)


async def test_an_empty_log_leads_nowhere(desk: Desk, cache: CacheStore) -> None:
    server = Server(desk, cache, up=False)
    assert await HistoryReader(cache, server).seq_at(desk.conversation, HOUR) == 0
    assert await cache.cursor(desk.conversation) == START
