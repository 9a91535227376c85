"""Searching in one chat: opened by its button and by Ctrl+F, walked by keys, left by Escape."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client.viewmodels.search.found_rows import MessageFound, More
from shared.model.bodies import RecallBody
from shared.model.entry import decode_header
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office

CHEN, ZHANG = person_id(0), person_id(1)


async def opened(office: Office) -> None:
    """Open the chat with 张伟, in which something was said long ago; 陈思远 has said it, too."""
    chats = office.company.chats
    chats.say_to_me(CHEN, "开会改到周五")
    for number in range(200):
        chats.say_to_me(ZHANG, "开会改到周五" if number == 20 else f"第 {number} 句")
    await office.show()
    office.model.actions.open(ZHANG)
    await office.settle(lambda: bool(office.window.chat.timeline.in_sight))


async def search(office: Office, typed: str) -> None:
    """Press Ctrl+F, and wait for what is found by a text."""
    finder = office.window.chat.finder
    QTest.keyClick(office.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    await office.settle(finder.search.hasFocus)
    assert finder.isVisible()
    if typed:
        finder.search.insert(typed)
        await office.settle(lambda: office.model.chats.main.search.text == typed)


async def test_a_message_of_this_chat_alone_is_found_and_gone_to(office: Office) -> None:
    await opened(office)
    await search(office, "周五")
    finder = office.window.chat.finder
    (row,) = office.model.chats.main.search.rows()
    assert isinstance(row, MessageFound)
    assert (row.title, row.seq, row.portrait) == ("张伟", 21, ZHANG)
    QTest.keyClick(finder.search, Qt.Key.Key_Return)
    await office.settle(lambda: "开会改到周五" in office.texts())
    assert "开会改到周五" in office.texts()
    assert not finder.isVisible()
    # What was found stays, to go on with.
    await search(office, "")
    assert finder.search.selectedText() == "周五"


async def test_what_is_taken_back_is_shown_no_more(office: Office) -> None:
    await opened(office)
    said = office.company.chats.say_to_me(ZHANG, "机密的话")
    await search(office, "机密")
    shown = office.model.chats.main.search
    assert len(shown.rows()) == 1
    # Also while it is closed: what was found stays, to go on with.
    office.window.chat.finder.close_panel()
    chats = office.company.chats
    chats.say(chats.direct(ZHANG), ZHANG, RecallBody(decode_header(said.header).id))
    assert len(shown.rows()) == 1
    await office.settle(lambda: not shown.rows())
    assert not shown.rows()
    assert shown.text == "机密"


async def test_its_button_opens_and_closes_it(office: Office) -> None:
    await opened(office)
    finder, button = office.window.chat.finder, office.window.chat.header.search
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert finder.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not finder.isVisible()
    assert office.window.chat.composer.editor.hasFocus()
    await search(office, "")
    await search(office, "")
    assert finder.isVisible()


async def test_behind_a_dialog_nothing_opens(office: Office) -> None:
    await opened(office)
    office.window.open_reminders()
    QTest.keyClick(office.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    await office.settle()
    assert not office.window.chat.finder.isVisible()


async def test_another_chat_begins_anew(office: Office) -> None:
    await opened(office)
    await search(office, "周五")
    office.model.actions.open(CHEN)
    await office.settle(lambda: office.window.chat.header.title.text() == "陈思远")
    finder = office.window.chat.finder
    assert not finder.isVisible()
    assert finder.search.text() == ""
    assert office.model.chats.main.search.rows() == []
    await search(office, "周五")
    (row,) = office.model.chats.main.search.rows()
    assert isinstance(row, MessageFound)
    assert row.title == "陈思远"


async def test_earlier_messages_and_nothing(office: Office) -> None:
    office.company.search.limit = 50
    await opened(office)
    await search(office, "第")
    assert isinstance(office.model.chats.main.search.rows()[-1], More)
    finder = office.window.chat.finder
    view = finder.page.view
    assert view.isVisible()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    await office.settle(lambda: finder.page.model.rowCount() == 101)
    assert finder.page.model.rowCount() == 101
    finder.search.setText("qqq")
    await office.settle(lambda: not view.isVisible())
    assert not view.isVisible()
    finder.search.clear()
    await office.settle(view.isVisible)
    assert view.isVisible()
    QTest.keyClick(finder.search, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert office.window.chat.composer.editor.hasFocus()


async def test_the_button_opens_it_and_no_chat_has_none(office: Office) -> None:
    await office.show()
    QTest.keyClick(office.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finder = office.window.chat.finder
    assert not finder.isVisible()
    await opened(office)
    QTest.mouseClick(office.window.chat.header.search, Qt.MouseButton.LeftButton)
    assert finder.isVisible()
    assert office.window.rect().contains(finder.geometry().adjusted(12, 12, -12, -12))
