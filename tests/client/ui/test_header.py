"""The head of a chat: its name has room before any button has."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.ui.main.header import LEAST_TITLE, Header
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> Header:
    made = Header(theme)
    qtbot.addWidget(made)
    made.show_names("二期方案评审", "4 people")
    made.offer_group(group=True, adds=True)
    made.offer_members(room=True, shown=True)
    made.show()
    return made


def buttons(header: Header) -> list[str]:
    """Return what can be pressed, by name."""
    QApplication.processEvents()
    return [one.accessibleName() for one in header.findChildren(IconButton) if one.isVisible()]


def test_buttons_make_room_for_the_name(header: Header) -> None:
    header.resize(600, header.height())
    assert buttons(header) == ["Search in this chat", "Jump to a date", "Add people", "Members", "More"]
    header.resize(250, header.height())
    kept = buttons(header)
    assert kept[0] == "Search in this chat"
    assert kept[-1] == "More"
    assert "Add people" not in kept
    assert header.title.width() >= LEAST_TITLE
    header.resize(600, header.height())
    assert len(buttons(header)) == 5


def test_what_has_no_room_for_members_keeps_their_button_where_it_is_in_nobodys_way(header: Header) -> None:
    header.offer_members(room=False, shown=False)
    header.resize(600, header.height())
    assert "Members" in buttons(header)
    assert not header.members.isEnabled()


def test_of_two_people_nobody_is_added(header: Header) -> None:
    header.offer_group(group=False, adds=False)
    header.resize(600, header.height())
    assert buttons(header) == ["Search in this chat", "Jump to a date", "More"]
