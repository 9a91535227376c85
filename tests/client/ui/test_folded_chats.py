"""Folding conversations: out of the list by the menu, behind one row, and back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from client.ui.chat.list.view import ConversationView
from client.viewmodels.conversations.folding import FOLDED
from client.viewmodels.settings.preferences import Preferences
from shared.model.bodies import MessageBody
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.chat_office import Office

LUNCH, DRAWINGS = b"l" * 16, b"d" * 16
ZHANG = person_id(1)


def folded(office: Office) -> list[str]:
    return [one.title for one in office.model.list.folded.rows]


def act(view: ConversationView, place: int, words: str) -> QAction:
    row = view.model().index(place, 0).data(Qt.ItemDataRole.UserRole + 1)
    return next(one for one in view.row_menu(row).actions() if one.text() == words)


async def two_groups(office: Office) -> None:
    chats = office.company.chats
    for group, name, time in ((LUNCH, "午饭", 1_790_000_000_000), (DRAWINGS, "图纸", 1_790_000_060_000)):
        chats.group(group, name)
        chats.say(group, ZHANG, "hello", time)
    chats.say_to_me(ZHANG, "hello", 1_790_000_120_000)
    await office.show()
    await office.settle(lambda: len(office.titles()) == 3)


async def click(office: Office, view: ConversationView, place: int) -> None:
    middle = view.visualRect(view.model().index(place, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    await office.settle()


async def test_a_chat_is_folded_opened_and_taken_out_again(office: Office) -> None:
    await two_groups(office)
    listed, page = office.window.list.conversations, office.window.list.folded
    for place in (1, 2):
        act(listed, place, "Fold").trigger()
        await office.settle(lambda place=place: len(folded(office)) == place)
    assert office.titles() == ["Folded chats", "张伟"]
    await click(office, listed, 0)
    assert page.view.isVisible()
    assert office.model.chats.main.chat is None
    assert folded(office) == ["图纸", "午饭"]
    await click(office, page.view, 1)
    assert office.model.chats.main.chat is not None
    assert office.model.chats.main.chat.conversation == LUNCH
    assert page.view.currentIndex().row() == 1
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert listed.isVisible()
    await click(office, listed, 0)
    for _ in range(2):
        act(page.view, 0, "Take out of the folded chats").trigger()
        await office.settle()
    # With nothing left behind it, the page is gone as the row is.
    assert listed.isVisible()
    assert sorted(office.titles()) == ["午饭", "图纸", "张伟"]


async def test_by_keys_alone(office: Office) -> None:
    await two_groups(office)
    await office.company.chats.arrange(LUNCH, folded=True)
    await office.settle(lambda: office.titles()[0] == "Folded chats")
    listed, page = office.window.list.conversations, office.window.list.folded
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    listed.setCurrentIndex(office.model.conversations.index(0))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    await office.settle(lambda: office.model.chats.main.chat is not None)
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert listed.isVisible()
    assert listed.hasFocus()
    assert listed.currentIndex().row() == 0


async def test_folded_ones_ring_only_when_they_mention_me(office: Office) -> None:
    await two_groups(office)
    rung: list[str] = []

    def ring(_conversation: bytes, _who: str, text: str) -> None:
        rung.append(text)

    office.model.arrivals.arrived.connect(ring)
    chats = office.company.chats
    await chats.arrange(LUNCH, folded=True)
    await office.settle()
    assert office.model.list.unread() == 2
    chats.say(LUNCH, ZHANG, "吃什么")
    chats.say(DRAWINGS, ZHANG, "改好了")
    await office.settle()
    assert rung == ["改好了"]
    assert office.model.list.unread() == 3
    chats.say(LUNCH, ZHANG, MessageBody("@我 一起", (ME,)))
    await office.settle()
    assert rung == ["改好了", "@我 一起"]


async def test_all_of_them_are_read_at_once(office: Office) -> None:
    await two_groups(office)
    chats = office.company.chats
    for group in (LUNCH, DRAWINGS):
        await chats.arrange(group, folded=True)
    await office.settle(lambda: office.model.conversations.row(0).id == FOLDED)
    assert office.model.conversations.row(0).flagged
    act(office.window.list.conversations, 0, "Mark all as read").trigger()
    await office.settle(lambda: not office.model.conversations.row(0).flagged)
    assert {LUNCH, DRAWINGS} <= set(chats.read)


async def test_their_row_opens_no_window_of_its_own(office: Office) -> None:
    await two_groups(office)
    await office.company.chats.arrange(LUNCH, folded=True)
    await office.settle(lambda: office.titles()[0] == "Folded chats")
    view = office.window.list.conversations
    middle = view.visualRect(office.model.conversations.index(0)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    await office.settle()
    assert office.model.chats.stacks == []
    assert [one.text() for one in view.row_menu(office.model.conversations.row(0)).actions()] == [
        "Open",
        "Mark all as read",
    ]


async def test_the_classic_panel_folds_too(office: Office) -> None:
    await two_groups(office)
    office.window.apply(Preferences(window="classic", compact=True))
    await office.company.chats.arrange(LUNCH, folded=True)
    await office.settle(lambda: office.titles()[0] == "Folded chats")
    await click(office, office.window.list.conversations, 0)
    page = office.window.list.folded
    assert page.view.isVisible()
    assert page.back.mapTo(office.window, QPoint(0, 0)).x() >= 0
    office.window.list.tabs.items[next(iter(office.window.list.tabs.items))].click()
    assert office.window.list.conversations.isVisible()
