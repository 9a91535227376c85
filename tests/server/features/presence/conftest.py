"""An office with presence for each test."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.server import office as offices
from tests.server.features.presence.room import Room


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room]:
    with offices.office(tmp_path) as made:
        yield Room(made)
