"""Reminders in the window: set in a message's menu, told in a line and in the list, looked at and put off."""

from typing import TypeVar
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from client.services.chat.history import HistoryView
from client.services.reminders import Reminder
from client.ui.later.reminders_dialog import RemindersDialog
from client.ui.later.time_choice import TimeDialog
from client.ui.widgets.dialog import Dialog
from client.viewmodels.conversations.model import spoken
from client.viewmodels.times import unix_ms
from shared.model.bodies import EditBody
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office

HOUR = 3_600_000
Shown = TypeVar("Shown", bound=Dialog)


@pytest.fixture
async def chatting(office: Office) -> bytes:
    """A chat with somebody, open in the window."""
    for text in ("the drawing please", "until Friday"):
        office.company.chats.say_to_me(person_id(0), text)
    await office.show()
    await office.settle()
    await office.click_row(0)
    return office.company.chats.direct(person_id(0))


def offered(office: Office, place: int) -> QMenu:
    timeline, chat = office.window.chat.timeline, office.model.chats.main.chat
    assert chat is not None
    menu = timeline.menu_of(chat.window.rows[place], ())
    return next(one for one in menu.findChildren(QMenu) if one.title() == "Remind me")


def choose(office: Office, place: int, start: str) -> None:
    next(one for one in offered(office, place).actions() if one.text().startswith(start)).trigger()


def dialog_of(office: Office, kind: type[Shown]) -> Shown:
    return next(one for one in office.window.findChildren(kind) if one.isVisible())


class Heard:
    """What the model of reminders says."""

    def __init__(self, office: Office) -> None:
        self.told: list[tuple[bytes, str, str, bool]] = []
        self.opened: list[tuple[bytes, int]] = []
        office.model.reminders.due.connect(self._due)
        office.model.reminders.opened.connect(self._opened)

    def _due(self, where: bytes, who: str, words: str, quietly: bool) -> None:
        self.told.append((where, who, words, quietly))

    def _opened(self, where: bytes, seq: int) -> None:
        self.opened.append((where, seq))


async def test_a_time_is_chosen_in_the_menu_and_given_up_there(office: Office, chatting: bytes) -> None:
    said: list[str] = []
    office.window.chat.said.connect(said.append)
    choose(office, 0, "In an hour")
    await office.settle(lambda: bool(office.company.reminders.held))
    (held,) = office.company.reminders.all
    assert (held.conversation, held.seq) == (chatting, 1)
    assert abs(held.due - unix_ms() - HOUR) < 60_000
    assert said[0].startswith("You'll be reminded ")
    assert not office.window.chat.reminder.isVisible()
    choose(office, 0, "Cancel the reminder")
    await office.settle(lambda: not office.company.reminders.held)
    assert not any(one.text().startswith("Cancel") for one in offered(office, 0).actions())


async def test_any_time_may_be_chosen(office: Office, chatting: bytes) -> None:
    choose(office, 1, "At another time")
    dialog = dialog_of(office, TimeDialog)
    dialog.choice.day.setCurrentIndex(3)
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: bool(office.company.reminders.held))
    (held,) = office.company.reminders.all
    assert held.conversation == chatting
    assert held.due > unix_ms() + 48 * HOUR


async def test_a_time_that_is_asked_for_is_one_for_its_message_whatever_opens(
    office: Office, chatting: bytes
) -> None:
    choose(office, 1, "At another time")
    dialog = dialog_of(office, TimeDialog)
    office.company.chats.say_to_me(person_id(1), "hello")
    office.model.actions.open(person_id(1))
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: bool(office.company.reminders.held))
    (held,) = office.company.reminders.all
    assert (held.conversation, held.seq) == (chatting, 2)


async def test_what_is_due_is_told_until_it_was_looked_at(office: Office, chatting: bytes) -> None:
    heard = Heard(office)
    chat = office.window.chat
    row = office.model.chats.main.chat
    assert row is not None
    office.company.reminders.ring(chatting, row.window.rows[0].id, 1)
    await office.settle(lambda: bool(heard.told))
    assert heard.told == [(chatting, "陈思远", "Reminder: the drawing please", False)]
    await office.settle(chat.reminder.isVisible)
    assert chat.reminder.words == "Reminder: the drawing please"
    await office.settle(lambda: "[Reminder]" in spoken(office.model.conversations.rows[0]))
    assert "[Reminder]" in spoken(office.model.conversations.rows[0])
    QTest.mouseClick(chat.reminder, Qt.MouseButton.LeftButton)
    await office.settle(lambda: not office.company.reminders.held)
    assert heard.opened == [(chatting, 1)]
    await office.settle(lambda: not chat.reminder.isVisible())
    await office.settle(lambda: "[Reminder]" not in spoken(office.model.conversations.rows[0]))
    assert "[Reminder]" not in spoken(office.model.conversations.rows[0])


async def test_what_is_edited_is_said_anew_and_what_is_said_beside_it_asks_for_nothing(
    office: Office, chatting: bytes
) -> None:
    chats, shown = office.company.chats, office.window.chat.reminder
    chat = office.model.chats.main.chat
    assert chat is not None
    entry = chat.window.rows[0].id
    office.company.reminders.ring(chatting, entry, 1)
    await office.settle(shown.isVisible)
    read: list[int] = []
    history = chats.history

    async def noted(
        conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = 50
    ) -> HistoryView:
        if limit == 1:
            read.append(before - 1)
        return await history(conversation, before=before, after=after, limit=limit)

    with patch.object(chats, "history", noted):
        chats.say_to_me(person_id(0), "and the other one")
        await office.settle()
        assert read == []
        chats.say(chatting, person_id(0), EditBody(entry, "the drawings please"))
        await office.settle(lambda: shown.words == "Reminder: the drawings please")
        assert read == [1]


async def test_a_notification_leads_to_the_message_and_not_only_to_the_chat(
    office: Office, chatting: bytes
) -> None:
    heard = Heard(office)
    office.model.open_told(person_id(0))
    assert heard.opened == []
    row = office.model.chats.main.chat
    assert row is not None
    office.company.reminders.ring(chatting, row.window.rows[1].id, 2)
    office.model.open_told(chatting)
    assert heard.opened == [(chatting, 2)]


async def test_a_message_that_cannot_be_read_is_one_all_the_same(office: Office, chatting: bytes) -> None:
    heard, shown = Heard(office), office.window.chat.reminder
    office.company.reminders.ring(chatting, b"e" * 16, 99)
    await office.settle(lambda: bool(heard.told))
    assert heard.told[0][2] == "Reminder: A message"
    await office.settle(shown.isVisible)
    assert shown.words == "Reminder: A message"


async def test_those_missed_are_told_when_the_window_comes(office: Office, chatting: bytes) -> None:
    row = office.model.chats.main.chat
    assert row is not None
    entry = row.window.rows[0].id
    office.company.reminders.held[entry] = Reminder(entry, chatting, unix_ms() - HOUR, 1)
    heard = Heard(office)
    office.model.reminders.begin()
    await office.settle(lambda: bool(heard.told))
    assert heard.told[0][2] == "Reminder: the drawing please"


async def test_enter_on_a_line_shows_its_message(office: Office, chatting: bytes) -> None:
    heard = Heard(office)
    office.company.reminders.ring(chatting, b"e" * 16, 2)
    office.window.open_reminders()
    dialog = dialog_of(office, RemindersDialog)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert heard.opened == [(chatting, 2)]
    assert not dialog.isVisible()
    await office.settle()


async def test_the_list_of_all_puts_off_gives_up_and_shows(office: Office, chatting: bytes) -> None:
    chat = office.model.chats.main.chat
    assert chat is not None
    first, second = (row.id for row in chat.window.rows[:2])
    await office.company.reminders.set(chatting, first, 1, unix_ms() + HOUR)
    await office.company.reminders.set(chatting, second, 2, unix_ms() + 2 * HOUR)
    await office.settle()
    office.window.open_reminders()
    dialog = dialog_of(office, RemindersDialog)
    assert [row.name for row in dialog.rows.rows] == ["the drawing please", "until Friday"]
    assert "陈思远" in dialog.rows.rows[0].under
    QTest.mouseClick(dialog.put_off, Qt.MouseButton.LeftButton)
    time = dialog_of(office, TimeDialog)
    time.choice.day.setCurrentIndex(5)
    QTest.mouseClick(time.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: [row.id for row in dialog.rows.rows] == [second, first])
    dialog.view.setCurrentIndex(dialog.rows.index(0))
    QTest.mouseClick(dialog.give_up, Qt.MouseButton.LeftButton)
    await office.settle(lambda: [row.id for row in dialog.rows.rows] == [first])
    heard = Heard(office)
    dialog.view.setCurrentIndex(dialog.rows.index(0))
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert heard.opened == [(chatting, 1)]
    assert list(office.company.reminders.held) == [first]  # looked at before it was due: it still rings
