"""Entries find their places: dense or with gaps, early or late, acknowledged, paged back, rolled back."""

from msgspec.structs import replace

from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import EditBody, RecallBody
from shared.model.entry import START, Cursor, Mark
from shared.model.state import Erased, ReadMark, decode_value, encode_value, state_key
from shared.protocol.log import Appended
from shared.protocol.sync import StateItem
from tests.client.making import Desk, id_of


async def texts(cache: CacheStore, desk: Desk) -> list[int]:
    page = await cache.page(desk.conversation, 0, 100)
    return [entry.seq for entry in page.standing]


async def test_entries_told_live_move_the_cursor(cache: CacheStore, desk: Desk) -> None:
    first, second = desk.log.say(desk.other, "早"), desk.log.say(desk.other, "在吗")
    change = await cache.extend(desk.conversation, [first])
    assert [id_of(one) for one in change.entries] == [id_of(first)]
    assert not change.gap
    await cache.extend(desk.conversation, [first, second])
    assert await cache.cursor(desk.conversation) == Cursor(2, second.link)
    assert await texts(cache, desk) == [1, 2]


async def test_a_gap_stores_nothing_and_says_so(cache: CacheStore, desk: Desk) -> None:
    for text in "一二三":
        desk.log.say(desk.other, text)
    change = await cache.extend(desk.conversation, desk.log.entries[1:])
    assert change.gap
    assert change.entries == ()
    assert await cache.cursor(desk.conversation) == START


async def test_what_is_told_twice_is_new_once(cache: CacheStore, desk: Desk) -> None:
    entry = desk.log.say(desk.other, "一次")
    await cache.extend(desk.conversation, [entry])
    again = await cache.extend(desk.conversation, [entry])
    assert again.entries == ()
    assert not again.gap


async def test_an_acknowledged_entry_leaves_the_outbox_for_its_place(cache: CacheStore, desk: Desk) -> None:
    waiting = await cache.queue(desk.draft("发出去"), desk.me.identity.sign)
    placed = desk.log.append(waiting.entry)
    answer = Appended(placed.seq, placed.counted, placed.received, placed.link)
    change = await cache.place(waiting.id, answer)
    assert [one.seq for one in change.placed] == [1]
    assert await cache.waiting() == []
    assert await cache.cursor(desk.conversation) == Cursor(1, placed.link)
    assert (await cache.place(waiting.id, answer)).placed == ()


async def test_an_own_entry_that_is_read_first_leaves_the_outbox_too(cache: CacheStore, desk: Desk) -> None:
    waiting = await cache.queue(desk.draft("发出去"), desk.me.identity.sign)
    placed = desk.log.append(waiting.entry)
    change = await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    assert [id_of(one) for one in change.placed] == [waiting.id]
    assert await cache.waiting() == []
    assert (await cache.cursor(desk.conversation)).seq == placed.seq


async def test_an_entry_that_came_early_is_taken_along(cache: CacheStore, desk: Desk) -> None:
    theirs = desk.log.say(desk.other, "先")
    waiting = await cache.queue(desk.draft("后"), desk.me.identity.sign)
    mine = desk.log.append(waiting.entry)
    await cache.place(waiting.id, Appended(mine.seq, mine.counted, mine.received, mine.link))
    assert await cache.cursor(desk.conversation) == START
    await cache.extend(desk.conversation, [theirs])
    assert await cache.cursor(desk.conversation) == Cursor(2, mine.link)


async def test_numbers_and_lamports_rise_in_the_order_of_writing(cache: CacheStore, desk: Desk) -> None:
    from shared.model.entry import decode_header

    for text in "一二三":
        desk.log.say(desk.other, text)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    headers = [
        decode_header((await cache.queue(desk.draft(text), desk.me.identity.sign)).entry.header)
        for text in ("四", "五")
    ]
    assert [(one.n, one.lamport, one.after) for one in headers] == [(1, 4, 3), (2, 5, 3)]


async def test_the_newest_page_begins_a_conversation_never_seen(cache: CacheStore, desk: Desk) -> None:
    for number in range(30):
        desk.log.say(desk.other, str(number))
    await cache.store_history(desk.conversation, 0, desk.log.history(0, 10))
    assert await cache.cursor(desk.conversation) == desk.log.head
    page = await cache.page(desk.conversation, 0, 20)
    assert [entry.seq for entry in page.standing] == list(range(21, 31))
    assert (page.whole, page.first) == (False, 21)


async def test_pages_back_join_what_is_held(cache: CacheStore, desk: Desk) -> None:
    for number in range(30):
        desk.log.say(desk.other, str(number))
    await cache.store_history(desk.conversation, 0, desk.log.history(0, 10))
    await cache.store_history(desk.conversation, 11, desk.log.history(11, 5))
    hole = await cache.page(desk.conversation, 0, 20)
    assert not hole.whole
    await cache.store_history(desk.conversation, 21, desk.log.history(21, 10))
    joined = await cache.page(desk.conversation, 0, 25)
    assert [entry.seq for entry in joined.standing] == list(range(6, 31))
    assert joined.whole


async def test_pages_of_places_that_are_not_visible_move_the_cursor(cache: CacheStore, desk: Desk) -> None:
    from shared.protocol.log import Page

    for text in "一二三四":
        desk.log.say(desk.other, text)
    visible = (desk.log.entries[0], desk.log.entries[2])
    await cache.store_page(desk.conversation, START, Page(visible, desk.log.head))
    at_three = await cache.cursor(desk.conversation)
    assert at_three.seq == 3
    await cache.store_page(desk.conversation, at_three, Page((), desk.log.head))
    assert await cache.cursor(desk.conversation) == desk.log.head


async def test_a_recalled_body_is_not_kept(cache: CacheStore, desk: Desk) -> None:
    said = desk.log.say(desk.other, "秘密")
    edit = desk.log.write(desk.other, EditBody(id_of(said), "另一个秘密"))
    await cache.extend(desk.conversation, [said, edit])
    recall = desk.log.write(desk.other, RecallBody(id_of(said)))
    await cache.extend(desk.conversation, [recall])
    for one in (said, edit):
        held = await cache.entry(id_of(one))
        assert held is not None
        assert held.body == b""
        assert held.marks & Mark.WITHHELD


async def test_a_recall_that_came_first_withholds_what_follows(cache: CacheStore, desk: Desk) -> None:
    said = desk.log.say(desk.other, "秘密")
    recall = desk.log.write(desk.other, RecallBody(id_of(said)))
    await cache.store_unplaced(desk.conversation, [recall])
    await cache.extend(desk.conversation, [said])
    held = await cache.entry(id_of(said))
    assert held is not None
    assert held.body == b""


async def test_rolling_back_keeps_entries_without_a_place(cache: CacheStore, desk: Desk) -> None:
    for text in "一二三四五":
        desk.log.say(desk.other, text)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    common = Cursor(2, desk.log.entries[1].link)
    lost = await cache.roll_back(desk.conversation, common)
    assert [entry.seq for entry in lost] == [3, 4, 5]
    assert await cache.cursor(desk.conversation) == common
    page = await cache.page(desk.conversation, 0, 10)
    assert [entry.seq for entry in page.standing] == [1, 2, 0, 0, 0]


async def test_probes_reach_back_at_growing_distances(cache: CacheStore, desk: Desk) -> None:
    for number in range(100):
        desk.log.say(desk.other, str(number))
    await cache.store_page(desk.conversation, START, desk.log.page(0, 100))
    seqs = [one.seq for one in await cache.probes(desk.conversation)]
    assert seqs[:5] == [100, 99, 97, 93, 85]
    assert len(seqs) < 10


async def test_a_lost_own_entry_goes_through_the_outbox_again(cache: CacheStore, desk: Desk) -> None:
    waiting = await cache.queue(desk.draft("别丢"), desk.me.identity.sign)
    placed = desk.log.append(waiting.entry)
    await cache.place(waiting.id, Appended(placed.seq, placed.counted, placed.received, placed.link))
    await cache.roll_back(desk.conversation, START)
    await cache.requeue(desk.conversation, [waiting.id])
    assert [one.entry for one in await cache.waiting()] == [waiting.entry]


async def test_read_marks_count_what_is_not_mine(cache: CacheStore, desk: Desk) -> None:
    from shared.model.state import ReadMark

    desk.log.say(desk.other, "一")
    desk.log.say(desk.me, "二")
    desk.log.say(desk.other, "三")
    await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    item = await cache.mark_read(desk.conversation, 2)
    assert item is not None
    assert decode_value(item.value, ReadMark) == ReadMark(2, 2, 1)
    assert await cache.mark_read(desk.conversation, 1) is None


async def test_what_another_device_has_read_is_never_taken_back(cache: CacheStore, desk: Desk) -> None:
    """A mark made here while another device's is on its way here must not win by coming later."""
    for text in ("一", "二", "三"):
        desk.log.say(desk.other, text)
    await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    key = state_key("read", desk.conversation)
    told = StateItem(key, encode_value(ReadMark(3, 3, 0)), 13)
    await cache.store_state([told], 13, again=False)
    assert await cache.mark_read(desk.conversation, 2) is None
    assert told in await cache.state()


async def test_refused_entries_wait_for_their_author(cache: CacheStore, desk: Desk) -> None:
    first = await cache.queue(desk.draft("一"), desk.me.identity.sign)
    second = await cache.queue(desk.draft("二"), desk.me.identity.sign)
    await cache.fail(first.id, Refusal(ErrorCode.TOO_LATE, minutes=2))
    head = await cache.take_first(desk.conversation)
    assert head is not None
    assert head.id == second.id
    again = await cache.retry(first.id)
    assert again is not None
    assert again.entry == first.entry
    assert [one.id for one in await cache.waiting()] == [second.id, first.id]
    assert await cache.drop(first.id) is None
    await cache.fail(first.id, Refusal(ErrorCode.NOT_MEMBER))
    assert await cache.drop(first.id) is not None
    assert [one.id for one in await cache.waiting()] == [second.id]


async def test_what_was_erased_from_the_record_is_not_kept(cache: CacheStore, desk: Desk) -> None:
    first = desk.log.say(desk.other, "秘密")
    desk.log.say(desk.other, "其他")
    desk.log.write(desk.other, EditBody(id_of(first), "还是秘密"))
    await cache.store_page(desk.conversation, START, desk.log.page(0, 10))
    item = StateItem(state_key("erased", id_of(first)), encode_value(Erased(desk.conversation)), 1)
    assert await cache.store_state([item], 1, again=False) == [item]
    held = await cache.with_amendments(id_of(first))
    assert [(one.body, one.signature, one.marks) for one in held] == [(b"", b"", Mark.WITHHELD)] * 2
    [told] = (await cache.erased(desk.conversation, id_of(first))).entries
    assert told == held[0]
    assert (await cache.erased(desk.conversation, new_id())).entries == ()
    page = await cache.page(desk.conversation, 0, 10)
    assert [bool(one.body) for one in page.standing] == [False, True]


async def test_what_was_erased_before_it_came_is_not_kept_either(cache: CacheStore, desk: Desk) -> None:
    first = desk.log.say(desk.other, "秘密")
    edit = desk.log.write(desk.other, EditBody(id_of(first), "还是秘密"))
    item = StateItem(state_key("erased", id_of(first)), encode_value(Erased(desk.conversation)), 1)
    await cache.store_state([item], 1, again=False)
    for one in (first, edit):
        change = await cache.store_unplaced(desk.conversation, [replace(one, seq=0, counted=0, link=b"")])
        assert [(told.body, told.marks) for told in change.entries] == [(b"", Mark.WITHHELD)]
    held = await cache.entry(id_of(first))
    assert held is not None
    assert (held.body, held.signature, held.marks) == (b"", b"", Mark.WITHHELD)
