"""The main window by mouse and keyboard, over services that live in memory."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from client.ui.chat.log.row_layout import Act, RowLayout
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.viewmodels.chat import service_chat
from client.viewmodels.chat.rows import Delivery
from client.viewmodels.settings.preferences import Preferences
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import MessageBody, ReactionBody, RecallBody
from shared.model.entry import decode_header
from shared.model.state import Draft, encode_value
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.chat_office import Office

GROUP = b"group".ljust(16, b"\0")


async def test_the_newest_conversation_stands_first(office: Office) -> None:
    office.company.chats.say_to_me(person_id(0), "one", 1_790_000_000_000)
    office.company.chats.say_to_me(person_id(1), "two", 1_790_000_060_000)
    await office.show()
    await office.settle()
    assert office.titles() == ["张伟", "陈思远"]
    office.company.chats.say_to_me(person_id(0), "three", 1_790_000_120_000)
    await office.settle()
    assert office.titles() == ["陈思远", "张伟"]


async def test_a_message_goes_both_ways(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "电控板 V2.3 图纸发你了")
    await office.show()
    await office.settle()
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    await office.settle(editor.hasFocus)
    assert editor.hasFocus()
    # Chinese comes from an input method, never from keys.
    commit = QInputMethodEvent()
    commit.setCommitString("收到")
    QApplication.sendEvent(editor, commit)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await office.settle(lambda: len(office.texts()) == 2)
    assert office.texts() == ["电控板 V2.3 图纸发你了", "收到"]
    assert editor.text == ""
    chats.say_to_me(person_id(0), "好的")
    await office.settle(lambda: len(office.texts()) == 3)
    assert office.texts()[-1] == "好的"


async def test_what_is_in_sight_of_an_active_window_is_read(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    assert office.model.conversations.row(0).unread == 1
    await office.click_row(0)
    await office.settle(lambda: bool(chats.read))
    assert chats.read == {chats.direct(person_id(0)): 1}
    await office.settle()
    assert office.model.conversations.row(0).unread == 0


async def test_a_colleague_is_found_by_initials_and_opened_by_enter(office: Office) -> None:
    await office.show()
    QTest.keyClick(office.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = office.window.list.search
    await office.settle(search.hasFocus)
    assert search.hasFocus()
    await office.settle(lambda: office.company.people.prepared > 0)
    QTest.keyClicks(search, "zxx")
    found = office.window.list.found
    await office.settle(lambda: found.isVisible() and found.model().rowCount() == 2)
    assert found.model().rowCount() == 2
    QTest.keyClick(search, Qt.Key.Key_Return)
    await office.settle(lambda: office.model.chats.main.chat is not None)
    assert office.window.chat.header.title.text() == "曾小贤"
    assert search.text() == ""
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "hi")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await office.settle(lambda: office.titles() == ["曾小贤"])
    assert office.texts() == ["hi"]
    assert office.titles() == ["曾小贤"]


async def test_enter_before_anything_is_found_opens_it_then(office: Office) -> None:
    await office.show()
    search = office.window.list.search
    search.setFocus()
    QTest.keyClicks(search, "zxx")
    QTest.keyClick(search, Qt.Key.Key_Return)
    await office.settle(lambda: office.model.chats.main.chat is not None)
    assert office.window.chat.header.title.text() == "曾小贤"


async def test_typing_to_someone_new_troubles_nobody(office: Office) -> None:
    await office.show()
    office.model.actions.open(person_id(0))
    await office.settle(office.window.chat.composer.editor.hasFocus)
    QTest.keyClicks(office.window.chat.composer.editor, "x")
    await office.settle()
    assert office.company.chats.types == []


async def test_waiting_messages_show_and_get_their_place(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    chats.held_back = True
    for text in ("one", "two"):
        QTest.keyClicks(office.window.chat.composer.editor, text)
        QTest.keyClick(office.window.chat.composer.editor, Qt.Key.Key_Return)
        await office.settle()
    shown = office.window.chat.timeline.in_sight
    assert [one.layout.row.delivery for one in shown[1:]] == [Delivery.WAITING] * 2
    chats.place_all()
    await office.settle()
    shown = office.window.chat.timeline.in_sight
    assert office.texts() == ["hello", "one", "two"]
    assert [one.layout.row.delivery for one in shown[1:]] == [Delivery.SENT] * 2
    chats.marks(chats.direct(person_id(0)), delivered=3, read=2)
    await office.settle()
    shown = office.window.chat.timeline.in_sight
    assert [one.layout.row.delivery for one in shown[1:]] == [Delivery.READ, Delivery.DELIVERED]


async def test_a_message_that_waits_without_a_connection_says_so_and_can_be_cancelled(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_chat, "HOLD_AFTER", 0.05)
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    chats.held_back = True
    for text in ("one", "two"):
        QTest.keyClicks(office.window.chat.composer.editor, text)
        QTest.keyClick(office.window.chat.composer.editor, Qt.Key.Key_Return)
        await office.settle()
    timeline = office.window.chat.timeline

    def last() -> RowLayout:
        return timeline.in_sight[-1].layout

    office.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    await office.settle(lambda: last().row.delivery is Delivery.HELD)
    assert last().status_words == "Not sent yet. Goes once you're connected."
    assert [target.act for target in last().targets] == [Act.CANCEL, Act.RECONNECT]
    assert not timeline.in_sight[-2].layout.status_words
    at = (last().targets[0].box.center() + QPointF(0, timeline.in_sight[-1].top)).toPoint()
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await office.settle()
    assert office.texts() == ["hello", "one"]
    timeline.acted.emit("reconnect", last().row.id, "")
    assert office.company.auth.tries == 1
    # One that a server may have got is not offered to be cancelled.
    chats.queue = [replace(one, offered=True) for one in chats.queue]
    office.company.auth.go(up=True)
    await office.settle(lambda: last().row.delivery is Delivery.WAITING)
    office.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    await office.settle(lambda: last().row.delivery is Delivery.HELD)
    assert last().status_words == "No answer yet. Checked once you're connected."
    assert [target.act for target in last().targets] == [Act.RECONNECT]
    menu = timeline.menu_of(last().row, ())
    cancel = menu.actions()[-1]
    assert (cancel.text(), cancel.isEnabled()) == ("Cancel sending", False)
    assert "reached the server" in cancel.toolTip()


async def test_a_lost_connection_is_a_quiet_line(office: Office) -> None:
    await office.show()
    banner = office.window.chat.banner
    assert not banner.isVisible()
    office.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    await office.settle(banner.isVisible)
    assert "server" in banner.accessibleName()
    QTest.mouseClick(banner.again, Qt.MouseButton.LeftButton)
    assert office.company.auth.tries == 1
    office.company.auth.go(up=True)
    await office.settle(lambda: not banner.isVisible())
    assert not banner.isVisible()


async def test_what_is_typed_among_the_messages_goes_to_the_editor(office: Office) -> None:
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    timeline, editor = office.window.chat.timeline, office.window.chat.composer.editor
    timeline.setFocus()
    QTest.keyClicks(timeline, "H")
    assert editor.hasFocus()
    timeline.setFocus()
    QGuiApplication.clipboard().setText("i there")
    QTest.keyClick(timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "Hi there"
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "Hi there"


async def test_a_draft_stays_with_its_conversation(office: Office) -> None:
    for number in (0, 1):
        office.company.chats.say_to_me(person_id(number), "hello", 1_790_000_000_000 + number * 1000)
    await office.show()
    await office.settle()
    await office.click_row(1)
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "begun")
    await office.click_row(0)
    assert editor.text == ""
    await office.settle()
    # What was begun last stands first, and stays there while one goes on with it.
    assert office.model.conversations.row(0).draft == "begun"
    await office.click_row(0)
    assert editor.text == "begun"
    await office.settle()
    assert office.model.conversations.row(0).draft == ""
    assert office.model.conversations.row(0).id == person_id(0)


async def test_another_devices_draft_shows_unless_one_types_here(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    conversation = chats.direct(person_id(0))
    await office.show()
    await office.settle()
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    chats.put("draft", conversation, encode_value(Draft("on the phone", 1_790_400_000_000)))
    assert editor.text == "on the phone"
    QTest.keyClicks(editor, " and here")
    assert chats.begun(conversation).text == "on the phone and here"
    assert editor.hasFocus()
    chats.put("draft", conversation, encode_value(Draft("phone again", 1_790_500_000_000)))
    assert editor.text == "on the phone and here"
    editor.clearFocus()
    chats.put("draft", conversation, encode_value(Draft("", 1_790_600_000_000)))
    assert editor.text == ""
    assert chats.begun(conversation).text == ""


async def test_typing_shows_in_list_and_chat(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    chats.type(chats.direct(person_id(0)), person_id(0))
    await office.settle()
    assert "陈思远" in office.window.chat.typing.accessibleName()
    assert office.model.conversations.row(0).typing == "陈思远"
    QTest.keyClicks(office.window.chat.composer.editor, "x")
    await office.settle(lambda: bool(chats.types))
    assert chats.types[-1] == (chats.direct(person_id(0)), True)


async def test_reactions_and_recalls_reach_the_rows(office: Office) -> None:
    chats = office.company.chats
    chats.group(GROUP, "装配二组")
    one = decode_header(chats.say(GROUP, person_id(1), "first").header).id
    two = decode_header(chats.say(GROUP, person_id(2), MessageBody("second", quote=one)).header).id
    await office.show()
    await office.settle()
    await office.click_row(0)
    assert office.model.chats.main.chat is not None
    office.model.chats.main.chat.act("react", one, "👍")
    chats.say(GROUP, person_id(2), ReactionBody(one, "👍", on=True))
    chats.say(GROUP, person_id(2), RecallBody(two))
    await office.settle()
    first, second = (placed.layout.row for placed in office.window.chat.timeline.in_sight)
    assert [(each.emoji, each.count, each.mine) for each in first.reactions] == [("👍", 2, True)]
    assert second.recalled
    assert second.text == ""


async def test_settings_tell_what_was_chosen(office: Office) -> None:
    await office.show()
    chosen: list[tuple[str, str]] = []

    def note(name: str, value: str) -> None:
        chosen.append((name, value))

    office.window.preference_chosen.connect(note)
    menu = office.window.settings_menu()
    for action in menu.actions():
        sub = action.menu()
        if isinstance(sub, QMenu) and action.text() == "Theme":
            next(one for one in sub.actions() if one.text() == "Dark").trigger()
    assert chosen == [("mode", "dark")]


async def test_a_path_is_copied_and_not_opened(office: Office) -> None:
    await office.show()
    office.window.chat.timeline.link_activated.emit(r"\\evil\share\run.exe")
    assert QGuiApplication.clipboard().text() == r"\\evil\share\run.exe"


async def test_the_window_fits_its_least_size(office: Office) -> None:
    office.company.chats.say_to_me(person_id(0), "hello " * 200)
    await office.show()
    office.window.resize(1, 1)
    await office.settle()
    await office.click_row(0)
    chat = office.window.chat
    assert chat.width() >= 420
    assert chat.composer.geometry().bottom() <= chat.height()
    for one in chat.timeline.in_sight:
        assert one.layout.bubble.right() <= chat.timeline.viewport().width()
    assert office.window.rect().contains(chat.mapTo(office.window, QPoint(0, 0)))


async def test_the_list_has_its_usual_width_from_the_first_show(office: Office, theme: Theme) -> None:
    await office.show()
    await office.settle()
    assert office.window.list.width() == theme.measures.list_width


async def test_my_name_is_on_my_avatar(office: Office) -> None:
    await office.show()
    assert office.window.rail.me.accessibleName() == "林晓雨 · Online"
    assert office.model.me.id == ME
    assert "恒川精密科技" in office.window.windowTitle()


async def test_how_much_is_unread_is_told_when_that_changes(
    office: Office, theme: Theme, qtbot: QtBot
) -> None:
    told: list[int] = []
    office.model.list.unread_changed.connect(told.append)
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.settle(lambda: bool(told))
    for _ in range(3):
        office.model.list.refresh()
    assert told == [1]
    # A window that opens later knows it all the same.
    later = MainWindow(theme, office.model, Preferences())
    qtbot.addWidget(later)
    assert later.rail.messages.grab().toImage() == office.window.rail.messages.grab().toImage()
