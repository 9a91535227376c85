"""One desktop for all end-to-end tests; a test that fails leaves pictures and trees of its windows."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from tests.support.blocking import Watch
from tests.support.office import Office, Template

PICTURES = Path(__file__).resolve().parents[2] / ".dev" / "e2e"

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if "tests/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.gui)
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the screen on which a test failed."""
    report = yield
    running: Any = getattr(item, "funcargs", {}).get("desktop")
    if report.failed and running is not None:
        # With the last test ends the desktop: what fails then has no screen any more.
        with contextlib.suppress(FileNotFoundError):
            path = running.screen.save(PICTURES / f"{item.name}-{report.when}.png")
            report.sections.append(("screen", str(path)))
    return report


@pytest.fixture(autouse=True)
def nothing_blocks(blocking_watch: Watch) -> Generator[None]:
    """Let calls block: the product runs in processes of its own here."""
    with blocking_watch.paused():
        yield


@pytest.fixture(scope="session")
def desktop() -> Generator[Any]:
    """Run the desktop."""
    from tests.e2e.desktop import desktop, missing

    if absent := missing():
        pytest.skip(f"needs {', '.join(absent)}")
    with desktop() as running:
        yield running


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Return an organisation to copy."""
    return asyncio.run(Template.make(tmp_path_factory.mktemp("template")))


@pytest.fixture
async def office(template: Template, tmp_path: Path) -> AsyncGenerator[Office]:
    """Return an office whose server runs."""
    made = template.office(tmp_path / "office")
    await made.server.start()
    yield made
    made.close()


@pytest.fixture
def sit(desktop: Any, office: Office, tmp_path: Path) -> Generator[Callable[[str], Any]]:
    """Let people of the office sit down at computers; all get up at the end."""
    from tests.e2e.seat import Seat

    seats: list[Seat] = []

    def sit_down(name: str) -> Seat:
        seat = Seat(desktop, office.person(name), tmp_path / f"home-{len(seats)}")
        seats.append(seat)
        return seat

    yield sit_down
    complaints: list[str] = []
    for seat in seats:
        try:
            seat.close()
        except AssertionError as error:
            complaints.append(str(error))
    assert not complaints, "\n\n".join(complaints)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return the folder for pictures of this test."""
    return tmp_path / "pictures"
