"""Days that are chosen or told, and then the next one begins."""

import pytest
from PySide6.QtCore import QDate, QLocale, QTime, QTimeZone
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from client.services.later import LaterMessage
from client.ui.groups import end_choice
from client.ui.groups.end_choice import EndChoice
from client.ui.later.time_choice import TimeChoice
from client.ui.main.status_dialog import StatusDialog
from client.ui.theme.theme import Theme
from client.viewmodels.groups.ends import GroupEnd, GroupEnds
from client.viewmodels.later.waiting import LaterMessages
from client.viewmodels.messages.moments import Moments
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.status_ends import End, Ends
from client.viewmodels.times import Times
from shared.model.bodies import MessageBody
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office

ZONE = QTimeZone(8 * 3600)
ENGLISH = QLocale("en")
LATE = Ends(ENGLISH, ZONE).of(QDate(2026, 11, 22), QTime(23, 58))
MINUTES = 60_000


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = LATE

    def __call__(self) -> int:
        return self.now


def day_of(moment: int) -> QDate:
    return Ends(ENGLISH, ZONE, lambda: moment).today


def test_a_message_goes_on_the_day_that_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    clock = Clock()
    choice = TimeChoice(theme, Moments(ENGLISH, ZONE, clock), LATE)
    qtbot.addWidget(choice)
    choice.day.setCurrentIndex(2)
    assert choice.day.currentText().startswith("24 Nov")
    clock.now += 5 * MINUTES
    assert day_of(choice.at) == QDate(2026, 11, 24)


async def test_what_waits_until_tomorrow_waits_until_today_then(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(LaterMessages, "moments", Moments(ENGLISH, ZONE, clock))
    office.company.chats.say_to_me(person_id(0), "hello")
    chatting = office.company.chats.direct(person_id(0))
    due = LATE + 9 * 60 * MINUTES + 2 * MINUTES
    await office.show()
    office.model.actions.open(person_id(0))
    office.company.later.put(LaterMessage(b"l" * 16, chatting, due, MessageBody("one")))
    waiting = office.window.chat.waiting
    assert waiting.words == "A message waits until tomorrow, 09:00."
    clock.now += 5 * MINUTES
    office.window.chat.set_times(Times(ENGLISH))
    assert waiting.words == "A message waits until today, 09:00."
    await office.settle()


def test_a_status_ends_on_the_day_that_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    clock, window = Clock(), QWidget()
    qtbot.addWidget(window)
    ends = Ends(ENGLISH, ZONE, clock)
    dialog = StatusDialog(theme, window, (Presence.OUT,), (Presence.OUT, ""), ends, End.CUSTOM)
    decided: list[int] = []

    def decide(_presence: Presence, _words: str, until: int) -> None:
        decided.append(until)

    dialog.decided.connect(decide)
    dialog.day.setCurrentText("Tomorrow")
    clock.now += 5 * MINUTES
    dialog.agree.click()
    assert [day_of(one) for one in decided] == [QDate(2026, 11, 23)]


def test_a_group_ends_on_the_day_that_was_chosen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()

    def ends(_locale: QLocale) -> GroupEnds:
        return GroupEnds(ENGLISH, ZONE, clock)

    monkeypatch.setattr(end_choice, "GroupEnds", ends)
    choice = EndChoice(theme)
    qtbot.addWidget(choice)
    choice.end.setCurrentIndex(choice.end.findData(GroupEnd.CUSTOM))
    choice.day.setCurrentText("Tomorrow")
    clock.now += 5 * MINUTES
    assert day_of(choice.chosen()) == QDate(2026, 11, 23)
