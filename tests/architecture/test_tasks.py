"""Tasks have owners, held on the sources and tried on bad samples."""

import pytest

from tests.architecture.rules_tasks import OWNERS, unowned_tasks
from tests.architecture.sources import PRODUCT, files, source


def test_every_task_has_an_owner() -> None:
    assert [found for one in files(*PRODUCT) for found in unowned_tasks(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "asyncio.create_task(f())",
        "asyncio.ensure_future(f())",
        "task = asyncio.get_running_loop().create_task(f())",
        "self._loop.create_task(f())",
        "loop.create_task(f())",
        "from asyncio import create_task",
        "start = asyncio.create_task",
    ],
)
def test_a_task_without_an_owner_is_found(text: str) -> None:
    assert len(list(unowned_tasks(source("server/core/gateway.py", text)))) == 1
    assert list(unowned_tasks(source(OWNERS[0], text))) == []


@pytest.mark.parametrize("text", ["group.create_task(f())", "self._tasks.start(f())"])
def test_an_owner_starting_a_task_is_fine(text: str) -> None:
    assert list(unowned_tasks(source("server/core/gateway.py", text))) == []
