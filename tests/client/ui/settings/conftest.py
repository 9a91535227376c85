"""A person before the settings window."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest_asyncio

from client.ui.theme.theme import Theme
from tests.client.ui.settings.visit import Visit


@pytest_asyncio.fixture
async def visit(theme: Theme, tmp_path: Path) -> AsyncGenerator[Visit]:
    made = Visit(theme, tmp_path)
    made.window.show()
    yield made
    await made.close()
