"""Everything here needs Qt, off screen."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.client.gui.running import Running

os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture
def running(tmp_path: Path, qapp: QApplication) -> Running:
    return Running(tmp_path, qapp)


@pytest.fixture
def waiting(tmp_path: Path, qapp: QApplication) -> Running:
    """A client that the system has started into the tray."""
    return Running(tmp_path, qapp, background=True)
