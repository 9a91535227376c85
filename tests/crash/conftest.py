"""What holds in the crash tests."""

from collections.abc import Generator

import pytest

from tests.support.blocking import Watch


@pytest.fixture(autouse=True)
def nothing_blocks(blocking_watch: Watch) -> Generator[None]:
    """Let calls block: the product runs in processes of its own here, and the loop is the test's."""
    with blocking_watch.paused():
        yield
