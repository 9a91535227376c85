"""The list: what waits and what failed, the quiet line about the connection."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest

from client.core.events import EntryFailed
from client.ui.chat.list.delegate import SEPARATOR, ConversationDelegate
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.conversations.model import spoken
from client.viewmodels.people.naming import Presence
from shared.errors import ErrorCode, Refusal
from shared.model import presence as model
from shared.model.state import Arrangement, encode_value
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office


async def test_what_waits_to_be_sent_is_the_preview_and_comes_first(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello", 1_790_000_000_000)
    chats.say_to_me(person_id(1), "newer", 1_790_000_060_000)
    await office.show()
    await office.settle()
    assert office.titles() == ["张伟", "陈思远"]
    chats.held_back = True
    conversation = chats.direct(person_id(0))
    await chats.send(conversation, "on my way")
    await office.settle()
    row = office.model.conversations.row(0)
    assert (row.title, row.preview, row.waiting, row.failed) == ("陈思远", "on my way", True, False)
    refused = EntryFailed(conversation, chats.queue[0].id, Refusal(ErrorCode.NOT_ALLOWED))
    office.company.bus.publish(refused)
    await office.settle()
    assert office.model.conversations.row(0).failed
    await office.click_row(0)
    # To look at it decides nothing: it is still not sent.
    await office.settle()
    assert office.model.conversations.row(0).failed
    chats.place_all()
    await office.settle()
    row = office.model.conversations.row(0)
    assert (row.preview, row.waiting, row.failed) == ("on my way", False, False)


async def test_a_list_that_first_appears_in_another_theme_has_its_background(
    office: Office, theme: Theme
) -> None:
    await office.show()
    view = office.window.list.conversations
    assert not view.isVisible()
    theme.choose(Look(mode=Mode.DARK))
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.settle(view.isVisible)

    def background() -> str:
        seen = view.viewport().grab().toImage()
        return seen.pixelColor(4, seen.height() - 4).name()

    assert background() == theme.colours.subtle.name()
    theme.choose(Look(mode=Mode.LIGHT))
    await office.settle()
    assert background() == theme.colours.subtle.name()


async def test_a_rows_menu_reads_drops_drafts_and_copies(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    conversation = chats.direct(person_id(0))
    chats.keep_draft(conversation, "begun")
    await office.show()
    await office.settle()
    view = office.window.list.conversations

    def acts() -> dict[str, QAction]:
        menu = view.row_menu(office.model.conversations.row(0))
        return {action.text(): action for action in menu.actions() if action.text()}

    arranging = ["Keep on top", "Mute", "Fold", "Hide from the list"]
    copying = ["Copy name", "Copy staff number"]
    opening = ["Open", "Open in a window of its own"]
    assert list(acts()) == [*opening, "Mark as read", *arranging, "Delete draft", *copying]
    acts()["Copy staff number"].trigger()
    assert QGuiApplication.clipboard().text() == "HC0001"
    acts()["Delete draft"].trigger()
    acts()["Mark as read"].trigger()
    await office.settle(lambda: "Mark as read" not in acts())
    assert chats.begun(conversation).text == ""
    assert conversation in chats.read
    assert list(acts()) == [*opening, "Mark as unread", *arranging, *copying]
    acts()["Open"].trigger()
    await office.settle()
    assert office.model.chats.main.chat is not None


async def test_the_right_button_leaves_the_open_chat_open(office: Office) -> None:
    for number in (0, 1):
        office.company.chats.say_to_me(person_id(number), "hello", 1_790_000_000_000 + number)
    await office.show()
    await office.settle()
    await office.click_row(0)
    view = office.window.list.conversations
    other = view.visualRect(office.model.conversations.index(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=other)
    assert view.currentIndex().row() == 0
    assert office.model.chats.main.chat is not None
    assert office.model.chats.main.chat.peer == person_id(1)


async def test_arrows_and_enter_open_a_conversation(office: Office) -> None:
    for number in (0, 1, 2):
        office.company.chats.say_to_me(person_id(number), "hello", 1_790_000_000_000 + number)
    await office.show()
    await office.settle()
    view = office.window.list.conversations
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(office.model.conversations.index(0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert office.model.chats.main.chat is None
    QTest.keyClick(view, Qt.Key.Key_Return)
    await office.settle()
    assert office.model.chats.main.chat is not None
    assert office.model.chats.main.chat.peer == person_id(1)


async def test_a_name_too_long_for_its_row_has_a_tooltip(office: Office) -> None:
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    view = office.window.list.conversations
    delegate = view.itemDelegate()
    assert isinstance(delegate, ConversationDelegate)
    row = office.model.conversations.row(0)
    width = view.visualRect(office.model.conversations.index(0)).width()
    assert not delegate.elides(row, width)
    assert delegate.elides(replace(row, title="很长" * 20), width)
    assert not delegate.elides(replace(row, title="很长" * 20), 4000)


async def test_a_screen_reader_hears_presence_and_what_waits(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    office.company.presence.see(person_id(0), model.Presence.AWAY)
    chats.held_back = True
    await chats.send(chats.direct(person_id(0)), "on my way")
    await office.show()
    await office.settle()
    row = office.model.conversations.row(0)
    assert row.presence is Presence.AWAY
    assert spoken(row) == "陈思远, 1 unread, on my way, not sent yet, Away"


async def test_a_conversation_is_kept_as_its_menu_says(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello")
    chats.say_to_me(person_id(1), "later")
    await office.show()
    await office.settle(lambda: office.model.conversations.rowCount() == 2)
    rows = office.model.conversations

    def choose(words: str) -> None:
        menu = office.window.list.conversations.row_menu(
            next(rows.row(place) for place in range(rows.rowCount()) if rows.row(place).id == person_id(0))
        )
        next(action for action in menu.actions() if action.text() == words).trigger()

    choose("Keep on top")
    await office.settle(lambda: rows.row(0).pinned)
    assert rows.row(0).id == person_id(0)
    choose("Mute")
    await office.settle(lambda: rows.row(0).muted)
    assert office.model.list.unread() == 1
    choose("Mark as read")
    await office.settle(lambda: not rows.row(0).unread)
    choose("Mark as unread")
    await office.settle(lambda: rows.row(0).flagged)
    choose("Hide from the list")
    await office.settle(lambda: rows.rowCount() == 1)
    assert rows.row(0).id == person_id(1)


async def test_rows_are_alike_but_for_the_one_below_the_line(office: Office, theme: Theme) -> None:
    chats = office.company.chats
    for number in range(3):
        chats.say_to_me(person_id(number), "hello")
    await office.show()
    view, rows = office.window.list.conversations, office.model.conversations
    await office.settle(lambda: rows.rowCount() == 3)

    def heights() -> list[int]:
        return [view.visualRect(rows.index(place)).height() for place in range(3)]

    row = theme.measures.row
    for sticky, wanted in ((1, [row, row + SEPARATOR, row]), (0, [row] * 3)):
        chats.put("arrange", chats.direct(person_id(0)), encode_value(Arrangement(sticky=sticky)))
        await office.settle(lambda wanted=wanted: heights() == wanted)
        assert heights() == wanted
    chats.put("arrange", chats.direct(person_id(2)), encode_value(Arrangement(sticky=1)))
    await office.settle(lambda: heights() == [row, row + SEPARATOR, row])
    assert heights() == [row, row + SEPARATOR, row], "the first one stayed where it was"
    view.set_compact(True)
    await office.settle(lambda: heights()[0] == theme.measures.row_compact)
    assert heights()[0] == theme.measures.row_compact
