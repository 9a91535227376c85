"""People, groups and messages in one list: walked by keys, opened where a message stands."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client.ui.main.found_page import FoundPage
from client.ui.theme.theme import Theme
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.row_model import ROW
from client.viewmodels.search.found_rows import FoundRow, Heading, MessageFound, More, StillComing
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office

CHEN, ZHANG = person_id(0), person_id(1)
GROUP = b"g" * 16


def page(office: Office) -> FoundPage:
    return office.window.list.results


def current(office: Office) -> object:
    return page(office).view.current()


async def search(office: Office, typed: str) -> list[FoundRow]:
    """Type into the field, and wait for what is found."""
    await office.show()
    field = office.window.list.search
    field.setFocus()
    field.clear()
    field.insert(typed)
    await office.settle(lambda: office.model.search.text == typed and office.model.search.complete)
    return office.model.search.rows()


def press(office: Office, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(office.window.list.search, key)


async def test_keys_go_through_all_sections(office: Office) -> None:
    chats = office.company.chats
    chats.group(GROUP, "张家界团建")
    chats.say(GROUP, CHEN, "张伟几点到")
    rows = await search(office, "张")
    assert [type(row) for row in rows] == [
        Heading,
        Conversation,
        Heading,
        Conversation,
        Heading,
        MessageFound,
    ]
    assert current(office) == rows[1]
    press(office, Qt.Key.Key_Up)
    assert current(office) == rows[1]
    press(office, Qt.Key.Key_Down)
    assert current(office) == rows[3]
    press(office, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert current(office) == rows[5]
    view = page(office).view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert current(office) == rows[3]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert current(office) == rows[1]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert current(office) == rows[5]


async def test_a_message_opens_in_its_place_and_shines(office: Office, theme: Theme) -> None:
    chats = office.company.chats
    for number in range(400):
        chats.say_to_me(ZHANG, "开会改到周五" if number == 100 else f"第 {number} 句")
    rows = await search(office, "周五")
    assert [type(row) for row in rows] == [Heading, MessageFound]
    press(office, Qt.Key.Key_Return)
    timeline = office.window.chat.timeline
    await office.settle(lambda: "开会改到周五" in office.texts())
    assert "开会改到周五" in office.texts()
    assert office.window.list.search.text() == ""
    (shown,) = [one for one in timeline.in_sight if one.layout.row.text == "开会改到周五"]
    assert 0 < shown.top < timeline.viewport().height() / 2
    assert timeline.current == shown.layout.row.id
    assert timeline.glow_of(shown) == 1.0
    # What was said afterwards is not read by that.
    await office.settle()
    assert max(chats.read.values(), default=0) < 200
    middle = round(shown.top + shown.layout.bubble.center().y())
    assert timeline.grab().toImage().pixelColor(4, middle) != theme.colours.base


async def test_a_message_of_the_open_chat_is_gone_to(office: Office) -> None:
    chats = office.company.chats
    for number in range(300):
        chats.say_to_me(ZHANG, "开会改到周五" if number in {20, 290} else f"第 {number} 句")
    await office.show()
    await office.settle()
    await office.click_row(0)
    for place, seq in ((2, 21), (1, 291)):
        await search(office, "周五")
        index = page(office).model.index(place)
        middle = page(office).view.visualRect(index).center()
        QTest.mouseClick(page(office).view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        await office.settle(partial(shows, office, seq))
        assert shows(office, seq)


def shows(office: Office, seq: int) -> bool:
    return seq in seqs(office)


def seqs(office: Office) -> list[int]:
    return [one.layout.row.seq for one in office.window.chat.timeline.in_sight]


async def test_more_is_shown_and_walked_into(office: Office) -> None:
    office.company.search.limit = 3
    for number in range(8):
        office.company.chats.say_to_me(ZHANG, f"开会 {number}")
    rows = await search(office, "开会")
    assert isinstance(rows[-1], More)
    press(office, *[Qt.Key.Key_Down] * 3)
    assert isinstance(current(office), More)
    press(office, Qt.Key.Key_Return)
    await office.settle(lambda: page(office).model.rowCount() == 8)
    row = current(office)
    assert isinstance(row, MessageFound)
    assert row.words == "开会 4"
    assert office.window.list.search.text() == "开会"


async def test_nothing_found_says_what_to_try(office: Office) -> None:
    await search(office, "qqqq")
    assert page(office).isVisible()
    assert not page(office).view.isVisible()
    await search(office, "陈")
    assert page(office).view.isVisible()
    press(office, Qt.Key.Key_Escape)
    assert office.window.list.search.text() == ""
    assert not page(office).isVisible()


async def test_enter_waits_for_messages_where_nobody_is_found(office: Office) -> None:
    office.company.chats.say_to_me(ZHANG, "开会改到周五")
    office.company.search.held.clear()
    await office.show()
    field = office.window.list.search
    field.setFocus()
    field.insert("周五")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await office.settle(lambda: office.model.search.text == "周五")
    assert office.model.chats.main.chat is None
    office.company.search.held.set()
    await office.settle(lambda: "开会改到周五" in office.texts())
    assert "开会改到周五" in office.texts()


async def test_a_person_found_has_the_menu_of_the_list(office: Office) -> None:
    await search(office, "陈")
    row = current(office)
    assert isinstance(row, Conversation)
    menu = page(office).row_menu(row)
    assert "Copy staff number" in [action.text() for action in menu.actions()]
    menu.opened.emit(CHEN)
    await office.settle(lambda: office.model.chats.main.chat is not None)
    assert office.window.chat.header.title.text() == "陈思远"


async def test_rows_are_spoken_and_headings_passed_over(office: Office) -> None:
    office.company.search.whole = False
    office.company.chats.say_to_me(ZHANG, "开会改到周五")
    rows = await search(office, "开会")
    assert [type(row) for row in rows] == [Heading, MessageFound, StillComing]
    model = page(office).model
    said = [model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert said == ["Messages", "张伟, 开会改到周五", "Older messages are still being made ready to search."]
    flags = [bool(model.flags(model.index(place)) & Qt.ItemFlag.ItemIsSelectable) for place in range(3)]
    assert flags == [False, True, False]
    assert model.index(1).data(ROW) == rows[1]


async def test_what_was_found_is_drawn_in_the_accent(office: Office, theme: Theme) -> None:
    office.company.chats.say_to_me(ZHANG, "开会改到周五")
    await search(office, "周五")
    view = page(office).view
    picture = view.viewport().grab(view.visualRect(page(office).model.index(1))).toImage()
    wanted = theme.colours.accent_text
    inks = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert wanted.name() in inks


async def test_a_search_that_fails_says_so(office: Office) -> None:
    said: list[str] = []
    office.model.troubled.connect(said.append)
    office.company.search.failing = Refusal(ErrorCode.STORAGE_FAILED)
    await search(office, "开会")
    assert len(said) == 1
