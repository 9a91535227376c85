"""What the client's tests share: a cache on disk, and a company with a real server."""

import asyncio
import gc
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from pathlib import Path

import pytest

from client.store.cache import CacheStore
from tests.client.making import Desk
from tests.client.office import Office
from tests.support.server import Organisation, Server, initialise


@pytest.fixture(autouse=True, scope="package")
def garbage_of_this_thread() -> Generator[None]:
    """Collect on this thread alone: on another, the end of one of Qt's objects crashes the process."""
    gc.disable()
    yield
    # What is left over must not wait for the threads of other tests.
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def collected() -> Generator[None]:
    """Collect between tests what Python would have collected during them."""
    yield
    due = [
        place
        for place, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if made > most
    ]
    if due:
        gc.collect(due[-1])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "cache.db")


@pytest.fixture
async def cache(desk: Desk) -> AsyncIterator[CacheStore]:
    opened = await asyncio.to_thread(desk.open)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Organisation, Path]:
    """Make a company once; each test gets a copy of its data."""
    data = tmp_path_factory.mktemp("organisation") / "data"
    return asyncio.run(initialise(data)), data


@pytest.fixture
async def office(organisation: tuple[Organisation, Path], tmp_path: Path) -> AsyncGenerator[Office]:
    made, data = organisation
    copy = tmp_path / "server"
    await asyncio.to_thread(shutil.copytree, data, copy)
    server = Server(copy)
    await server.start()
    yield Office(made, server, tmp_path / "home")
    server.close()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the text font known before the one application of all these tests asks for fonts."""
    from client.ui.theme.fonts import add_bundled_text_font

    add_bundled_text_font()
    return ["linxin"]
