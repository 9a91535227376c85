"""The watch on blocking calls finds them, and only in a loop."""

import asyncio
import contextlib
import os
import socket
import time
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from blockbuster import BlockingError
from sqlcipher3 import dbapi2

from tests.support.blocking import Watch


@pytest.fixture
def watch(blocking_watch: Watch) -> Watch:
    """A watch on this folder's own code, instead of the product's."""
    assert blocking_watch.take() == []
    return Watch("tests.support")


async def test_sleeping_in_the_loop_is_found(watch: Watch) -> None:
    with watch.watching(), pytest.raises(BlockingError):
        time.sleep(0)  # noqa: ASYNC251
    assert "time.sleep" in watch.take()[0]


async def test_a_swallowed_error_is_remembered(watch: Watch) -> None:
    with watch.watching(), contextlib.suppress(Exception):
        time.sleep(0)  # noqa: ASYNC251
    assert "test_blocking.py" in watch.take()[0]


async def test_sql_in_the_loop_is_found(watch: Watch, tmp_path: Path) -> None:
    connection = dbapi2.connect(str(tmp_path / "a.db"))
    with watch.watching():
        with pytest.raises(BlockingError):
            connection.execute("select 1")
        with pytest.raises(BlockingError):
            dbapi2.connect(":memory:")
    connection.close()
    assert len(watch.take()) == 2


async def test_hashing_and_syncing_in_the_loop_are_found(watch: Watch, tmp_path: Path) -> None:
    with watch.watching(), (tmp_path / "file").open("wb") as file:
        with pytest.raises(BlockingError):
            PasswordHasher().hash("secret")
        with pytest.raises(BlockingError):
            os.fsync(file.fileno())
    assert len(watch.take()) == 2


async def test_a_blocking_socket_is_found_and_a_ready_one_is_not(watch: Watch) -> None:
    left, right = socket.socketpair()
    with left, right, watch.watching():
        left.setblocking(False)
        left.send(b"hello")
        with pytest.raises(BlockingError):
            right.recv(5)
    assert len(watch.take()) == 1


async def test_a_thread_may_block(watch: Watch) -> None:
    with watch.watching():
        await asyncio.to_thread(time.sleep, 0)
        await asyncio.to_thread(PasswordHasher(1, 8, 1).hash, "secret")
    assert watch.take() == []


def test_code_outside_a_loop_may_block(watch: Watch) -> None:
    with watch.watching():
        time.sleep(0)
    assert watch.take() == []
