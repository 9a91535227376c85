"""A window over a chat of a million entries: small, seamless, and never at two places at once."""

import asyncio
import gc
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
import pytest_asyncio

from client.viewmodels.chat.rows import Delivery
from client.viewmodels.chat.window import KEPT, PAGE, ChatWindow
from tests.client.fake_chat import MINUTE, START, FakeChat, identity, plain_row

MILLION = 1_000_000


@pytest_asyncio.fixture
async def million() -> AsyncGenerator[tuple[FakeChat, ChatWindow]]:
    source = FakeChat(MILLION)
    window = ChatWindow(source)
    await window.open()
    yield source, window
    await window.close()


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def seqs(window: ChatWindow) -> list[int]:
    return [row.seq for row in window.rows]


def mirrored(window: ChatWindow) -> list[bytes]:
    """Return a list that follows the window by its signals alone."""
    mirror: list[bytes] = [row.id for row in window.rows]

    def reset(_place: int) -> None:
        mirror[:] = [row.id for row in window.rows]

    def inserted(at: int, number: int) -> None:
        mirror[at:at] = [row.id for row in window.rows[at : at + number]]

    def removed(at: int, number: int) -> None:
        del mirror[at : at + number]

    window.was_reset.connect(reset)
    window.inserted.connect(inserted)
    window.removed.connect(removed)
    return mirror


async def test_opening_reads_one_page(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    assert source.read == PAGE
    assert seqs(window)[-1] == MILLION
    assert window.at_end
    assert not window.at_start


async def test_reading_back_stays_seamless_and_small(million: tuple[FakeChat, ChatWindow]) -> None:
    _, window = million
    mirror = mirrored(window)
    for _ in range(30):
        window.need_before()
        await settle()
        held = seqs(window)
        assert held == list(range(held[0], held[0] + len(held)))
        assert len(held) <= KEPT
        assert mirror == [row.id for row in window.rows]
    assert not window.at_end
    for _ in range(40):
        window.need_after()
        await settle()
    assert seqs(window)[-1] == MILLION
    assert window.at_end
    assert mirror == [row.id for row in window.rows]


async def test_a_page_is_asked_for_once(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    for _ in range(5):
        window.need_before()
    await settle()
    assert source.read == 2 * PAGE


async def test_the_latest_jump_wins(million: tuple[FakeChat, ChatWindow]) -> None:
    _, window = million
    window.go_to(1000)
    window.go_to(500_000)
    window.need_before()
    await settle()
    assert 500_000 in seqs(window)
    held = seqs(window)
    assert held == list(range(held[0], held[0] + len(held)))


async def test_a_jump_names_the_place_to_look_at(million: tuple[FakeChat, ChatWindow]) -> None:
    _, window = million
    places: list[int] = []
    window.was_reset.connect(places.append)
    window.go_to(1)
    await settle()
    assert (window.rows[places[-1]].seq, window.at_start) == (1, True)
    window.go_to_time(START + 1000 * MINUTE * 7)
    await settle()
    assert window.rows[places[-1]].seq == 1000
    window.go_to_end()
    await settle()
    assert places[-1] == -1
    assert window.at_end


async def test_what_is_not_sent_yet_is_pointed_at_where_it_waits() -> None:
    window = ChatWindow(FakeChat(1000))
    places: list[int] = []
    window.was_reset.connect(places.append)
    await window.open(read=-1)
    window.go_to(3)
    await settle()
    assert window.rows[places[-1]].seq == 3
    window.point_at(0)
    await settle()
    assert places[-1] == -1
    assert window.at_end


async def test_opening_goes_to_where_reading_stopped() -> None:
    window = ChatWindow(FakeChat(1000))
    places: list[int] = []
    window.was_reset.connect(places.append)
    await window.open(read=400)
    assert window.rows[places[-1]].seq == 400
    await window.open(read=995)
    assert window.rows[places[-1]].seq == 996
    await window.open(read=0)
    assert window.rows[places[-1]].seq == 1
    await window.close()


async def test_opening_goes_past_what_i_said_myself() -> None:
    """There stands the line "new messages"; where all of it is mine, the end is what matters."""
    window = ChatWindow(FakeChat(12, lambda seq: replace(plain_row(seq), own=seq in {5, 6, 11, 12})))
    places: list[int] = []
    window.was_reset.connect(places.append)
    await window.open(read=4)
    assert window.rows[places[-1]].seq == 7
    await window.open(read=10)
    assert places[-1] == -1
    await window.close()


async def test_a_first_conversation_opens_at_its_first_message() -> None:
    window = ChatWindow(FakeChat(12))
    places: list[int] = []
    window.was_reset.connect(places.append)
    await window.open(read=0)
    assert places == [0]
    await window.close()


async def test_new_rows_come_at_the_end_only_where_the_end_is_held(
    million: tuple[FakeChat, ChatWindow],
) -> None:
    source, window = million
    came = source.arrive()
    assert window.rows[-1] is came
    window.go_to(1000)
    await settle()
    held = len(window.rows)
    new: list[int] = []
    window.came.connect(lambda: new.append(1))
    source.arrive()
    assert len(window.rows) == held
    assert new == [1]


async def test_rows_that_are_read_on_are_not_new(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    window.go_to(MILLION - 3 * PAGE)
    await settle()
    new: list[int] = []
    window.came.connect(lambda: new.append(1))
    held = len(window.rows)
    window.need_after()
    await settle()
    assert len(window.rows) == held + PAGE
    assert new == []
    source.arrive()
    assert new == [1]


async def test_an_own_message_waits_and_then_has_its_place(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    mirror = mirrored(window)
    first = replace(plain_row(1), id=identity(1 << 64), seq=0, own=True, delivery=Delivery.WAITING)
    second = replace(first, id=identity(2 << 64))
    source.wait(first)
    source.wait(second)
    assert [row.id for row in window.rows[-2:]] == [first.id, second.id]
    source.arrive()
    assert [row.id for row in window.rows[-2:]] == [first.id, second.id], "others come before what waits"
    source.arrive(replace(second, delivery=Delivery.SENT))
    assert [row.id for row in window.rows[-2:]] == [second.id, first.id]
    source.arrive(replace(first, delivery=Delivery.SENT))
    assert [row.delivery for row in window.rows[-2:]] == [Delivery.SENT, Delivery.SENT]
    assert window.placed == len(window.rows)
    assert mirror == [row.id for row in window.rows]


async def test_a_failed_message_can_go(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    waiting = replace(plain_row(1), id=identity(1 << 64), seq=0, own=True, delivery=Delivery.WAITING)
    source.wait(waiting)
    source.wait(replace(waiting, delivery=Delivery.FAILED, failure="why"))
    assert window.rows[-1].failure == "why"
    source.drop(waiting.id)
    assert window.rows[-1].seq == MILLION


async def test_a_change_reaches_its_row(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    told: list[int] = []
    window.changed.connect(told.append)
    source.change(MILLION - 3, text="other")
    assert window.rows[told[0]].text == "other"
    source.change(5, text="not held")
    assert len(told) == 1


async def test_what_cannot_be_read_is_asked_for_later(million: tuple[FakeChat, ChatWindow]) -> None:
    source, window = million
    source.online = False
    window.need_before()
    await settle()
    assert not window.whole
    assert not window.at_start, "it is missing, not at its end"
    source.online = True
    read = source.read
    window.need_before()
    await settle()
    assert source.read == read, "not again at once"


async def test_rows_held_for_a_selection_stay(million: tuple[FakeChat, ChatWindow]) -> None:
    _, window = million
    window.held = True
    for _ in range(15):
        window.need_before()
        await settle()
    assert len(window.rows) > KEPT
    assert window.at_end


async def test_a_jump_given_up_before_it_began_leaves_nothing_undone(
    recwarn: pytest.WarningsRecorder,
) -> None:
    window = ChatWindow(FakeChat(MILLION))
    await window.open()
    window.go_to(5)
    window.go_to_time(START)
    await window.close()
    gc.collect()
    assert [str(one.message) for one in recwarn] == []
