"""A chat on show, put away after each test."""

from collections.abc import AsyncGenerator

import pytest_asyncio
from pytestqt.qtbot import QtBot

from client.ui.theme.theme import Theme
from tests.client.ui.timeline.stage import Stage


@pytest_asyncio.fixture
async def stage(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Stage]:
    made = Stage(theme, qtbot)
    yield made
    made.view.show_window(None)
    for window in made.windows:
        await window.close()
