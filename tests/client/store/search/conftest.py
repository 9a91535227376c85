"""The device that these tests search on."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.client.store.search.device import Device


@pytest.fixture
async def device(tmp_path: Path) -> AsyncIterator[Device]:
    made = await asyncio.to_thread(Device, tmp_path)
    yield made
    await made.cache.close()
