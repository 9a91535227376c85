"""How rows stand to their neighbours: days, runs of one author, new messages, states."""

from dataclasses import replace

from PySide6.QtCore import QLocale, QTimeZone

from client.viewmodels.chat.rows import ChatRow, Delivery, RowKind, Setting, setting
from client.viewmodels.times import Times

DAY = 86_400_000
NOON = 20_000 * DAY + DAY // 2
TIMES = Times(QLocale("en"), QTimeZone(b"UTC"), lambda: NOON + DAY * 30)


def row(seq: int, author: str = "a", minutes: float = 0.0, **more: object) -> ChatRow:
    made = ChatRow(bytes([seq]), seq, author.encode(), author, NOON + round(minutes * 60_000), f"text {seq}")
    return replace(made, **more)


def own(seq: int, delivery: Delivery, minutes: float = 0.0) -> ChatRow:
    return row(seq, "a", minutes, own=True, delivery=delivery)


def settings(*rows: ChatRow, read: int = -1, complete: bool = True) -> list[Setting]:
    return [setting(rows, place, read, TIMES, complete=complete) for place in range(len(rows))]


def test_a_run_is_one_author_within_five_minutes() -> None:
    found = settings(row(1), row(2, minutes=5), row(3, minutes=10.1), row(4, "b", 10.2), row(5, "a", 10.3))
    assert [one.heads for one in found] == [True, False, True, True, True]


def test_a_line_ends_a_run() -> None:
    found = settings(row(1), row(2, kind=RowKind.LINE), row(3, minutes=1))
    assert found[2].heads


def test_a_day_begins_with_its_name() -> None:
    found = settings(row(1), row(2, minutes=1), row(3, minutes=13 * 60))
    assert [bool(one.day) for one in found] == [True, False, True]
    assert found[2].heads
    assert not settings(row(7), complete=False)[0].day, "what comes before is not known"


def test_the_line_stands_once_where_reading_stopped() -> None:
    rows = [row(1), row(2, minutes=1), row(4, minutes=2), row(5, minutes=3)]
    assert [one.fresh for one in settings(*rows, read=2)] == [False, False, True, False]
    assert [one.fresh for one in settings(*rows, read=3)] == [False, False, True, False]
    assert not any(one.fresh for one in settings(*rows, read=5))
    assert [one.fresh for one in settings(*rows, read=0)] == [True, False, False, False]
    assert not any(one.fresh for one in settings(*rows))
    assert settings(*rows, read=2)[2].heads


def test_the_line_stands_below_what_i_said_myself() -> None:
    said = [own(2, Delivery.SENT, 1), own(3, Delivery.SENT, 2)]
    rows = [row(1, "b"), *said, row(4, "b", 3), own(5, Delivery.SENT, 4), row(6, "b", 5)]
    assert [one.fresh for one in settings(*rows, read=1)] == [False, False, False, True, False, False]
    assert [one.fresh for one in settings(*rows[1:], read=1)] == [False] * 5, "it may be above"
    begun = [own(1, Delivery.SENT), row(2, "b", 1)]
    assert [one.fresh for one in settings(*begun, read=0)] == [False, True]
    assert not any(one.fresh for one in settings(*said, read=1))


def test_a_state_stands_below_the_last_that_has_it() -> None:
    rows = [own(1, Delivery.READ), own(2, Delivery.READ, 1), own(3, Delivery.SENT, 2), row(4, "b", 3)]
    assert [one.status for one in settings(*rows)] == [False, True, True, False]


def test_what_was_not_sent_always_says_so() -> None:
    rows = [
        own(seq, delivery) for seq, delivery in enumerate((*[Delivery.FAILED] * 2, *[Delivery.WAITING] * 2))
    ]
    assert [one.status for one in settings(*rows)] == [True, True, False, True]


def test_a_recalled_message_is_a_line() -> None:
    recalled = row(1, recalled=True, own=True, delivery=Delivery.READ)
    assert not recalled.speaks
    assert not settings(recalled)[0].status
