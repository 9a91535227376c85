"""An office for each test."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.server import office as offices


@pytest.fixture
def office(tmp_path: Path) -> Generator[offices.Office]:
    with offices.office(tmp_path) as made:
        yield made
