"""Quick replies by mouse and keys: from the panel, by a slash, kept from what is written, put in order."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from client.ui.admin.page import REPLIES
from client.ui.chat.writing.composer import Composer
from client.ui.main.rail import Place
from client.ui.replies.dialog import ReplyDialog
from client.ui.settings.replies import RepliesPage
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog, Question
from client.ui.widgets.text_area import TextArea
from client.viewmodels.chat.replies import ReplyBook
from shared.errors import ErrorCode, Refusal
from shared.model.rights import Powers, Right
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office
from tests.client.ui.office_windows import OfficeWindow
from tests.client.ui.settings.visit import Visit
from tests.client.ui.test_groups import settled

CHEN = person_id(0)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


async def writing(office: Office) -> Composer:
    """Open a chat, with replies to choose from."""
    replies = office.company.replies
    await replies.own.put("您好，请稍等", "问候")
    await replies.own.put("报价单见附件", "报价")
    await replies.company.put("欢迎光临\n恒川", "问候")
    office.company.chats.say_to_me(CHEN, "hello")
    await office.show()
    await office.settle(lambda: bool(office.titles()))
    await office.click_row(0)
    office.window.chat.composer.editor.setFocus()
    return office.window.chat.composer


def types(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


async def test_one_is_chosen_from_the_panel_and_stands_at_the_cursor(office: Office) -> None:
    composer = await writing(office)
    composer.editor.insert("王总，")
    QTest.mouseClick(composer.replying.button, Qt.MouseButton.LeftButton)
    panel = composer.replying.panel
    assert panel.isVisible()
    assert panel.search.hasFocus()
    types(panel.search, "bj")
    # Spelt on a thread of its own: what is typed before is looked for again.
    await office.settle(panel.view.isVisible)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert composer.editor.hasFocus()
    assert composer.editor.text == "王总，报价单见附件"
    assert office.company.chats.queue == []


async def test_the_panel_goes_with_its_chat(office: Office) -> None:
    composer = await writing(office)
    composer.replying.open()
    assert composer.replying.panel.isVisible()
    office.company.chats.say_to_me(person_id(1), "hello")
    office.model.actions.open(person_id(1))
    await office.settle()
    assert not composer.replying.panel.isVisible()
    assert composer.editor.hasFocus()


async def test_the_panel_is_walked_by_keys_and_ctrl_enter_sends(office: Office) -> None:
    composer = await writing(office)
    QTest.keyClick(composer.editor, Qt.Key.Key_R, CTRL_SHIFT)
    panel = composer.replying.panel
    assert panel.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(panel.search, key)
    QTest.keyClick(panel.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await office.settle(lambda: "欢迎光临\n恒川" in office.texts())
    assert "欢迎光临\n恒川" in office.texts()
    assert composer.editor.text == ""


async def test_the_panel_closes_by_escape_and_by_a_click_elsewhere(office: Office) -> None:
    composer = await writing(office)
    panel = composer.replying.panel
    composer.replying.open()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    composer.replying.open()
    QTest.mouseClick(office.window.chat.timeline, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


async def test_nothing_found_and_nothing_there_are_told(office: Office) -> None:
    composer = await writing(office)
    panel = composer.replying.panel
    composer.replying.open()
    types(panel.search, "zzz")
    assert not panel.view.isVisible()
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.isVisible()
    wanted: list[str] = []
    office.model.settings_wanted.connect(wanted.append)
    QTest.mouseClick(panel.manage, Qt.MouseButton.LeftButton)
    assert wanted == ["replies"]
    assert not panel.isVisible()


@pytest.mark.parametrize("typed", ["/qsd", "/请稍", "/"])
async def test_a_slash_offers_them_and_enter_takes_one(office: Office, typed: str) -> None:
    composer = await writing(office)
    editor, offered = composer.editor, composer.replying.list
    editor.insert("第一行\n")
    for letter in typed:
        types(editor, letter) if letter.isascii() else editor.insert(letter)
    await office.settle(offered.isVisible)
    assert offered.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not offered.isVisible()
    assert editor.text == "第一行\n您好，请稍等"
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == f"第一行\n{typed}"


@pytest.mark.parametrize("typed", ["a/qsd", "/usr/bin", "/zzzz", "/qsd "])
async def test_other_slashes_are_what_they_are(office: Office, typed: str) -> None:
    composer = await writing(office)
    types(composer.editor, typed)
    assert not composer.replying.list.isVisible()
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    await office.settle(lambda: typed.strip() in [one.strip() for one in office.texts()])
    assert composer.editor.text == ""


async def test_escape_leaves_what_was_typed(office: Office) -> None:
    composer = await writing(office)
    types(composer.editor, "/qs")
    QTest.keyClick(composer.editor, Qt.Key.Key_Escape)
    assert not composer.replying.list.isVisible()
    assert composer.editor.text == "/qs"


async def test_chosen_words_are_kept_as_a_reply(office: Office) -> None:
    composer = await writing(office)
    composer.editor.insert("周五前给您答复")
    assert "Keep as a quick reply" not in [one.text() for one in composer.editor.menu().actions()]
    composer.editor.selectAll()
    act(composer.editor.menu().actions(), "Keep as a quick reply").trigger()
    await office.settle(lambda: len(office.company.replies.own.held) == 3)
    assert "周五前给您答复" in [one.text for one in office.company.replies.own.held.values()]


def act(actions: list[QAction], words: str) -> QAction:
    return next(one for one in actions if one.text() == words)


# Keeping them in order


def titled(book: ReplyBook) -> list[str]:
    return [one.text for one in book.rows.rows]


async def fill_in(dialog: ReplyDialog, words: str, category: str) -> None:
    area = dialog.findChild(TextArea)
    assert area is not None
    area.setPlainText(words)
    dialog.findChild(QComboBox).setCurrentText(category)  # type: ignore[union-attr]
    dialog.agree.click()


async def test_my_own_are_made_moved_changed_and_removed_in_the_settings(
    theme: Theme, tmp_path: Path
) -> None:
    visit = Visit(theme, tmp_path)
    window = visit.window
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.open("replies")
    page = window.pages["replies"]
    assert isinstance(page, RepliesPage)
    editor = page.editor

    def dialog(kind: type[Dialog] = ReplyDialog) -> Dialog:
        return next(one for one in window.findChildren(kind) if one.isVisible())

    for words, category in (("您好", "问候"), ("请稍等", "问候")):
        editor.add.click()
        made = dialog()
        assert isinstance(made, ReplyDialog)
        await fill_in(made, words, category)
        await visit.settle(lambda words=words: words in titled(visit.book))
    assert titled(visit.book) == ["您好", "请稍等"]
    editor.view.setFocus(Qt.FocusReason.TabFocusReason)
    editor.view.setCurrentIndex(visit.book.rows.index(1))
    QTest.keyClick(editor.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    await visit.settle(lambda: titled(visit.book)[0] == "请稍等")
    assert titled(visit.book) == ["请稍等", "您好"]
    # The one that was moved is still the current one.
    assert editor.view.currentIndex().row() == 0
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    made = dialog()
    assert isinstance(made, ReplyDialog)
    await fill_in(made, "", "问候")
    assert made.error.isVisible()
    await fill_in(made, "请稍等片刻", "等候")
    await visit.settle(lambda: "请稍等片刻" in titled(visit.book))
    assert visit.book.categories == ["等候", "问候"]
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)
    question = dialog(Question)
    question.agree.click()
    await visit.settle(lambda: len(titled(visit.book)) == 1)
    assert titled(visit.book) == ["您好"]
    await visit.close()


async def test_escape_leaves_the_dialog_and_not_the_settings(theme: Theme, tmp_path: Path) -> None:
    visit = Visit(theme, tmp_path)
    window = visit.window
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.open("replies")
    page = window.pages["replies"]
    assert isinstance(page, RepliesPage)
    page.editor.open_new()
    (dialog,) = window.findChildren(ReplyDialog)
    area = dialog.findChild(TextArea)
    assert area is not None
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.isVisible()
    QTest.keyClick(page.editor.add, Qt.Key.Key_Escape)
    assert not window.isVisible()
    await visit.close()


async def test_what_another_dialog_asked_for_closes_none(theme: Theme, tmp_path: Path) -> None:
    visit = Visit(theme, tmp_path)
    visit.window.show()
    visit.window.open("replies")
    page = visit.window.pages["replies"]
    assert isinstance(page, RepliesPage)
    page.editor.open_new()
    (first,) = visit.window.findChildren(ReplyDialog)
    await fill_in(first, "您好", "")
    first.reject()
    page.editor.open_new()
    second = next(one for one in visit.window.findChildren(ReplyDialog) if one is not first)
    await visit.settle(lambda: titled(visit.book) == ["您好"])
    assert second.isVisible()
    await fill_in(second, "请稍等", "")
    await visit.settle(lambda: not second.isVisible())
    assert not second.isVisible()
    await visit.close()


async def test_what_is_refused_is_said_in_the_dialog_and_what_was_typed_stays(
    theme: Theme, tmp_path: Path
) -> None:
    visit = Visit(theme, tmp_path)
    visit.window.show()
    visit.window.open("replies")
    page = visit.window.pages["replies"]
    assert isinstance(page, RepliesPage)
    visit.replies.memory.refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=500)
    page.editor.open_new()
    (dialog,) = visit.window.findChildren(ReplyDialog)
    await fill_in(dialog, "您好", "")
    await visit.settle(dialog.error.isVisible)
    assert dialog.isVisible()
    assert dialog.agree.isEnabled()
    area = dialog.findChild(TextArea)
    assert area is not None
    assert area.toPlainText() == "您好"
    await visit.close()


async def test_an_admin_changes_the_companys(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    office.window.go_to(Place.ADMIN)
    office.window.admin.show_page(REPLIES)
    await settled()
    editor = office.window.admin.replies.editor
    editor.add.click()
    made = office.dialog()
    assert isinstance(made, ReplyDialog)
    await fill_in(made, "欢迎光临", "问候")
    await settled()
    assert [one.text for one in office.company.replies.company.held.values()] == ["欢迎光临"]
    assert [one.heading for one in office.model.replies.rows()] == ["Company: 问候"]
    menu = editor.row_menu(office.model.admin.replies.rows.rows[0])
    act(menu.actions(), "Remove…").trigger()
    question = office.dialog()
    question.agree.click()
    await settled()
    assert office.company.replies.company.held == {}
    await office.model.close()


async def test_who_may_change_the_companys_alone_is_led_to_that_page(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    office.company.people.may = Powers({Right.MANAGE_REPLIES: ()})
    office.model.list.refresh()
    assert office.window.rail.admin.isVisible()
    office.window.go_to(Place.ADMIN)
    await settled()
    assert office.window.admin.replies.isVisible()
    await office.model.close()
