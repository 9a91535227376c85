"""Drafts at the editor: what another device begins, and what could not be sent."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from shared.model.state import Draft, encode_value
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
