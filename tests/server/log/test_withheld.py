"""What invisible people owe is given where they write, and everywhere once they are visible."""

from collections.abc import Generator
from pathlib import Path

import pytest

from server.features.chat.marking import mark_delivered, mark_read
from server.log.append import Log
from server.log.submission import Submission
from server.log.withheld import Withheld
from server.store import marks, state, statuses
from server.store.connection import Connection
from server.store.database import Database
from shared.ids import direct_conversation, new_id
from shared.model.bodies import GroupBody
from shared.model.decide import Actor
from shared.model.presence import Presence
from shared.model.state import PeerMarks, Status, decode_value, state_key
from shared.protocol.chat import MarkDelivered, MarkRead
from shared.protocol.sync import StateChanged
from tests.server.log.conftest import Author, Office, RecordingBus
from tests.support.directory import Directory, unsigned


class Room(Office):
    """An office whose log gives what is owed."""

    withheld: Withheld
    chosen = 0

    async def turns(self, who: Author, choice: Presence) -> None:
        """Let somebody choose how they are seen, as presence does it."""
        self.chosen += 1

        def work(db: Connection) -> None:
            statuses.keep_status(db, who.person, Status(choice.value, chosen=self.chosen))
            self.withheld.turned(db, who.person, visible=choice is not Presence.OFFLINE)

        await self.database.write(work)

    async def reads(self, who: Author, conversation: bytes, seq: int) -> None:
        await self.database.write(lambda db: mark_read(db, who.person, MarkRead(conversation, seq)))

    async def stores(self, who: Author, conversation: bytes, seq: int) -> None:
        await self.database.write(lambda db: mark_delivered(db, who.person, MarkDelivered(conversation, seq)))

    async def knows(self, who: Author, conversation: bytes) -> PeerMarks:
        key = state_key("marks", conversation)
        value = await self.database.read(lambda db: state.get(db, who.person, key))
        return PeerMarks() if value is None else decode_value(value, PeerMarks)

    async def known_in_group(self, who: Author, number: int) -> int:
        return (await self.database.read(lambda db: marks.known_of(db, number, who.person)))[0]


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room]:
    database = Database.open(tmp_path / "linxin.db", b"k" * 32, create=True)
    bus, clock, strangers, withheld = RecordingBus(), [1_760_000_000_000], set[bytes](), Withheld()
    directory = Directory(strangers)
    log = Log(database, bus, directory, unsigned, lambda: clock[0], withheld=withheld)
    made = Room(database, bus, log, clock, strangers, directory)
    made.withheld = withheld
    yield made
    database.close()


async def test_what_was_read_unseen_is_told_in_the_chat_one_writes_in_and_later_in_all(
    room: Room, zhang: Author, li: Author
) -> None:
    wang = Author()
    first, second = (direct_conversation(li.person, one.person) for one in (zhang, wang))
    for one in (zhang, wang):
        await room.placed(one, one.writes(li, "在吗"), li)
        await room.placed(one, one.writes(li, "急"), li)
    await room.turns(li, Presence.OFFLINE)
    for conversation in (first, second):
        await room.stores(li, conversation, 2)
        await room.reads(li, conversation, 1)
    assert await room.knows(zhang, first) == await room.knows(wang, second) == PeerMarks()
    room.bus.told.clear()
    await room.placed(li, li.writes(zhang, "在"))
    assert await room.knows(zhang, first) == PeerMarks(2, 1)
    assert await room.knows(wang, second) == PeerMarks()
    told = [people for people, event, _ in room.bus.told if isinstance(event, StateChanged)]
    assert told == [(zhang.person,)]
    await room.placed(li, li.writes(zhang, "说"))
    assert len([1 for _, event, _ in room.bus.told if isinstance(event, StateChanged)]) == 1
    await room.turns(li, Presence.BUSY)
    assert await room.knows(wang, second) == PeerMarks(2, 1)
    await room.reads(li, second, 2)
    assert await room.knows(wang, second) == PeerMarks(2, 2)


async def test_marks_of_before_stay_when_somebody_becomes_invisible(
    room: Room, zhang: Author, li: Author
) -> None:
    conversation = direct_conversation(li.person, zhang.person)
    for text in ("一", "二"):
        await room.placed(zhang, zhang.writes(li, text), li)
    await room.reads(li, conversation, 1)
    await room.turns(li, Presence.OFFLINE)
    assert await room.knows(zhang, conversation) == PeerMarks(1, 1)
    await room.turns(li, Presence.ONLINE)
    assert await room.knows(zhang, conversation) == PeerMarks(1, 1)


async def test_a_group_learns_of_it_as_well(room: Room, zhang: Author, li: Author) -> None:
    group = new_id()
    await room.placed(zhang, zhang.writes(zhang, GroupBody("项目组", (li.person,)), conversation=group))
    for text in ("一", "二"):
        await room.placed(zhang, zhang.writes(zhang, text, conversation=group))
    await room.reads(li, group, 2)
    await room.turns(li, Presence.OFFLINE)
    await room.reads(li, group, 3)
    assert await room.known_in_group(li, 1) == 2
    assert room.withheld.moved() == set()
    await room.placed(li, li.writes(li, "收到", conversation=group))
    assert await room.known_in_group(li, 1) == 3
    assert room.withheld.moved() == {group}
    await room.reads(li, group, 4)
    await room.turns(li, Presence.OUT)
    assert await room.known_in_group(li, 1) == 4
    assert room.withheld.moved() == {group}
    assert room.withheld.moved() == set()


async def test_what_somebody_else_uploads_shows_nobody(room: Room, zhang: Author, li: Author) -> None:
    conversation = direct_conversation(li.person, zhang.person)
    await room.placed(zhang, zhang.writes(li, "在吗"), li)
    await room.turns(li, Presence.OFFLINE)
    await room.reads(li, conversation, 1)
    signed = li.writes(zhang, "昨天写的")
    actor = Actor(li.person, li.device)
    room.log.submit(Submission(actor, signed, lambda _: None, recovered=True))
    await room.settle()
    assert await room.knows(zhang, conversation) == PeerMarks()


async def test_what_was_kept_in_memory_is_read_anew_after_a_failed_commit(
    room: Room, zhang: Author, li: Author
) -> None:
    conversation = direct_conversation(li.person, zhang.person)
    await room.placed(li, li.writes(zhang, "你好"), zhang)
    await room.turns(li, Presence.OFFLINE)

    def fails(db: Connection) -> None:
        statuses.keep_status(db, li.person, Status("online", chosen=99))
        room.withheld.turned(db, li.person, visible=True)
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - its own
        await room.database.write(fails)
    await room.placed(zhang, zhang.writes(li, "在吗"))
    await room.reads(li, conversation, 2)
    await room.placed(li, li.writes(zhang, "在"))
    assert await room.knows(zhang, conversation) == PeerMarks(2, 2)
