"""A device with files, and a server that does what a test wants."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from client.core import backoff
from client.store.cache import CacheStore
from tests.client.making import Desk
from tests.client.services.files.office import Office, Server


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def soon(_: backoff.Backoff) -> float:
        return 0.001

    monkeypatch.setattr(backoff.Backoff, "next", soon)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def office(desk: Desk, cache: CacheStore, server: Server, tmp_path: Path) -> AsyncGenerator[Office]:
    made = Office(desk, cache, tmp_path / "files", server)
    await made.start()
    yield made
    await made.close()
