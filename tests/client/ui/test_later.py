"""Sending later in the window: chosen in the menu, told in a line, changed and taken back in a list."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from client.services.later import LaterMessage
from client.ui.chat.writing.editor import Editor
from client.ui.later.list_dialog import ChangeDialog, LaterDialog
from client.ui.later.time_choice import TimeDialog
from client.ui.widgets.dialog import Dialog
from client.viewmodels.times import unix_ms
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import MessageBody, Style
from shared.model.styles import StyledText
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office

HOUR = 3_600_000
Shown = TypeVar("Shown", bound=Dialog)


@pytest.fixture
async def chatting(office: Office) -> bytes:
    """A chat with somebody, open in the window."""
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    return office.company.chats.direct(person_id(0))


def offered(office: Office) -> dict[str, bool]:
    menu = office.window.chat.composer.key_menu()
    return {one.text(): one.isEnabled() for one in menu.actions() if one.text()}


def choose(office: Office, start: str) -> None:
    menu = office.window.chat.composer.key_menu()
    next(one for one in menu.actions() if one.text().startswith(start)).trigger()


def dialog_of(office: Office, kind: type[Shown]) -> Shown:
    return next(one for one in office.window.findChildren(kind) if one.isVisible())


async def test_a_time_in_the_menu_keeps_what_is_written(office: Office, chatting: bytes) -> None:
    company, chat = office.company, office.window.chat
    assert not any(enabled for words, enabled in offered(office).items() if words.startswith("Send in"))
    said: list[str] = []
    chat.said.connect(said.append)
    QTest.keyClicks(chat.composer.editor, "see you at nine")
    before = unix_ms()
    choose(office, "Send in an hour")
    assert chat.composer.editor.text == ""
    await office.settle(lambda: bool(said))
    (held,) = company.later.of(chatting)
    assert held.message == MessageBody("see you at nine")
    assert before + HOUR <= held.due <= unix_ms() + HOUR
    assert said[0].startswith("Will be sent ")
    assert chat.waiting.isVisible()
    assert chat.waiting.words.startswith("A message waits until ")
    assert company.chats.begun(chatting).text == ""
    assert len(company.chats.logs[chatting]) == 1


async def test_any_time_may_be_chosen_but_none_that_is_over(office: Office, chatting: bytes) -> None:
    chat = office.window.chat
    QTest.keyClicks(chat.composer.editor, "later")
    choose(office, "Send at another time")
    dialog = dialog_of(office, TimeDialog)
    dialog.choice.hour.setCurrentIndex(0)
    dialog.choice.minute.setCurrentIndex(0)
    dialog.choice.day.setCurrentIndex(0)
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert dialog.error.isVisible()
    assert office.company.later.of(chatting) == []
    dialog.choice.day.setCurrentIndex(2)
    assert not dialog.error.isVisible()
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: bool(office.company.later.of(chatting)))
    (held,) = office.company.later.of(chatting)
    moment = office.model.later.moments.moment(held.due)
    assert moment.toString("HH:mm") == "00:00"
    assert office.model.later.moments.today.daysTo(moment.date()) == 2


async def test_a_time_is_asked_for_in_one_chat_alone(office: Office, chatting: bytes) -> None:
    office.company.chats.say_to_me(person_id(1), "hello")
    office.model.actions.open(person_id(1))
    QTest.keyClicks(office.window.chat.composer.editor, "for somebody else")
    office.model.actions.open(person_id(0))
    QTest.keyClicks(office.window.chat.composer.editor, "later")
    choose(office, "Send at another time")
    dialog = dialog_of(office, TimeDialog)
    office.model.actions.open(person_id(1))
    await office.settle()
    assert not dialog.isVisible()
    assert office.window.chat.composer.editor.text == "for somebody else"


async def test_what_could_not_be_kept_stands_in_the_editor_again(office: Office, chatting: bytes) -> None:
    office.company.later.refusal = Refusal(ErrorCode.OFFLINE)
    editor = office.window.chat.composer.editor
    troubles: list[str] = []
    office.model.chats.main.troubled.connect(troubles.append)
    QTest.keyClicks(editor, "not lost")
    choose(office, "Send in an hour")
    await office.settle(lambda: bool(editor.text))
    assert editor.text == "not lost"
    assert troubles
    assert not office.window.chat.waiting.isVisible()


async def test_the_line_opens_the_list_and_all_can_be_done_there(office: Office, chatting: bytes) -> None:
    later, chat = office.company.later, office.window.chat
    first, second = new_id(), new_id()
    later.put(LaterMessage(first, chatting, unix_ms() + HOUR, MessageBody("one")))
    later.put(LaterMessage(second, chatting, unix_ms() + 2 * HOUR, MessageBody("two")))
    assert chat.waiting.words.startswith("2 messages wait, the first until ")
    QTest.mouseClick(chat.waiting, Qt.MouseButton.LeftButton)
    dialog = dialog_of(office, LaterDialog)
    assert [row.name for row in dialog.rows.rows] == ["one", "two"]
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: later.held[first].due <= unix_ms())
    dialog.view.setCurrentIndex(dialog.rows.index(1))
    QTest.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
    change = dialog_of(office, ChangeDialog)
    change.text.setPlainText(" ")
    QTest.mouseClick(change.agree, Qt.MouseButton.LeftButton)
    assert change.error.isVisible()
    change.text.setPlainText("three")
    change.choice.day.setCurrentIndex(3)
    QTest.mouseClick(change.agree, Qt.MouseButton.LeftButton)
    await office.settle(lambda: later.held[second].message.text == "three")
    assert later.held[second].due > unix_ms() + 24 * HOUR
    assert [row.name for row in dialog.rows.rows] == ["one", "three"]
    dialog.view.setCurrentIndex(dialog.rows.index(1))
    QTest.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    await office.settle(lambda: second not in later.held)
    assert [row.name for row in dialog.rows.rows] == ["one"]


async def test_words_that_could_not_be_changed_stay_where_they_were_written(
    office: Office, chatting: bytes
) -> None:
    later, entry = office.company.later, new_id()
    later.put(LaterMessage(entry, chatting, unix_ms() + HOUR, MessageBody("one")))
    office.window.chat.later.open_list()
    listed = dialog_of(office, LaterDialog)
    listed.change.click()
    change = dialog_of(office, ChangeDialog)
    change.text.setPlainText("written anew")
    later.refusal = Refusal(ErrorCode.OFFLINE, part="later")
    change.agree.click()
    assert not change.agree.isEnabled()
    await office.settle(change.error.isVisible)
    assert change.isVisible()
    assert change.text.toPlainText() == "written anew"
    later.refusal = None
    change.agree.click()
    await office.settle(lambda: not change.isVisible())
    assert later.held[entry].message.text == "written anew"
    assert not listed.error.isVisible()


async def test_enter_does_what_the_button_with_the_keyboard_says(office: Office, chatting: bytes) -> None:
    later, first, second = office.company.later, new_id(), new_id()
    later.put(LaterMessage(first, chatting, unix_ms() + HOUR, MessageBody("one")))
    later.put(LaterMessage(second, chatting, unix_ms() + 2 * HOUR, MessageBody("two")))
    office.window.chat.later.open_list()
    listed = dialog_of(office, LaterDialog)
    QTest.keyClick(listed.view, Qt.Key.Key_Return)
    dialog_of(office, ChangeDialog).reject()
    listed.take_back.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed.take_back, Qt.Key.Key_Return)
    await office.settle(lambda: len(later.held) == 1)
    assert later.held[second].due > unix_ms() + HOUR
    listed.cancel.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed.cancel, Qt.Key.Key_Return)
    assert not listed.isVisible()
    assert later.held[second].due > unix_ms() + HOUR


async def test_what_has_gone_just_now_is_not_changed(office: Office, chatting: bytes) -> None:
    later, entry = office.company.later, new_id()
    later.put(LaterMessage(entry, chatting, unix_ms() + HOUR, MessageBody("one")))
    office.window.chat.later.open_list()
    listed = dialog_of(office, LaterDialog)
    del later.held[entry]
    listed.change.click()
    assert not any(one.isVisible() for one in office.window.findChildren(ChangeDialog))


BOLD = Style(0, 4, bold=True, colour="red")


async def changing(office: Office, chatting: bytes) -> tuple[bytes, ChangeDialog]:
    entry = new_id()
    message = MessageBody("loud and clear", styles=(BOLD,))
    office.company.later.put(LaterMessage(entry, chatting, unix_ms() + HOUR, message))
    office.window.chat.later.open_list()
    dialog_of(office, LaterDialog).change.click()
    await office.settle()
    return entry, dialog_of(office, ChangeDialog)


async def test_words_keep_their_looks_when_they_are_changed(office: Office, chatting: bytes) -> None:
    entry, change = await changing(office, chatting)
    assert change.text.hasFocus()
    assert change.text.words == StyledText("loud and clear", (BOLD,))
    change.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(change.text, Qt.Key.Key_Return)
    QTest.keyClick(change.text, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(change.text, "now")
    QTest.keyClick(change.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    held = office.company.later.held
    await office.settle(lambda: held[entry].message.text != "loud and clear")
    assert held[entry].message == MessageBody("loud and clear\nnow", styles=(BOLD, Style(15, 3, italic=True)))
    await office.settle(lambda: not change.isVisible())


async def test_words_can_be_made_plain(office: Office, chatting: bytes) -> None:
    entry, change = await changing(office, chatting)
    change.text.selectAll()
    change.text.formatting.clear()
    QTest.mouseClick(change.agree, Qt.MouseButton.LeftButton)
    held = office.company.later.held
    await office.settle(lambda: not held[entry].message.styles)
    assert held[entry].message == MessageBody("loud and clear")


async def test_a_message_for_later_takes_no_files_by_its_words(office: Office, chatting: bytes) -> None:
    _, change = await changing(office, chatting)
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile("/tmp/plan.dwg")])
    brought.setText("file:///tmp/plan.dwg")
    change.text.insertFromMimeData(brought)
    assert change.text.text == "loud and clear"
    change.text.selectAll()
    offered_there = [one.text() for one in change.text.menu().actions()]
    assert "Keep as a quick reply" not in offered_there
    assert "Keep as a quick reply" in [one.text() for one in marked(office).menu().actions()]


def marked(office: Office) -> Editor:
    editor = office.window.chat.composer.editor
    editor.setPlainText("something")
    editor.selectAll()
    return editor


async def test_what_could_not_be_sent_is_told_with_its_reason(office: Office, chatting: bytes) -> None:
    refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="muted")
    entry = new_id()
    office.company.later.put(LaterMessage(entry, chatting, 1, MessageBody("late"), refusal=refusal))
    chat = office.window.chat
    assert chat.waiting.words.startswith("1 message")
    chat.later.open_list()
    dialog = dialog_of(office, LaterDialog)
    (row,) = dialog.rows.rows
    assert (row.name, row.icon) == ("late", "error_circle")
    assert row.under
    office.company.later.held.clear()
    office.company.chats.put("later", entry, b"")
    await office.settle()
    assert not chat.waiting.isVisible()
    assert not dialog.agree.isEnabled()
