"""Messages are found by their words as they stand, newest first, and no longer than they are held."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2 as sqlite

from client.services.chat.history import fold_page
from client.store import entries, indexing, search, trimming
from client.store.cache import CacheStore
from client.store.database import Connection, Database, migrations
from client.store.opening import open_cache
from client.store.rows import Found
from shared.model.bodies import Attachment, EditBody, MessageBody, ReactionBody, RecallBody
from shared.model.entry import START, Entry, Mark, decode_header
from shared.model.state import Erased, encode_value, state_key
from shared.model.words import Query
from shared.protocol.sync import StateItem
from tests.client.making import KEY, Desk, ServerLog, id_of

HOUR = 3_600_000


class Device:
    """A cache whose index is filled when a test says so."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "cache.db")
        self.open()

    def open(self) -> None:
        """Open the cache, for the first time or again."""
        self.database: Database = open_cache(self.desk.path, KEY).database
        self.cache = CacheStore(self.database, self.desk.me.identity.device, self.desk.me.person)

    async def store(self, log: ServerLog | None = None) -> None:
        """Take in all that stands in a log."""
        kept = log or self.desk.log
        cursor = await self.cache.cursor(kept.conversation)
        await self.cache.store_page(kept.conversation, cursor, kept.page(cursor.seq, 10_000))

    async def index(self) -> None:
        """Put all that is held into the index."""
        while any(await self.cache.index()):
            pass

    async def find(self, typed: str, limit: int = 50, *, before: int = 0, conversation: bytes = b"") -> Found:
        query = Query.of(typed)
        return await self.cache.find_messages(query, limit, before=before, conversation=conversation)

    async def words(self, typed: str) -> list[str]:
        return [hit.words for hit in (await self.find(typed)).hits]

    async def rows(self, table: str) -> int:
        def count(connection: Connection) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

        return await self.database.run(count)


@pytest.fixture
async def device(tmp_path: Path) -> AsyncIterator[Device]:
    made = await asyncio.to_thread(Device, tmp_path)
    yield made
    await made.cache.close()


async def test_words_are_found_newest_first(device: Device) -> None:
    desk = device.desk
    for text in ("明天开会", "报告好了", "会开完了", "再开会 Report"):
        desk.log.say(desk.other, text)
    await device.store()
    await device.index()
    assert await device.words("开会") == ["再开会 Report", "明天开会"]
    assert await device.words("会") == ["再开会 Report", "会开完了", "明天开会"]
    assert await device.words("rep") == ["再开会 Report"]
    assert await device.words("port") == []
    (hit,) = (await device.find("报告")).hits
    assert (hit.id, hit.seq, hit.author) == (id_of(desk.log.entries[1]), 2, desk.other.person)
    assert (hit.conversation, hit.time) == (desk.conversation, 1_790_000_000_002)
    assert [hit.words[first:last] for first, last in hit.places] == ["报告"]


async def test_names_of_files_are_found(device: Device) -> None:
    desk = device.desk
    file = Attachment(bytes(32), "二线设备点检表_0925.xlsx", 5)
    desk.log.write(desk.other, MessageBody("", attachments=(file,)))
    desk.log.write(desk.other, MessageBody("看一下", attachments=(file, Attachment(bytes(32), "b.PDF", 1))))
    await device.store()
    await device.index()
    assert len(await device.words("点检表")) == len(await device.words("0925")) == 2
    assert await device.words("看一下 pdf") == ["看一下 二线设备点检表_0925.xlsx b.PDF"]
    desk.log.write(desk.other, EditBody(id_of(desk.log.entries[1]), "请查收"))
    await device.store()
    await device.index()
    assert await device.words("请查收 pdf") == ["请查收 二线设备点检表_0925.xlsx b.PDF"]


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


async def test_one_conversation_alone_can_be_searched(device: Device) -> None:
    desk = device.desk
    desk.log.say(desk.other, "这里开会")
    elsewhere = ServerLog(bytes(16))
    elsewhere.say(desk.other, "那里开会")
    await device.store()
    await device.store(elsewhere)
    await device.index()
    assert len(await device.words("开会")) == 2
    (hit,) = (await device.find("开会", conversation=elsewhere.conversation)).hits
    assert hit.words == "那里开会"
    assert (await device.find("开会", conversation=b"\xff" * 16)).hits == ()


async def test_pages_go_on_where_the_last_one_ended(device: Device) -> None:
    desk = device.desk
    for number in range(25):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    await device.index()
    found, further = list[str](), 0
    for expected in (10, 10, 5):
        page = await device.find("开会", 10, before=further)
        assert len(page.hits) == expected
        found += [hit.words for hit in page.hits]
        further = page.further
    assert further == 0
    assert found == [f"开会 {number}" for number in reversed(range(25))]


async def test_time_is_the_order_whenever_a_message_came_to_this_device(device: Device) -> None:
    desk = device.desk
    logs = [ServerLog(bytes([number]) * 16) for number in range(3)]
    for number, log in enumerate(logs):
        said = log.say(desk.other, f"开会 {number}")
        log.entries[0] = replace(said, received=(5 - number) * HOUR)
        await device.store(log)
        await device.index()
    assert await device.words("开会") == ["开会 0", "开会 1", "开会 2"]


@pytest.mark.parametrize("received", [0, 2**62, 7])
async def test_any_time_a_server_says_is_taken(device: Device, received: int) -> None:
    desk = device.desk
    for _ in range(3):
        desk.log.entries[-1:] = [replace(desk.log.say(desk.other, "开会"), received=received)]
    await device.store()
    await device.index()
    assert len(await device.words("开会")) == 3


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


async def test_a_number_that_is_given_to_another_row_is_looked_at_again(device: Device) -> None:
    desk = device.desk
    waiting = await device.cache.queue(desk.draft("会丢的话"), desk.me.identity.sign)
    placed = desk.log.append(waiting.entry)
    await device.store()
    await device.index()
    lost = await device.cache.roll_back(desk.conversation, START)
    assert [id_of(one) for one in lost] == [id_of(placed)]
    await device.cache.requeue(desk.conversation, [id_of(placed)])
    assert await device.words("会丢") == []
    desk.log.entries.clear()
    desk.log.say(desk.other, "别的话")
    await device.store()
    await device.index()
    assert await device.words("别的话") == ["别的话"]


async def test_what_has_no_place_cannot_be_gone_to(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "没有位置")
    alone = Entry(0, 0, 0, 0, first.header, first.body, first.signature, b"")
    await device.cache.store_unplaced(desk.conversation, [alone])
    await device.index()
    assert await device.words("位置") == []
    await device.store()
    assert await device.words("位置") == ["没有位置"]


async def test_hidden_messages_stay_hidden(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "开会")
    desk.log.say(desk.other, "开会吗")
    await device.store()
    await device.index()
    found = await device.cache.find_messages(Query.of("开会"), 10, hidden={id_of(first)})
    assert [hit.words for hit in found.hits] == ["开会吗"]


async def test_a_long_text_shows_what_was_found_in_it(device: Device) -> None:
    desk = device.desk
    desk.log.say(desk.other, "前言\n" * 400 + "然后是关键字，" + "后话" * 400)
    await device.store()
    await device.index()
    (hit,) = (await device.find("关键字")).hits
    assert hit.words.startswith("…")
    assert len(hit.words) == search.AROUND + 1
    (place,) = hit.places
    assert hit.words[slice(*place)] == "关键字"
    assert place[0] <= search.BEFORE + 1


@pytest.mark.parametrize(
    "typed",
    [
        *(
            '"',
            "''",
            "开会 OR 1",
            "NEAR(a b)",
            "a AND NOT b",
            "words:开会",
            "*",
            "a*",
            "^a",
            "{a b}: c",
            "-a",
        ),
        *("\0", "a\0b", "\ud800", "👍👍", "\ue000", "会" * 100_000, "a " * 100_000, "ﷺ" * 200, "%", "_"),
    ],
)
async def test_whatever_is_typed_is_only_words(device: Device, typed: str) -> None:
    text = f"开会 a b NOT OR near words 👍👍 {typed[:50]}".encode(errors="replace").decode()
    device.desk.log.say(device.desk.other, text)
    await device.store()
    await device.index()
    query = Query.of(typed)
    assert len((await device.find(typed)).hits) == (bool(query) and query.fits(text))


async def test_a_search_ends_after_so_many_texts(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "EXAMINED", 5)
    desk = device.desk
    desk.log.say(desk.other, "哈哈哈哈")
    for _ in range(12):
        desk.log.say(desk.other, "哈哈")
    await device.store()
    await device.index()
    rounds, further, hits = 0, 0, 0
    while not rounds or further:
        page = await device.find("哈哈哈", before=further)
        rounds, further, hits = rounds + 1, page.further, hits + len(page.hits)
    assert (rounds, hits) == (3, 1)


PIECES = (
    "开会",
    "报告",
    "会",
    "Report",
    "rep",
    "E-217",
    "217",
    "２１７",
    "图纸",
    "ＲＥＰ",
    "，",
    " ",
    "👍",
    "a",
    "é",
)


@pytest.mark.parametrize("seed", range(12))
async def test_the_index_finds_what_looking_at_every_text_finds(device: Device, seed: int) -> None:
    chance = random.Random(seed)
    desk = device.desk

    def said() -> str:
        return "".join(chance.choices(PIECES, k=chance.randint(1, 6)))

    for _ in range(80):
        texts = [one for one in desk.log.entries if decode_header(one.header).kind == "message"]
        target = id_of(chance.choice(texts)) if texts else b""
        writer = chance.choice((desk.me, desk.other))
        what = chance.random()
        if what < 0.7 or not texts:
            desk.log.say(writer, said())
        elif what < 0.85:
            desk.log.write(writer, EditBody(target, said()))
        elif what < 0.95:
            author = next(one for one in texts if id_of(one) == target)
            same = decode_header(author.header).author == desk.me.person
            desk.log.write(desk.me if same else desk.other, RecallBody(target))
        else:
            desk.log.write(writer, ReactionBody(target, "👍", on=True))
        if chance.random() < 0.2:
            await device.store()
        if chance.random() < 0.1:
            await device.cache.index()
    await device.store()
    await device.index()
    standing = fold_page(await device.cache.page(desk.conversation, 0, 1000))
    for _ in range(40):
        typed = said() if chance.random() < 0.7 else f"{said()} {said()}"
        query = Query.of(typed)
        fitting = [one.id for one in standing if query and one.kind == "message" and query.fits(one.text)]
        assert [hit.id for hit in (await device.find(typed, 200)).hits] == fitting[::-1], typed


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
