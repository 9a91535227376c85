"""Drafts at the editor: what another device begins, and what could not be sent."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from shared.model.bodies import MessageBody, Style, decode_body
from shared.model.state import Draft, encode_value
from shared.model.styles import StyledText
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office


async def test_what_could_not_be_sent_comes_back_into_the_editor(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    chats.full = True
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "disk is full")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text == ""
    await office.settle(lambda: bool(editor.text))
    assert editor.text == "disk is full"
    chats.full = False
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await office.settle()
    assert editor.text == ""
    assert chats.begun(chats.direct(person_id(0))).text == ""


async def test_an_empty_editor_takes_at_once_what_another_device_begins(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    conversation = chats.direct(person_id(0))
    await office.show()
    await office.settle()
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.hasFocus()
    chats.put("draft", conversation, encode_value(Draft("on the phone", 1_790_400_000_000)))
    assert editor.text == "on the phone"


async def test_looks_are_kept_with_a_draft_and_leave_with_the_message(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    conversation = chats.direct(person_id(0))
    await office.show()
    await office.settle()
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    press = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(editor, Qt.Key.Key_B, press)
    QTest.keyClicks(editor, "now")
    bold = (Style(0, 3, bold=True),)
    assert chats.begun(conversation) == StyledText("now", bold)
    cursor = editor.textCursor()
    cursor.select(cursor.SelectionType.Document)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_I, press)
    both = (Style(0, 3, bold=True, italic=True),)
    assert chats.begun(conversation) == StyledText("now", both), "only the looks have changed"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await office.settle()
    sent = chats.logs[conversation][-1]
    assert decode_body("message", sent.body) == MessageBody("now", styles=both)
    row = office.window.chat.timeline.rows[-1]
    assert (row.text, row.styles) == ("now", both)
    assert editor.words == StyledText()


async def test_what_another_device_begins_comes_in_its_looks(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    conversation = chats.direct(person_id(0))
    await office.show()
    await office.settle()
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    red = (Style(3, 3, colour="red"),)
    chats.put("draft", conversation, encode_value(Draft("on the phone", 1_790_400_000_000)))
    chats.put("draft", conversation, encode_value(Draft("on the phone", 1_790_400_000_001, red)))
    await office.settle(lambda: bool(editor.words.styles))
    assert editor.words == StyledText("on the phone", red)
