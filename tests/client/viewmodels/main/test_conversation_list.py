"""The list says anew what has changed, and nothing else; and it always says what a fresh one would."""

import random
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from functools import partial

import msgspec
import pytest
import pytest_asyncio
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from client.core.events import (
    ConnectionChanged,
    ConversationGone,
    ConversationReset,
    DraftWritten,
    PresenceUnwatched,
    ReminderDue,
)
from client.core.words.wording import Language
from client.services.chat.summary import Summary
from client.services.reminders import Reminder
from client.viewmodels.conversations.folding import FOLDED
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.conversations.rows import ConversationRows
from client.viewmodels.main.model import MainModel
from shared.model.bodies import MessageBody
from shared.model.entry import Cursor
from shared.model.presence import Presence
from shared.model.state import Arrangement, Draft, PersonNote, ReadMark, encode_value
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import NOW, person_id

pytestmark = pytest.mark.gui

MANY = 500
GROUPS = [number.to_bytes(16, "big") for number in (1, 2)]


@dataclass
class Made:
    """The conversations whose rows were made."""

    rows: list[bytes]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    noted = Made([])
    make = ConversationRows.row

    def note(self: ConversationRows, summary: Summary, *, is_open: bool) -> Conversation:
        noted.rows.append(summary.id)
        return make(self, summary, is_open=is_open)

    monkeypatch.setattr(ConversationRows, "row", note)
    return noted


def main_model(office: Company) -> MainModel:
    return MainModel(office.services, lambda: Language.ENGLISH)


@dataclass
class Crowd:
    """Many conversations, in a list that is there."""

    office: Company
    model: MainModel
    signals: list[str]

    def turn(self) -> None:
        """Let the list take in what has come."""
        self.signals.clear()
        self.model.list.update()


@pytest_asyncio.fixture
async def crowd(qapp: QApplication, made: Made) -> AsyncGenerator[Crowd]:
    office = company(*(f"员工{number:03}" for number in range(MANY)))
    for number in range(MANY):
        office.chats.say_to_me(person_id(number), "one")
    model = main_model(office)
    signals: list[str] = []
    rows = model.conversations

    def note(name: str, *_: object) -> None:
        signals.append(name)

    for name in ("modelReset", "rowsInserted", "rowsRemoved", "rowsMoved", "layoutChanged", "dataChanged"):
        getattr(rows, name).connect(partial(note, name))
    made.rows.clear()
    yield Crowd(office, model, signals)
    await model.close()


def direct(crowd: Crowd, number: int) -> bytes:
    return crowd.office.chats.direct(person_id(number))


async def test_a_message_to_one_of_many_makes_one_row_and_moves_it(crowd: Crowd, made: Made) -> None:
    crowd.office.chats.say_to_me(person_id(7), "two")
    crowd.turn()
    assert made.rows == [direct(crowd, 7)]
    assert crowd.signals == ["rowsMoved", "dataChanged"]
    assert crowd.model.conversations.row(0).preview == "two"
    made.rows.clear()
    crowd.office.chats.say_to_me(person_id(7), "three")
    crowd.turn()
    assert made.rows == [direct(crowd, 7)]
    assert crowd.signals == ["dataChanged"], "it stands on top already"
    assert crowd.model.list.unread() == MANY + 2


async def test_nothing_new_makes_and_tells_nothing(crowd: Crowd, made: Made) -> None:
    crowd.turn()
    assert (made.rows, crowd.signals) == ([], [])


async def test_what_goes_far_down_is_one_move(crowd: Crowd, made: Made) -> None:
    crowd.office.chats.put("arrange", direct(crowd, 0), encode_value(Arrangement(sticky=NOW)))
    crowd.turn()
    assert crowd.model.conversations.row(0).id == person_id(0)
    crowd.office.chats.put("arrange", direct(crowd, 0), encode_value(Arrangement()))
    crowd.turn()
    assert crowd.model.conversations.row(MANY - 1).id == person_id(0)
    assert crowd.signals == ["rowsMoved", "dataChanged"]


async def test_a_chat_with_something_begun_goes_up_once_it_is_left(crowd: Crowd) -> None:
    crowd.model.chats.open(direct(crowd, 0), None)
    crowd.turn()
    event = DraftWritten(direct(crowd, 0), Draft("begun", NOW + 10_000_000))
    crowd.office.chats.state.apply(event)
    crowd.office.bus.publish(event)
    crowd.turn()
    assert crowd.model.conversations.row(MANY - 1).id == person_id(0)
    crowd.model.chats.main.leave()
    crowd.turn()
    row = crowd.model.conversations.row(0)
    assert (row.id, row.draft) == (person_id(0), "begun")
    assert crowd.signals == ["rowsMoved", "dataChanged"]


async def test_somebody_seen_otherwise_changes_one_row_in_its_place(crowd: Crowd, made: Made) -> None:
    crowd.office.presence.see(person_id(7), Presence.BUSY)
    crowd.turn()
    assert made.rows == [direct(crowd, 7)]
    assert crowd.signals == ["dataChanged"]


async def test_a_name_changes_the_rows_that_say_it_wherever(crowd: Crowd) -> None:
    told: list[int] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.extend(range(first.row(), last.row() + 1))

    crowd.office.chats.group(GROUPS[0], "Lunch")
    crowd.office.chats.say(GROUPS[0], person_id(7), "noodles")
    crowd.turn()
    crowd.model.conversations.dataChanged.connect(note)
    crowd.office.people.note(person_id(7), PersonNote(remark="小七"))
    crowd.turn()
    assert told == [0, MANY - 7]
    assert crowd.model.conversations.row(0).author == "小七"
    stranger = b"stranger".ljust(16, b"\0")
    crowd.office.chats.say(GROUPS[0], stranger, "rice")
    crowd.turn()
    crowd.model.directory.told({stranger: "王五"})
    crowd.turn()
    assert crowd.model.conversations.row(0).author == "王五"


class Day:
    """What happens in an office, by chance."""

    def __init__(self, office: Company, model: MainModel, seed: int) -> None:
        self._office = office
        self._model = model
        self._chance = random.Random(seed)

    def someone(self) -> bytes:
        return person_id(self._chance.randrange(6))

    def somewhere(self) -> bytes:
        return self._chance.choice([*GROUPS, *(self._office.chats.direct(person_id(n)) for n in range(6))])

    def happens(self) -> None:
        events = (
            *(self._said, self._said_in_a_group, self._arranged, self._read, self._begun, self._typed),
            *(self._renamed, self._noted, self._seen, self._unwatched, self._link, self._queued),
            *(self._opened, self._left, self._told, self._grouped, self._gone, self._reminded),
        )
        self._chance.choice(events)()

    def _said(self) -> None:
        self._office.chats.say_to_me(self.someone(), f"words {self._chance.random()}")

    def _said_in_a_group(self) -> None:
        self._office.chats.say(self._chance.choice(GROUPS), self.someone(), "all of you")

    def _arranged(self) -> None:
        some = Arrangement(
            self._chance.random() < 0.3,
            self._chance.choice([0, 0, NOW, NOW + 5]),
            self._chance.random() < 0.3,
            self._chance.choice([0, 0, NOW + 10_000_000]),
        )
        folded = msgspec.structs.replace(some, folded=not some.sticky and self._chance.random() < 0.4)
        self._office.chats.put("arrange", self.somewhere(), encode_value(folded))

    def _read(self) -> None:
        here = self.somewhere()
        counted = self._office.chats.state.summary(here).counted
        self._office.chats.put("read", here, encode_value(ReadMark(counted, counted)))

    def _begun(self) -> None:
        person = self.someone()
        text = self._chance.choice(["", "begun"])
        self._office.chats.keep_draft(self._office.chats.direct(person), text, to=person)

    def _typed(self) -> None:
        self._office.chats.type(self.somewhere(), self.someone(), active=self._chance.random() < 0.6)

    def _renamed(self) -> None:
        known = self._office.people.state.people[self.someone()]
        name = self._chance.choice("赵钱孙李")
        self._office.people.change(msgspec.structs.replace(known, name=name))

    def _noted(self) -> None:
        self._office.people.note(self.someone(), PersonNote(remark=self._chance.choice(["", "老王"])))

    def _seen(self) -> None:
        self._office.presence.see(self.someone(), self._chance.choice([Presence.BUSY, Presence.ONLINE]))

    def _unwatched(self) -> None:
        event = PresenceUnwatched((self.someone(),))
        self._office.presence.state.apply(event)
        self._office.bus.publish(event)

    def _link(self) -> None:
        event = ConnectionChanged(up=self._chance.random() < 0.5)
        self._office.presence.state.apply(event)
        self._office.bus.publish(event)

    def _queued(self) -> None:
        self._office.chats.held_back = self._chance.random() < 0.5
        self._office.chats.enqueue(self.somewhere(), MessageBody("mine"))

    def _opened(self) -> None:
        self._model.chats.open(self.somewhere(), None)

    def _left(self) -> None:
        self._model.chats.main.leave()

    def _told(self) -> None:
        self._model.directory.told({self.someone(): self._chance.choice("甲乙")})

    def _grouped(self) -> None:
        self._office.chats.group(self._chance.choice(GROUPS), self._chance.choice(["Lunch", "", "Tea"]))

    def _reminded(self) -> None:
        """Let a reminder be due by the clock alone, or one be done with."""
        held, here, entry = self._office.reminders.held, self.somewhere(), self._chance.randbytes(16)
        if held and self._chance.random() < 0.5:
            done, _ = held.popitem()
            self._office.chats.put("own_reminder", done, b"")
        else:
            held[entry] = Reminder(entry, here, NOW - 1, 1)
            self._office.bus.publish(ReminderDue(here, entry))

    def _gone(self) -> None:
        here = self._chance.choice(GROUPS)
        if self._chance.random() < 0.5:
            event = ConversationGone(here)
            self._office.chats.state.apply(event)
            self._office.bus.publish(event)
        else:
            self._office.chats.state.forget(here)
            self._office.bus.publish(ConversationReset(here, Cursor(0, b"")))


@pytest.mark.parametrize("seed", range(12))
async def test_after_any_day_the_list_is_what_a_fresh_one_would_be(qapp: QApplication, seed: int) -> None:
    office = company("陈思远", "张伟", "何静", "曾小贤", "吕布", "李逵")
    model = main_model(office)
    unread: list[int] = [0]
    model.list.unread_changed.connect(unread.append)
    day = Day(office, model, seed)
    for _ in range(80):
        day.happens()
        model.list.update()
        held, unread_now = model.conversations.rows, unread[-1]
        folded = model.list.folded.rows
        model.list.refresh()
        assert (held, folded) == (model.conversations.rows, model.list.folded.rows)
        listed = [row.id for row in held if row.id != FOLDED]
        assert listed == [row for row in in_order(model, office) if row in listed]
        assert unread_now == office.chats.state.badge().rings
    await model.close()


def in_order(model: MainModel, office: Company) -> list[bytes]:
    """Return the ids of rows in the order in which the state has their conversations."""
    held = {one.conversation: one.held for one in model.chats.shown if one.conversation is not None}
    return [one.peer or one.id for one in office.chats.state.newest_first(held)]
