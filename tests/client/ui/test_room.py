"""Every surface in every language, at every scale, wide and narrow: all words have room, nothing overlaps."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.core.words.language import Language
from client.ui.chat.pictures.viewer import LEAST
from client.ui.language import Speech
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.messages.emoji import EmojiBook
from tests.client.ui import tour
from tests.client.ui.measuring import faults

NARROW, WIDE = QSize(1024, 700), QSize(1920, 1040)
LOOKS = (
    *((language, 200) for language in Language),
    # What has room there has it at smaller scales where the longest words and the highest characters have.
    (Language.RUSSIAN, 150),
    (Language.RUSSIAN, 100),
    (Language.CHINESE, 100),
)

pytestmark = pytest.mark.qt_log_ignore("raise|window masks|grabbing the keyboard", extend=True)


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0].value}-{look[1]}")
def language(theme: Theme, qapp: QApplication, request: pytest.FixtureRequest) -> Generator[Language]:
    """One language and scale, in force."""
    spoken, scale = request.param
    speech = Speech()
    speech.speak(spoken)
    theme.choose(Look(mode=Mode.LIGHT, scale=scale, language=spoken.value))
    yield spoken
    speech.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def emoji_names() -> None:
    """Read the names of emoji beforehand: no loop waits for the disk here."""
    EmojiBook().find("smile")


async def measured(stops: AsyncIterator[tour.Stop], *sizes: QSize) -> list[str]:
    """Return what is wrong on a walk, with the surface and the width where it was seen."""
    found: list[str] = []
    async for name, window in stops:
        for size in sizes or (window.size(),):
            window.resize(size)
            await tour.settled()
            found += [f"{name}, {window.width()} wide: {fault}" for fault in faults(window)]
    return found


async def test_the_office_has_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.office(theme, qtbot, language), WIDE, NARROW) == []


async def test_empty_places_have_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.empty(theme, qtbot, language), WIDE, NARROW) == []


@pytest.mark.usefixtures("emoji_names")
async def test_talking_has_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    # What opens above the window does not follow it to another size: the narrow one is the hard one.
    assert await measured(tour.talking(theme, qtbot, language, NARROW)) == []


async def test_menus_have_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.menus(theme, qtbot, language)) == []


async def test_looking_at_a_picture_has_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.viewer(theme, qtbot, language), WIDE, NARROW, LEAST) == []


async def test_a_status_has_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.status(theme, qtbot, language), WIDE, NARROW) == []


async def test_small_windows_have_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    assert await measured(tour.small_windows(theme, qtbot, language)) == []


async def test_the_settings_have_room(theme: Theme, tmp_path: Path, language: Language) -> None:
    assert await measured(tour.settings(theme, tmp_path, language), WIDE, NARROW) == []


async def test_signing_in_has_room(theme: Theme, qtbot: QtBot, language: Language) -> None:
    m = theme.measures
    assert (
        await measured(tour.sign_in(theme, qtbot, language), QSize(m.sign_in_width, m.sign_in_height)) == []
    )
