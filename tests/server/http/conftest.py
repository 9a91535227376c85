"""A port with blobs behind it, and three people."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest

from tests.server.http.blob_desk import BlobDesk, Visitor


@pytest.fixture
def closed_desk(tmp_path: Path) -> Generator[BlobDesk]:
    made = BlobDesk(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
async def desk(closed_desk: BlobDesk) -> AsyncGenerator[BlobDesk]:
    async with closed_desk.opened():
        yield closed_desk


@pytest.fixture
def wang(desk: BlobDesk) -> Visitor:
    return desk.enters()


@pytest.fixture
def li(desk: BlobDesk) -> Visitor:
    return desk.enters()


@pytest.fixture
def zhao(desk: BlobDesk) -> Visitor:
    return desk.enters()
