"""Dialogs: what stands on a raised ground is seen in the dark, and keys go through as one reads."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from client.ui.theme.colours import colours
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Line, SearchLine
from client.ui.widgets.ground import hover_fill, quiet_fill
from tests.client.ui.contrast import contrast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def dark(theme: Theme) -> Generator[Theme]:
    theme.choose(Look(mode=Mode.DARK))
    yield theme
    theme.choose(Look(mode=Mode.LIGHT))


def test_what_is_quiet_is_seen_on_a_raised_ground_and_its_words_are_read() -> None:
    for dark in (False, True):
        c = colours(dark=dark)
        assert contrast(c.pressed_raised, c.raised) >= 1.15
        assert contrast(c.text2, c.pressed_raised) >= 4.5
        assert contrast(c.text3, c.pressed_raised) >= 4.4


def test_a_control_knows_what_it_stands_on(dark: Theme, window: QWidget) -> None:
    on_page = Button(dark, "Save", parent=window)
    dialog = Dialog(dark, window)
    dialog.say("Name", "Save")
    dialog.open_in_window()
    assert quiet_fill(dark, on_page) == dark.colours.pressed
    assert hover_fill(dark, on_page) == dark.colours.hover
    assert quiet_fill(dark, dialog.agree) == dark.colours.pressed_raised
    assert hover_fill(dark, dialog.agree) == dark.colours.hover_raised
    dialog.reject()


def test_a_search_field_is_seen_in_a_dialog(dark: Theme, window: QWidget) -> None:
    dialog = Dialog(dark, window)
    first, search = Line(dark), SearchLine(dark)
    dialog.body.addWidget(first)
    dialog.body.addWidget(search)
    dialog.say("Name", "Save")
    dialog.open_in_window()
    shown = search.grab().toImage()
    middle = shown.pixelColor(shown.width() * 3 // 4, shown.height() // 2)
    assert middle == dark.colours.pressed_raised
    dialog.reject()


def test_keys_go_from_the_fields_to_the_answers_and_to_the_cross_at_last(
    theme: Theme, window: QWidget
) -> None:
    dialog = Dialog(theme, window)
    fields = [Line(theme), Line(theme)]
    for field in fields:
        dialog.body.addWidget(field)
    left = Button(theme, "Take down")
    dialog.add_left(left)
    dialog.say("Name", "Save")
    dialog.open_in_window()
    order: list[QWidget | None] = []
    for _ in range(6):
        order.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert order[:5] == [*fields, left, dialog.cancel, dialog.agree]
    assert order[5] is not None
    assert order[5].accessibleName() == "Close"
    dialog.reject()


def test_lines_on_a_raised_ground_are_seen() -> None:
    for dark in (False, True):
        c = colours(dark=dark)
        assert contrast(c.line_raised, c.raised) >= 1.2
