"""An office whose people found groups, and three of them."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.server import office as offices
from tests.server.features.group_desk import Group, GroupDesk
from tests.server.features.test_entries import Someone


@pytest.fixture
def desk(tmp_path: Path) -> Generator[GroupDesk]:
    with offices.office(tmp_path) as made:
        yield GroupDesk(tmp_path, made)


@pytest.fixture
async def zhang(desk: GroupDesk) -> Someone:
    return await desk.enters("1001")


@pytest.fixture
async def li(desk: GroupDesk) -> Someone:
    return await desk.enters("1002")


@pytest.fixture
async def wang(desk: GroupDesk) -> Someone:
    return await desk.enters("1003")


@pytest.fixture
def group(desk: GroupDesk) -> Group:
    return Group(desk)
