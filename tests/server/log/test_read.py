"""What a member reads: on from a cursor, back in pages, and never what was recalled."""

import msgspec
import pytest

from server.log import read
from server.store import conversations
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import EditBody, MessageBody, PinBody, ReactionBody, RecallBody
from shared.model.entry import START, Cursor, Mark
from shared.model.fold import Fold, Standing
from shared.model.visibility import Interval
from shared.protocol.log import History, Page
from tests.server.log.conftest import Author, Office


async def _after(
    office: Office, who: Author, conversation: bytes, cursor: Cursor = START, limit: int = 500
) -> Page:
    return await office.database.read(lambda db: read.after(db, who.person, conversation, cursor, limit))


async def _before(
    office: Office, who: Author, conversation: bytes, seq: int = 0, limit: int = 500
) -> History:
    return await office.database.read(lambda db: read.before(db, who.person, conversation, seq, limit))


def _fold(history: History) -> list[Standing]:
    fold = Fold()
    for standing in history.standing:
        fold.apply(standing.entry)
        for amendment in standing.amendments:
            fold.apply(amendment)
    return fold.all_standing()


async def _chat(office: Office, zhang: Author, li: Author, count: int) -> bytes:
    for i in range(count):
        office.submit(zhang, zhang.writes(li, f"{i + 1}"), li)
    await office.settle()
    return direct_conversation(zhang.person, li.person)


async def test_reading_on_goes_page_by_page_to_the_head(office: Office, zhang: Author, li: Author) -> None:
    conversation = await _chat(office, zhang, li, 25)
    cursor, seen = START, list[int]()
    while True:
        page = await _after(office, li, conversation, cursor, 10)
        seen += [entry.seq for entry in page.entries]
        if not page.entries:
            break
        cursor = Cursor(page.entries[-1].seq, page.entries[-1].link)
    assert seen == list(range(1, 26))
    assert cursor == page.head


async def test_a_cursor_of_another_history_is_told_apart(office: Office, zhang: Author, li: Author) -> None:
    conversation = await _chat(office, zhang, li, 5)
    page = await _after(office, li, conversation, Cursor(3, b"\0" * 8))
    assert (page.diverged, page.entries, page.head.seq) == (True, (), 5)
    beyond = await _after(office, li, conversation, Cursor(9, b"\0" * 8))
    assert beyond.diverged


async def test_the_newest_common_cursor_is_found(office: Office, zhang: Author, li: Author) -> None:
    conversation = await _chat(office, zhang, li, 5)
    entries = (await _after(office, li, conversation)).entries
    cursors = [
        Cursor(9, b"\1" * 8),
        Cursor(4, b"\1" * 8),
        Cursor(2, entries[1].link),
        Cursor(1, entries[0].link),
    ]
    common = await office.database.read(lambda db: read.find_common(db, li.person, conversation, cursors))
    assert common.cursor == Cursor(2, entries[1].link)


async def test_an_outsider_cannot_tell_whether_a_conversation_exists(
    office: Office, zhang: Author, li: Author
) -> None:
    conversation = await _chat(office, zhang, li, 1)
    for asked in (conversation, new_id()):
        with pytest.raises(Refusal) as caught:
            await _after(office, Author(), asked)
        assert caught.value.code is ErrorCode.NOT_MEMBER


async def test_a_time_leads_to_the_first_entry_received_then(
    office: Office, zhang: Author, li: Author
) -> None:
    start = office.clock[0]
    for number in range(200):
        office.clock[0] = start + number // 3 * 1000
        await office.append(zhang, zhang.writes(li, f"{number}"), li)
    conversation = direct_conversation(zhang.person, li.person)

    async def seq_at(ms: int, who: Author = li) -> int:
        found = await office.database.read(lambda db: read.find_time(db, who.person, conversation, ms))
        return found.seq

    assert await seq_at(0) == 1
    assert await seq_at(start) == 1
    assert await seq_at(start + 1) == 4
    assert await seq_at(start + 30_000) == 91
    assert await seq_at(start + 30_500) == 94
    assert await seq_at(office.clock[0] + 1) == 200
    with pytest.raises(Refusal) as caught:
        await seq_at(start, Author())
    assert caught.value.code is ErrorCode.NOT_MEMBER


async def test_a_time_leads_only_to_what_one_may_see(
    office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = office.clock[0]
    for number in range(30):
        office.clock[0] = start + number * 1000
        await office.append(zhang, zhang.writes(li, f"{number}"), li)
    conversation = direct_conversation(zhang.person, li.person)
    seen = (Interval(6, 10), Interval(21, 25))
    view = conversations.view

    def partly(db: Connection, person: bytes, which: bytes) -> conversations.MemberView | None:
        one = view(db, person, which)
        return None if one is None else msgspec.structs.replace(one, visible=seen)

    monkeypatch.setattr(conversations, "view", partly)
    for number, expected in ((0, 6), (7, 8), (10, 21), (15, 21), (22, 23), (29, 25)):
        ms = start + number * 1000
        found = await office.database.read(lambda db, ms=ms: read.find_time(db, li.person, conversation, ms))
        assert found.seq == expected


async def test_a_page_back_needs_nothing_from_elsewhere(office: Office, zhang: Author, li: Author) -> None:
    conversation = await _chat(office, zhang, li, 3)
    target = new_id()
    await office.placed(zhang, zhang.writes(li, "初稿", id=target), li)
    for body in (EditBody(target, "二稿"), EditBody(target, "定稿"), PinBody(target, on=True)):
        await office.placed(zhang, zhang.writes(li, body), li)
    await office.placed(li, li.writes(zhang, ReactionBody(target, "👍", on=True)), zhang)
    await _chat(office, zhang, li, 3)
    history = await _before(office, li, conversation, seq=5, limit=1)
    (standing,) = _fold(history)
    assert (standing.text, standing.edited, standing.pinned) == ("定稿", True, True)
    assert standing.reactions == (("👍", (li.person,)),)
    assert history.start == 4
    assert len(history.standing[0].amendments) == 3  # the losing edit is not sent


async def test_paging_back_reaches_the_beginning_without_gap_or_double(
    office: Office, zhang: Author, li: Author
) -> None:
    conversation = await _chat(office, zhang, li, 23)
    seen, seq = list[int](), 0
    while seq != 1:
        history = await _before(office, li, conversation, seq, 7)
        seen = [standing.entry.seq for standing in history.standing] + seen
        seq = history.start
    assert seen == list(range(1, 24))


async def test_what_was_recalled_is_gone_from_every_reading(
    office: Office, zhang: Author, li: Author
) -> None:
    target = new_id()
    await office.placed(zhang, zhang.writes(li, "秘密", id=target), li)
    await office.placed(zhang, zhang.writes(li, EditBody(target, "还是秘密")), li)
    await office.placed(zhang, zhang.writes(li, RecallBody(target)), li)
    conversation = direct_conversation(zhang.person, li.person)
    page = await _after(office, li, conversation)
    assert [entry.body == b"" for entry in page.entries] == [True, True, False]
    assert [bool(entry.marks & Mark.WITHHELD) for entry in page.entries] == [True, True, False]
    history = await _before(office, zhang, conversation)
    assert "秘密".encode() not in b"".join(one.entry.body for one in history.standing)
    assert [(one.text, one.recalled) for one in _fold(history)] == [("", True)]


async def test_a_page_is_cut_at_its_size(office: Office, zhang: Author, li: Author) -> None:
    for _ in range(25):
        office.submit(zhang, zhang.writes(li, MessageBody("字" * 20_000)), li)
    await office.settle()
    conversation = direct_conversation(zhang.person, li.person)
    page = await _after(office, li, conversation)
    assert 0 < len(page.entries) < 25
    history = await _before(office, li, conversation)
    assert history.standing[-1].entry.seq == 25
    assert history.start == history.standing[0].entry.seq > 1


async def test_views_know_heads_and_own_counts(office: Office, zhang: Author, li: Author) -> None:
    conversation = await _chat(office, zhang, li, 3)
    await office.placed(li, li.writes(zhang, "回"), zhang)
    one = await office.database.read(lambda db: read.member_view(db, li.person, conversation))
    assert (one.seq, one.counted, one.own) == (4, 4, 1)
    total = await office.database.read(lambda db: conversations.sum_of_heads(db, li.person))
    assert total == 4


async def test_a_message_takes_only_so_many_amendments_and_can_still_be_recalled(
    office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AMENDMENTS", 20)
    target = new_id()
    await office.placed(zhang, zhang.writes(li, "热门", id=target), li)
    for i in range(20):
        await office.placed(li, li.writes(zhang, ReactionBody(target, f"e{i}", on=True)), zhang)
    refusal = await office.refused(li, li.writes(zhang, ReactionBody(target, "e20", on=True)), zhang)
    assert (refusal.code, refusal.detail["reason"]) == (ErrorCode.NOT_ALLOWED, "too_many")
    await office.placed(zhang, zhang.writes(li, RecallBody(target)), li)


async def test_a_page_is_cut_with_its_amendments_counted(
    office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 3_000)
    for _ in range(3):
        target = new_id()
        await office.placed(zhang, zhang.writes(li, "热门", id=target), li)
        for i in range(10):
            await office.placed(li, li.writes(zhang, ReactionBody(target, f"e{i}", on=True)), zhang)
    history = await _before(office, li, direct_conversation(zhang.person, li.person))
    assert [len(one.amendments) for one in history.standing] == [10]
    assert history.start == 23
