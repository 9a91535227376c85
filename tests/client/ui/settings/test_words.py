"""Every word of the settings is translated, has room when it is longer, and can be reached and heard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from client.ui.settings.navigation import PageItem
from client.ui.settings.segments import Segment
from client.ui.theme.fonts import chinese_families, families
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button
from tests.client.ui.settings.visit import FINGERPRINT, Visit
from tests.client.ui.test_pseudo_locale import Pseudo, cut_off, plain, settle, texts

FOREIGN = (
    *(
        "Enter",
        "Ctrl+Enter",
        "Ctrl+Shift+Tab",
        "Ctrl+Tab",
        "Shift",
        "Win",
        "Alt",
        "Esc",
        "Linux",
        "Windows",
        "Python",
        "lin-desk",
        "财务-笔记本",
        "hc-server:7443",
    ),
    *("Fluent System Icons, Microsoft Corporation", "MIT", "Qt for Python", "LGPL 3", FINGERPRINT),
)
"""What keys, devices, servers and others' works are called."""
SCREEN = 1350
"""What a screen 1366 pixels wide leaves to a window."""


@pytest.fixture
def pseudo(qapp: QApplication) -> Pseudo:
    return Pseudo()


def own_words(words: str) -> str:
    for foreign in sorted((*FOREIGN, *chinese_families(), *families().text), key=len, reverse=True):
        words = words.replace(foreign, "")
    return plain(words)


async def fill(visit: Visit, page: str) -> None:
    visit.window.open(page)
    await visit.settle(lambda: bool(visit.devices.rows) and visit.stored.size is not None)


async def test_no_text_is_left_plain(theme: Theme, tmp_path: Path, pseudo: Pseudo) -> None:
    QApplication.installTranslator(pseudo)
    try:
        visit = Visit(theme, tmp_path)
        visit.window.show()
        left: set[tuple[str, str]] = set()
        for page in visit.window.pages:
            await fill(visit, page)
            left |= {(page, words) for _, words in texts(visit.window) if own_words(words)}
        assert left == set()
        await visit.close()
    finally:
        QApplication.removeTranslator(pseudo)
        settle()


@pytest.mark.parametrize("scale", [100, 150, 200])
async def test_longer_words_have_room(theme: Theme, tmp_path: Path, pseudo: Pseudo, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    QApplication.installTranslator(pseudo)
    try:
        visit = Visit(theme, tmp_path)
        visit.window.show()
        # As narrow as it gets, on a screen that is as small as an office has them.
        visit.window.resize(min(theme.measures.settings_least_width, SCREEN), 600)
        cut: list[str] = []
        for page in visit.window.pages:
            await fill(visit, page)
            await ask(visit, page)
            settle()
            shown = [one for one in visit.window.findChildren(QWidget) if one.isVisible()]
            cut += [f"{page}: {words}" for one in shown if (words := cut_off(one))]
            cut += [f"{page}: {one.text()}" for one in shown if isinstance(one, Segment) and too_small(one)]
            cut += beyond_the_edge(visit, page)
        assert cut == []
        await visit.close()
    finally:
        QApplication.removeTranslator(pseudo)
        settle()


async def ask(visit: Visit, page: str) -> None:
    """Open every question and form that a page has."""
    if page in {"devices", "storage"}:
        for place in (-1, 0):
            buttons = [one for one in visit.window.pages[page].findChildren(Button) if one.isVisible()]
            if place == -1 or page == "devices":
                buttons[place].click()
                await visit.settle()


def too_small(widget: QWidget) -> bool:
    return widget.width() < widget.sizeHint().width()


def beyond_the_edge(visit: Visit, page: str) -> list[str]:
    """Return the controls that stand right of what is seen of a page."""
    area = visit.window.pages[page]
    controls = [one for one in area.findChildren(QWidget) if isinstance(one, QAbstractButton | QComboBox)]
    edge = area.viewport().width()
    return [
        f"{page}: {one.accessibleName()} ({type(one).__name__}) ends at {right} of {edge}"
        for one in controls
        if one.isVisible() and (right := one.mapTo(area.viewport(), one.rect().topRight()).x()) > edge
    ]


async def test_tab_reaches_every_setting_and_brings_it_into_sight(visit: Visit) -> None:
    visit.window.resize(visit.window.minimumSize())
    await fill(visit, "appearance")
    page = visit.window.pages["appearance"]
    next(one for one in visit.window.findChildren(PageItem) if one.isChecked()).setFocus()
    reached: list[str] = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        reached.append(now.accessibleName() or getattr(now, "text", str)())
        top = now.mapTo(page.viewport(), now.rect().topLeft()).y()
        assert 0 <= top <= page.viewport().height() - now.height()
    assert reached == [
        "Follow system",
        "Dai",
        "Plain",
        "Comfortable",
        "Font",
        "Interface scale",
        "Message text size",
        "System",
    ]


async def test_every_button_is_named(visit: Visit) -> None:
    await fill(visit, "devices")
    buttons = visit.window.findChildren(QAbstractButton)
    assert len(buttons) > 40
    assert [one for one in buttons if not (one.accessibleName() or one.text())] == []
