"""Unlocking: right opens at once, wrong takes longer each time, too often wrong is the end."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from client.viewmodels.settings import lock
from client.viewmodels.settings.lock import MOST, WAITS, LockModel

pytestmark = pytest.mark.gui


@dataclass
class Door:
    """A lock whose waits the test ends."""

    tries: int = 0
    kept: list[int] = field(default_factory=list[int])
    waits: list[float] = field(default_factory=list[float])
    checked: list[str] = field(default_factory=list[str])
    opened: int = 0
    spent: int = 0

    def __post_init__(self) -> None:
        self.wait_over = asyncio.Event()
        self.model = LockModel(self.check, self.tries, self.kept.append, self.wait)
        self.model.unlocked.connect(self._open)
        self.model.spent.connect(self._spend)

    def _open(self) -> None:
        self.opened += 1

    def _spend(self) -> None:
        self.spent += 1

    async def check(self, password: str) -> bool:
        self.checked.append(password)
        return password == "right"

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        await self.wait_over.wait()

    async def tries_with(self, password: str) -> None:
        self.model.unlock(password)
        for _ in range(5):
            await asyncio.sleep(0)

    async def lets_pass(self) -> None:
        self.wait_over.set()
        for _ in range(5):
            await asyncio.sleep(0)
        self.wait_over.clear()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    made = Door()
    yield made
    await made.model.close()


async def test_the_password_opens(door: Door) -> None:
    assert door.model.complaint == ""
    await door.tries_with("right")
    assert (door.opened, door.kept, door.waits) == (1, [0], [])


async def test_nothing_is_no_try(door: Door) -> None:
    await door.tries_with("")
    assert (door.checked, door.kept) == ([], [])


async def test_each_wrong_password_takes_longer_and_nothing_is_tried_meanwhile(door: Door) -> None:
    for wrong in range(1, MOST):
        await door.tries_with("wrong")
        assert door.model.busy
        assert door.model.waiting
        assert f"{MOST - wrong}" in door.model.complaint
        await door.tries_with("right")
        await door.lets_pass()
        assert not door.model.busy
    assert door.waits == list(WAITS[1:])
    assert door.kept == list(range(1, MOST))
    assert set(door.checked) == {"wrong"}
    await door.tries_with("right")
    assert door.opened == 1
    assert door.kept[-1] == 0


async def test_too_often_wrong_is_the_end(door: Door) -> None:
    for _ in range(MOST):
        await door.tries_with("wrong")
        await door.lets_pass()
    assert (door.spent, door.opened) == (1, 0)
    assert door.kept[-1] == MOST
    # Signing out may fail, or take its time: the right password comes too late.
    await door.tries_with("right")
    assert (door.opened, len(door.checked)) == (0, MOST)
    door.model.refuse("The vault is closed.")
    assert door.model.complaint == "The vault is closed."


async def test_why_signing_out_failed_is_said_until_the_next_try(door: Door) -> None:
    door.model.refuse("The vault is closed.")
    assert door.model.complaint == "The vault is closed."
    await door.tries_with("wrong")
    assert f"{MOST - 1}" in door.model.complaint


async def test_a_restart_forgets_no_wrong_try() -> None:
    door = Door(tries=2)
    assert door.model.busy
    await door.tries_with("right")
    assert (door.checked, door.waits) == ([], [WAITS[2]])
    await door.lets_pass()
    await door.tries_with("right")
    assert door.opened == 1
    await door.model.close()
    last = Door(tries=lock.MOST)
    await last.lets_pass()
    assert last.spent == 1
    await last.model.close()
