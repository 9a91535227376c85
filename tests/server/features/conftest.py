"""An office for each test, and people who come to it."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.server import office as offices
from tests.server.features.desk import Desk, Someone


@pytest.fixture
def office(tmp_path: Path) -> Generator[offices.Office]:
    with offices.office(tmp_path) as made:
        yield made


@pytest.fixture
def desk(office: offices.Office) -> Desk:
    return Desk(office)


@pytest.fixture
async def zhang(desk: Desk) -> Someone:
    return await desk.enters("1001")


@pytest.fixture
async def li(desk: Desk) -> Someone:
    return await desk.enters("1002")


@pytest.fixture
async def wang(desk: Desk) -> Someone:
    return await desk.enters("1003")
