"""What appending takes, in things that can be counted: statements, calls, and what is bound."""

import sys
from collections.abc import Sequence
from types import FrameType

from server.store import entries
from server.store.connection import Connection
from shared.ids import new_id
from shared.model.entry import Entry, decode_header
from tests.server.log.conftest import Author, Office

PAIRS = 4
EACH_BATCH = 7
"""Statements that a batch takes whatever is in it, from BEGIN to COMMIT."""
EACH_CONVERSATION = 2
"""Those that write its head back, and how much its writer has said."""
EACH_MESSAGE = 21
"""Calls of functions in the writer's thread: 19 when this was written, and 26 before it was counted."""


async def test_a_message_takes_no_statement_of_its_own(office: Office) -> None:
    pairs = await _talking(office)
    few = await _statements(office, pairs, 16)
    many = await _statements(office, pairs, 256)
    for statements, count in ((few, 16), (many, 256)):
        rows = PAIRS * count
        in_chunks = rows // 64 + -(-rows // 128)  # inserted so many at a time, and looked up
        assert len(statements) <= EACH_BATCH + EACH_CONVERSATION * PAIRS + in_chunks, statements


async def test_a_message_takes_few_calls(office: Office) -> None:
    pairs = await _talking(office)
    few = await _calls(office, pairs, 16)
    many = await _calls(office, pairs, 256)
    assert (many - few) / (PAIRS * (256 - 16)) <= EACH_MESSAGE


def test_nothing_is_bound_that_the_driver_would_look_for_an_adapter_for(zhang: Author, li: Author) -> None:
    signed = zhang.writes(li, "你好")
    entry = Entry(1, 1, 1, 0, signed.header, signed.body, signed.signature, bytes(8))
    for target in (None, new_id()):
        place = (1, 0, 1, 1)
        row = entries.new_row(place, decode_header(signed.header), target, entry, bytes(16), bytes(32))
        assert {type(value) for value in row} == {int, bytearray}


Pairs = Sequence[tuple[Author, Author]]


async def _talking(office: Office) -> Pairs:
    """Return people who have begun to talk: what is said next is what is said nearly always."""
    pairs = [(Author(), Author()) for _ in range(PAIRS)]
    for zhang, li in pairs:
        await office.placed(zhang, zhang.writes(li, "在吗"), li)
    return pairs


async def _say(office: Office, pairs: Pairs, count: int) -> None:
    """Have each pair's first say so much, in one batch."""
    for _ in range(count):
        for zhang, li in pairs:
            office.submit(zhang, zhang.writes(li, "好的"), li)
    batches = sum(office.log.sizes.counts)
    await office.settle()
    assert sum(office.log.sizes.counts) == batches + 1


async def _statements(office: Office, pairs: Pairs, count: int) -> list[str]:
    statements: list[str] = []

    def watch(connection: Connection) -> None:
        connection.set_trace_callback(statements.append)

    await office.database.write(watch)
    statements.clear()
    await _say(office, pairs, count)
    await office.database.write(lambda connection: connection.set_trace_callback(None))
    return statements[: statements.index("COMMIT") + 1]


async def _calls(office: Office, pairs: Pairs, count: int) -> int:
    calls: list[str] = []

    def heard(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            calls.append(frame.f_code.co_name)

    await office.database.write(lambda _: sys.setprofile(heard))
    calls.clear()
    await _say(office, pairs, count)
    await office.database.write(lambda _: sys.setprofile(None))
    return len(calls)
