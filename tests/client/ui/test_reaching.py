"""Everything can be reached and is named: by keyboard, by screen reader, on whatever screens there are."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.edit_menu import edit_menu
from client.ui.widgets.fields import Line, PasswordLine
from client.ui.widgets.placed import FRAME
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from tests.client.fakes.company import company
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office
from tests.client.ui.test_pseudo_locale import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def main_window(theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme, MainModel(company().services, lambda: Language.ENGLISH), Preferences())
    qtbot.addWidget(window)
    return window


def test_every_button_is_named(theme: Theme, qtbot: QtBot) -> None:
    window = main_window(theme, qtbot)
    buttons = window.findChildren(QAbstractButton)
    assert len(buttons) > 5
    assert [button for button in buttons if not (button.accessibleName() or button.text())] == []
    assert [button for button in buttons if not (button.text() or button.toolTip())] == []


async def test_tab_goes_through_a_chat_as_it_is_read(theme: Theme, qtbot: QtBot) -> None:
    office = Office(theme, qtbot)
    office.company.chats.say_to_me(person_id(0), "one")
    await office.show()
    await office.settle()
    await office.click_row(0)
    office.window.chat.composer.editor.setPlainText("hello")
    office.window.list.search.setFocus()
    names: list[str] = []
    for _ in range(13):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        names.append(getattr(QApplication.focusWidget(), "accessibleName", str)())
    assert names == [
        *("New group, rooms, contact groups", "Conversations", "Search in this chat", "Jump to a date"),
        *("More", "Messages", "Emoji", "Send a file", "Format", "Quick replies", "Message 陈思远", "Send"),
        "Other ways to send",
    ]
    await office.settle()
    office.window.close()
    await office.model.close()


def test_a_window_of_a_screen_that_is_gone_comes_to_one_that_is_there(theme: Theme, qtbot: QtBot) -> None:
    before = main_window(theme, qtbot)
    before.show()
    before.move(QPoint(9000, 7000))
    settle()
    after = main_window(theme, qtbot)
    after.restore(before.geometry_text())
    after.show()
    settle()
    room = after.screen().availableGeometry()
    assert room.intersects(after.frameGeometry())
    assert room.contains(after.geometry().center())


def test_a_new_window_leaves_room_for_its_title_bar(theme: Theme, qtbot: QtBot) -> None:
    window = main_window(theme, qtbot)
    room = window.screen().availableSize() - FRAME
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_the_least_size_is_never_more_than_the_screen(theme: Theme, qtbot: QtBot) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=200))
    window = main_window(theme, qtbot)
    least, room = window.minimumSize(), window.screen().availableSize() - FRAME
    assert least.width() <= room.width()
    assert least.height() <= room.height()
    theme.choose(Look(mode=Mode.LIGHT))
    assert window.minimumSize() == QSize(860, 560).boundedTo(room)


@pytest.mark.parametrize("width", [1366, 1280])
async def test_nothing_is_cut_at_the_side_of_a_small_screen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:

    def small(_: MainWindow) -> SimpleNamespace:
        return SimpleNamespace(availableSize=lambda: QSize(width, 728))

    monkeypatch.setattr(MainWindow, "screen", small)
    theme.choose(Look(mode=Mode.LIGHT, scale=200))
    office = Office(theme, qtbot)
    office.window.resize(width, 728)
    await office.show()
    chat, window = office.window.chat, office.window
    assert window.width() == width
    assert chat.mapTo(window, QPoint(chat.width(), 0)).x() <= width
    assert chat.width() >= chat.minimumSizeHint().width()
    theme.choose(Look(mode=Mode.LIGHT))
    assert (office.window.list.minimumWidth(), chat.minimumWidth()) == (220, 420)
    window.close()
    await office.model.close()


def labels(field: QLineEdit | QPlainTextEdit, theme: Theme) -> dict[str, bool]:
    return {one.text(): one.isEnabled() for one in edit_menu(theme, field).actions() if one.text()}


def test_the_menu_of_a_field_offers_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    field = Line(theme)
    qtbot.addWidget(field)
    QApplication.clipboard().setText("paste me")
    assert labels(field, theme) == {
        "Undo": False,
        "Redo": False,
        "Cut": False,
        "Copy": False,
        "Paste": True,
        "Select all": False,
    }
    QTest.keyClicks(field, "one")
    field.selectAll()
    menu = {one.text(): one for one in edit_menu(theme, field).actions()}
    menu["Cut"].trigger()
    assert (field.text(), QApplication.clipboard().text()) == ("", "one")
    menu["Undo"].trigger()
    assert field.text() == "one"


def test_a_hidden_password_can_not_be_copied(theme: Theme, qtbot: QtBot) -> None:
    field = PasswordLine(theme)
    qtbot.addWidget(field)
    field.setText("secret")
    field.selectAll()
    offered = labels(field, theme)
    assert not offered["Copy"]
    assert not offered["Cut"]
