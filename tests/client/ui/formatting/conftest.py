"""A composer in a window, with the keyboard in its editor."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import Editor
from client.ui.theme.theme import Theme
from client.viewmodels.messages.emoji import EmojiBook
from shared import limits


@pytest.fixture(scope="module")
def book() -> EmojiBook:
    made = EmojiBook()
    made.load()
    return made


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot, book: EmojiBook) -> Composer:
    window = QWidget()
    window.resize(440, 600)
    qtbot.addWidget(window)
    made = Composer(theme, book, window)
    made.limit = limits.TEXT_LENGTH
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    column.addWidget(made)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.editor.setFocus()
    return made


@pytest.fixture
def editor(composer: Composer) -> Editor:
    return composer.editor
