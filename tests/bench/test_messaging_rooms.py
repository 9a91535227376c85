"""The room's loader: it counts what arrives and what is acknowledged, and says what was lost."""

import asyncio
import time

import pytest

from shared.ids import new_id
from tests.bench.messaging.bars import own_bars, room_bars
from tests.bench.messaging.client import Client, Take
from tests.bench.messaging.office import Employee
from tests.bench.messaging.one_to_one import MessagesLostError
from tests.bench.messaging.rooms import Room, talk_ahead
from tests.bench.rows import Row


class Line(Client):
    """A link into the air: what is written is kept, what comes is made up."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.take: Take = lambda data: None

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def hand_over(self, take: Take) -> None:
        self.take = take


@pytest.fixture
async def lines() -> list[Line]:
    return [Line() for _ in range(3)]


@pytest.fixture
def room(lines: list[Line]) -> Room:
    staff = [Employee(f"u{number}", new_id(), new_id()) for number in range(3)]
    return Room(lines, staff, new_id(), 50)


def stamped() -> bytes:
    return f"{time.perf_counter():017.6f} xxx".encode()


async def test_all_others_must_hear_and_the_writer_be_acknowledged(room: Room, lines: list[Line]) -> None:
    room.say(0)
    assert len(lines[0].written) == 1
    assert room.owed == 2
    lines[1].take(b"log.entries" + stamped())
    lines[2].take(b"log.entries" + stamped()[:9])
    assert room.owed == 1
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(room.until_done(), 0.05)
    lines[2].take(stamped()[9:])
    lines[2].take(stamped())
    lines[0].take(b"log.app")
    lines[0].take(b"ended")
    with pytest.raises(MessagesLostError, match="1 deliveries too many"):
        await room.until_done()
    assert len(room.latencies) == 3


async def test_a_refusal_and_a_lost_link_end_it(room: Room, lines: list[Line]) -> None:
    lines[0].take(b"\x93\xa5error")
    with pytest.raises(MessagesLostError, match="refused"):
        await talk_ahead(room, 3, 60)
    lines[1].lost = True


async def test_the_writer_keeps_no_further_ahead_than_the_peers(room: Room, lines: list[Line]) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(talk_ahead(room, 3, 60), 0.05)
    assert len(lines[0].written) == 21


def said(work: str, server: str, **figures: float) -> Row:
    return Row(work=work, server=server, archive=True, tls=False, figures=figures)


def test_a_room_is_set_beside_the_better_archiving_peer() -> None:
    own = [said("room of 200", "linxin", server_cpu_us_each=cost) for cost in (9.0, 10.0, 50.0)]
    peers = [
        said("room of 200", "prosody", server_cpu_us_each=40.0),
        said("room of 200", "ejabberd", server_cpu_us_each=25.0),
    ]
    (bar,) = room_bars([*own, *peers])
    assert (bar.asked, bar.reached, bar.met) == (0.333, 0.4, False)
    assert list(room_bars(own)) == []


def test_groups_and_digests_have_bars_of_their_own() -> None:
    rows = [
        said("group of 2000", "linxin", p99_ms=1001.0),
        said("digest of 500 conversations", "linxin", server_cpu_ms_each=1.9),
        said("digest of 500 conversations for a new device", "linxin", server_cpu_ms_each=9.0),
    ]
    assert [(bar.reached, bar.met) for bar in own_bars(rows)] == [(1001.0, False), (1.9, True)]
