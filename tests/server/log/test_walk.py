"""Any part of a log is found from its marks, whatever else was written in between."""

import pytest

from server.store import walk
from server.store.connection import Connection
from server.store.conversations import load_head
from shared.ids import direct_conversation
from shared.model.bodies import ReactionBody
from shared.model.entry import Cursor
from tests.server.log.conftest import Author, Office

COUNT = 200


@pytest.fixture
async def number(office: Office, zhang: Author, li: Author) -> int:
    """A conversation of 200 entries, two thirds by Zhang, interleaved with another's."""
    wang = Author()
    for i in range(COUNT):
        author, other = (li, zhang) if i % 3 == 0 else (zhang, li)
        office.submit(author, author.writes(other, f"{i + 1}"), other)
        office.submit(wang, wang.writes(li, "elsewhere"), li)
        if i % 50 == 49:
            await office.settle()

    def find(connection: Connection) -> int:
        head = load_head(connection, direct_conversation(zhang.person, li.person))
        assert head is not None
        return head.number

    return await office.database.read(find)


@pytest.mark.parametrize(
    ("first", "last"),
    [(1, 1), (1, 200), (63, 65), (64, 64), (65, 128), (128, 129), (199, 200), (200, 200), (190, 250), (5, 4)],
)
async def test_a_range_is_read_whole_and_in_order(office: Office, number: int, first: int, last: int) -> None:
    top = min(last, COUNT)
    found = await office.database.read(lambda db: walk.between(db, number, first, top, 500))
    assert [entry.seq for entry in found] == list(range(first, top + 1))


async def test_every_seq_is_found_and_none_beyond(office: Office, number: int) -> None:
    def links(connection: Connection) -> list[bytes]:
        return [walk.link_at(connection, number, seq) for seq in range(COUNT + 2)]

    found = await office.database.read(links)
    assert (found[0], found[-1]) == (b"", b"")
    assert len(set(found[1:-1])) == COUNT
    match = await office.database.read(lambda db: walk.matches(db, number, Cursor(77, found[77])))
    other = await office.database.read(lambda db: walk.matches(db, number, Cursor(78, found[77])))
    assert (match, other) == (True, False)


async def test_amendments_do_not_stand_in_the_way_of_standing_entries(
    office: Office, zhang: Author, li: Author, number: int
) -> None:
    def newest(connection: Connection) -> bytes:
        return next(walk.back(connection, number, COUNT)).id

    target = await office.database.read(newest)
    for i in range(150):
        office.submit(zhang, zhang.writes(li, ReactionBody(target, "👍", on=i % 2 == 0)), li)
    await office.settle()
    found = await office.database.read(lambda db: walk.standing(db, number, COUNT + 150, 1, 3))
    assert [entry.seq for _, _, entry in found] == [200, 199, 198]
