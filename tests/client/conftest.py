"""What the client's tests share: a cache on disk, and two people who write."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from client.store.cache import CacheStore
from tests.client.making import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "cache.db")


@pytest.fixture
async def cache(desk: Desk) -> AsyncIterator[CacheStore]:
    opened = await asyncio.to_thread(desk.open)
    yield opened
    await opened.close()
