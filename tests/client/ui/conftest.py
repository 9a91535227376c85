"""One application for all tests of widgets, drawn off screen, in the looks of a fresh start."""

import contextlib
import gc
import os
from collections.abc import AsyncGenerator, Generator

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.gui.collecting import Collecting
from client.ui.theme.fonts import add_emoji_font
from client.ui.theme.theme import Look, Mode, Theme
from tests.client.ui.chat_office import Office

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder: it needs Qt."""
    for item in items:
        if "tests/client/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True, scope="module")
def collecting(qapp: QApplication) -> Generator[None]:
    """End widgets and models on this thread alone, as the client does, whatever other threads allocate."""
    with contextlib.closing(Collecting()):
        yield
        gc.collect()


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Generator[None]:
    """End the windows that a test leaves: each later look would dress them all anew, and ever more slowly."""
    before = set(qapp.topLevelWidgets())
    yield
    for window in set(qapp.topLevelWidgets()) - before:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Generator[Theme]:
    """The light theme at 100 %."""
    add_emoji_font()
    made = Theme(qapp, Look(mode=Mode.LIGHT))
    yield made
    made.choose(Look(mode=Mode.LIGHT))


@pytest_asyncio.fixture
async def office(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Office]:
    made = Office(theme, qtbot)
    yield made
    made.window.close()
    await made.model.close()
