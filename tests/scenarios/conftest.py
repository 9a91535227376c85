"""The office in which scenarios are played."""

import asyncio
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.blocking import Watch
from tests.support.office import Office, Template


@pytest.fixture(autouse=True)
def nothing_blocks(blocking_watch: Watch) -> Generator[None]:
    """Let calls block: the product runs in processes of its own here, and the loop is the test's."""
    with blocking_watch.paused():
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """An organisation to copy."""
    return asyncio.run(Template.make(tmp_path_factory.mktemp("template")))


@pytest.fixture
def quiet_office(template: Template, tmp_path: Path) -> Generator[Office]:
    """An office whose server does not run yet."""
    office = template.office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
async def office(quiet_office: Office) -> Office:
    """An office whose server runs."""
    await quiet_office.server.start()
    return quiet_office
