"""A made-up language finds text that no translation reaches, and what has no room for longer words."""

import re
from collections.abc import AsyncGenerator, Generator, Iterable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QTranslator
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language, wording
from client.gui.around import Around
from client.gui.desktop import Desktop
from client.ui.auth.window import SignInWindow
from client.ui.chat.writing.emoji_panel import EmojiPanel
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.edit_menu import edit_menu
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.quiet_hours import Telling
from client.viewmodels.sign_in.found_servers import FoundServers
from client.viewmodels.sign_in.model import SignInModel
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import person_id
from tests.client.gui.running import Quiet, never_idle
from tests.client.ui.surfaces import RESTORED
from tests.client.ui.visit import Door, Street
from tests.support.blocking import Watch

# Names of people and companies, what they write, how languages call themselves, keys, parts of times.
OWN = (
    "surfaces.py",
    "林晓雨",
    "恒川精密科技",
    "陈思远",
    "张伟",
    "何静",
    "简体中文",
    "繁體中文",
    "English",
    "Русский",
    "HC",
    "收到",
    "hello",
    "QQ",
    # Refusals have a catalogue and a test of their own.
    wording(RESTORED, Language.ENGLISH),
)
# The locale's own words.
CALENDAR = re.compile(r"周[一二三四五六日]|[一二三四五六七八九十]+月|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
KEYS = re.compile(r"\b(Ctrl|Shift|Alt|Enter|Del|Esc|[A-Z])\b(\+(\w+|[←↑→↓]))*")
FINGERPRINT = re.compile(r"\b[A-Z2-7]{4}(-[A-Z2-7]{4})+\b")
INNER = re.compile(r"⟦[^⟦⟧]*⟧")
LETTER = re.compile(r"[^\W\d_]")


class Pseudo(QTranslator):
    """Puts every text that goes through translation into brackets, and makes it 40 % longer."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        # In words as long as real ones: a longer sentence has more of them.
        padding = ("·eeee·eeee·eee " * len(sourceText))[: round(len(sourceText) * 0.4)]
        return f"⟦{sourceText}{padding}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Generator[None]:
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    settle()


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def plain(text: str) -> str:
    """Return the part of a text that went through no translation, empty if there is none."""
    while (outside := INNER.sub("", text)) != text:
        text = outside
    for own in OWN:
        text = text.replace(own, "")
    text = KEYS.sub("", FINGERPRINT.sub("", CALENDAR.sub("", text)))
    return text if LETTER.search(text) else ""


def accessible(widget: QWidget) -> list[str]:
    """Return what a screen reader is told of a widget and its items."""
    root = QAccessible.queryAccessibleInterface(widget)
    parts = [root, *(root.child(place) for place in range(min(root.childCount(), 50)))]
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    return [part.text(kind) for part in parts for kind in kinds]


def texts(top: QWidget) -> Iterable[tuple[str, str]]:
    """Return every text of a window with where it stands."""
    for one in (top, *top.findChildren(QWidget)):
        place = f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        said = [one.windowTitle(), one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        said += accessible(one)
        if isinstance(one, QLabel | QAbstractButton):
            said.append(one.text())
        if isinstance(one, QLineEdit):
            said.append(one.placeholderText())
        said += [words for action in one.actions() for words in of_action(action)]
        yield from ((place, words) for words in said if words.strip())


def of_action(action: QAction) -> tuple[str, str]:
    return action.text(), action.toolTip()


def untranslated(tops: Iterable[QWidget]) -> set[tuple[str, str]]:
    return {(place, words) for top in tops for place, words in texts(top) if plain(words)}


class Office:
    """All windows and menus there are, with a conversation in them."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.company: Company = company("陈思远", "张伟", "何静")
        self.main = MainWindow(
            theme, MainModel(self.company.services, lambda: Language.ENGLISH), Preferences()
        )
        door = SignInModel(Door(), lambda: Language.ENGLISH, "", "")
        self.sign_in = SignInWindow(theme, door, FoundServers(Street(), lambda: Language.ENGLISH))
        for window in (self.main, self.sign_in):
            qtbot.addWidget(window)
            window.show()

    def menus(self) -> list[QMenu]:
        chat = self.main.chat
        menus: list[QMenu] = [
            self.main.settings_menu(),
            chat.composer.key_menu(),
            chat.header.calendar_menu(),
            edit_menu(self.main.list.search.theme, chat.composer.editor),
        ]
        return [*menus, *(sub for menu in menus for sub in menu.findChildren(QMenu))]


@pytest.fixture
def office(theme: Theme, qtbot: QtBot) -> Office:
    return Office(theme, qtbot)


@pytest_asyncio.fixture
async def desktop(
    theme: Theme, qapp: QApplication, tmp_path: Path, blocking_watch: Watch
) -> AsyncGenerator[Desktop]:
    with blocking_watch.paused():
        made = Desktop(qapp, theme, tmp_path, Around(Quiet(), never_idle), Telling)
        yield made
        await made.close()


@pytest.mark.usefixtures("pseudo")
async def test_no_text_is_left_plain(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "收到")
    chats.say_to_me(person_id(1), "hello")
    office.main.retranslate()
    settle()
    panels = office.main.findChildren(EmojiPanel)
    assert panels
    for panel in panels:
        panel.open_at(QRect(QPoint(10, 10), panel.sizeHint()))
        panel.offer(())
    assert untranslated([office.main, office.sign_in, *office.menus()]) == set()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
async def test_the_tray_changes_its_language(theme: Theme, desktop: Desktop) -> None:
    desktop.show_window(QWidget(), lambda: None)
    desktop.count(3)
    assert all(plain(words) for words in tray_words(desktop))
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    try:
        # The language is a part of the looks.
        theme.choose(Look(mode=Mode.LIGHT, language="en"))
        assert [words for words in tray_words(desktop) if plain(words)] == []
    finally:
        QCoreApplication.removeTranslator(translator)


def tray_words(desktop: Desktop) -> list[str]:
    """Return the words of the tray's menu, and its title."""
    icon = desktop.tray.icon
    return [*(one.text() for one in icon.contextMenu().actions() if one.text()), icon.toolTip()]


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("scale", [100, 150, 200])
async def test_longer_words_have_room(theme: Theme, qtbot: QtBot, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    office = Office(theme, qtbot)
    m = theme.measures
    office.main.resize(m.main_least_width, m.main_least_height)
    settle()
    assert [
        cut for window in (office.main, office.sign_in) for one in window.findChildren(QWidget)
        if one.isVisible() and (cut := cut_off(one))
    ] == []  # fmt: skip


def cut_off(widget: QWidget) -> str:
    """Return the words of a widget that has no room for them."""
    if widget.toolTip() and widget.toolTip() in getattr(widget, "text", str)():
        return ""  # Elided on purpose, and told in full by the tooltip.
    if isinstance(widget, QLabel) and widget.text():
        wrapped = widget.wordWrap()
        needed = widget.heightForWidth(widget.width()) if wrapped else widget.sizeHint().height()
        narrow = not wrapped and widget.width() < widget.sizeHint().width()
        return widget.text() if narrow or widget.height() < needed else ""
    if isinstance(widget, Button):
        return widget.text() if widget.width() < widget.sizeHint().width() else ""
    return ""
