"""One application off screen, and a message bus of its own."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.session_bus import private_bus

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder: it needs Qt."""
    for item in items:
        if "tests/client/platform/" in item.path.as_posix():
            item.add_marker(pytest.mark.gui)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """Give this process a session bus on which nobody is yet."""
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
