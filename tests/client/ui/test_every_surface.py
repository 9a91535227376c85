"""Every surface of the office: said in the reader's language, with room for longer words, reached by keys."""

import asyncio
from collections.abc import Callable, Collection

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.row_view import RowView
from tests.client.ui.office_windows import GROUP, OfficeWindow, visible
from tests.client.ui.surfaces import SURFACES
from tests.client.ui.test_pseudo_locale import cut_off, pseudo, untranslated

__all__ = ["pseudo"]


async def settled(times: int = 12) -> None:
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def opened(theme: Theme, qtbot: QtBot) -> OfficeWindow:
    office = OfficeWindow(theme, qtbot)
    office.model.chats.open(GROUP, None)
    await settled()
    return office


async def faults(
    office: OfficeWindow, find: Callable[[], Collection[object]]
) -> dict[str, Collection[object]]:
    """Open one surface after the other, and return what was found in any."""
    found: dict[str, Collection[object]] = {}
    for surface, act in SURFACES.items():
        act(office)
        await settled(8)
        if wrong := find():
            found[surface] = wrong
        for dialog in office.dialogs:
            dialog.reject()
        await settled(2)
    await office.model.close()
    return found


@pytest.mark.usefixtures("pseudo")
async def test_no_text_is_left_plain(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    assert await faults(office, lambda: untranslated([office.window])) == {}


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("scale", [100, 200])
async def test_longer_words_have_room(theme: Theme, qtbot: QtBot, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    office = await opened(theme, qtbot)
    office.window.resize(theme.measures.main_width, theme.measures.main_height)

    def cut() -> list[str]:
        return [words for one in visible(office.window) if (words := cut_off(one))]

    assert await faults(office, cut) == {}


async def test_what_can_be_used_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)

    def nameless() -> list[str]:
        used = [one for one in visible(office.window) if isinstance(one, Painted | RowView)]
        return [type(one).__name__ for one in used if not (one.accessibleName() or named_by_text(one))]

    assert await faults(office, nameless) == {}


def named_by_text(one: QWidget) -> bool:
    return isinstance(one, Painted) and bool(one.text())


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


async def test_keys_stay_in_a_dialog_and_escape_leaves_it(theme: Theme, qtbot: QtBot) -> None:
    office = await opened(theme, qtbot)
    office.window.activateWindow()
    for surface in ("new group", "settings", "rooms", "add a person", "card"):
        SURFACES[surface](office)
        await settled()
        dialog = office.dialog()
        for _ in range(12):
            assert dialog.isAncestorOf(focused())
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        await settled()
        assert office.dialogs == []
    await office.model.close()
