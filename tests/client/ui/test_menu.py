"""Menus paint themselves: words without the marks of keys, keys quiet at the right end."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.menu import Menu, shown


@pytest.mark.parametrize(
    ("words", "seen"), [("R&&D", "R&D"), ("&Open", "Open"), ("&&&&", "&&"), ("Open", "Open")]
)
def test_marks_of_keys_are_not_seen(words: str, seen: str) -> None:
    assert shown(words) == seen


def columns_with(image: QImage, colour: QColor, top: int, bottom: int) -> list[int]:
    """Return the columns in which a colour is met."""
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in range(top, bottom))
    ]


def test_keys_stand_at_the_right_end_and_the_entry_under_the_pointer_is_lit(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(Look(mode=Mode.LIGHT))
    ground = QWidget()
    qtbot.addWidget(ground)
    menu = Menu(theme, ground)
    first, second = menu.addAction("Open"), menu.addAction("A longer entry")
    first.setShortcut("Ctrl+O")
    second.setShortcut("Ctrl+Shift+L")
    menu.setActiveAction(second)
    image = menu.grab().toImage()
    boxes = [menu.actionGeometry(one) for one in (first, second)]
    lit = columns_with(image, theme.colours.hover_raised, boxes[1].top() + 1, boxes[1].bottom())
    assert len(lit) > boxes[1].width() - 4
    assert not columns_with(image, theme.colours.hover_raised, boxes[0].top(), boxes[0].bottom())
    inked = [
        x
        for x in range(image.width() // 2, image.width() - 4)
        if any(
            image.pixelColor(x, y) != theme.colours.raised for y in range(boxes[0].top(), boxes[0].bottom())
        )
    ]
    end = boxes[0].right() + 1 - theme.measures.space12
    assert end - 3 <= max(inked) <= end
    menu.close()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_what_takes_something_away_is_in_the_colour_of_danger(theme: Theme, qtbot: QtBot, mode: Mode) -> None:
    theme.choose(Look(mode=mode))
    ground = QWidget()
    qtbot.addWidget(ground)
    menu = Menu(theme, ground)
    menu.addAction("Rename HHH")
    menu.add_destructive("Delete HHH", lambda: None)
    menu.add_destructive("Delete HHH", lambda: None).setEnabled(False)
    image = menu.grab().toImage()
    boxes = [menu.actionGeometry(one) for one in menu.actions()]
    red = [bool(columns_with(image, theme.colours.danger_text, box.top(), box.bottom())) for box in boxes]
    assert red == [False, True, False]
    menu.close()
