"""A machine that slept, or that has other addresses than before, is noticed; a busy one is not."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest

from client.core.profile import surroundings
from client.core.profile.surroundings import Surroundings, addresses


@dataclass
class Machine:
    """A machine whose clocks and cables the test holds."""

    wall: float = 1_700_000_000.0
    monotonic: float = 500.0
    addresses: frozenset[str] = frozenset({"127.0.0.1", "10.0.0.5"})
    deaf: bool = False
    looks: int = 0
    changes: int = 0
    watched: Surroundings = field(init=False)

    def __post_init__(self) -> None:
        clocks = (lambda: self.wall, lambda: self.monotonic)
        self.watched = Surroundings(self.changed, self.look, clocks)

    def changed(self) -> None:
        self.changes += 1

    def look(self) -> frozenset[str]:
        self.looks += 1
        if self.deaf:
            raise OSError
        return self.addresses

    async def looked(self) -> None:
        """Let it look twice more."""
        wanted = self.looks + 2
        async with asyncio.timeout(5):
            while self.looks < wanted:  # noqa: ASYNC110 - threads do the looking
                await asyncio.sleep(0.002)
        await asyncio.sleep(0.01)


@pytest.fixture
async def machine(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Machine]:
    monkeypatch.setattr(surroundings, "EVERY", 0.01)
    made = Machine()
    made.watched.start()
    await made.looked()
    yield made
    await made.watched.close()


def sleeps(machine: Machine) -> None:
    """Sleep as Linux and macOS do: one clock stands still."""
    machine.wall += 60


def sleeps_on_windows(machine: Machine) -> None:
    machine.wall += 60
    machine.monotonic += 60


def sleeps_with_a_bad_clock(machine: Machine) -> None:
    """The clock on the wall is set back meanwhile."""
    machine.wall -= 3600
    machine.monotonic += 60


def moves(machine: Machine) -> None:
    machine.addresses = frozenset({"127.0.0.1", "192.168.1.7"})


@pytest.mark.parametrize("what", [sleeps, sleeps_on_windows, sleeps_with_a_bad_clock, moves])
async def test_a_change_is_told_once(machine: Machine, what: Callable[[Machine], object]) -> None:
    assert machine.changes == 0
    what(machine)
    await machine.looked()
    await machine.looked()
    assert machine.changes == 1


async def test_being_busy_is_no_sleep(machine: Machine) -> None:
    machine.wall += surroundings.LATE / 2
    machine.monotonic += surroundings.LATE / 2
    await machine.looked()
    assert machine.changes == 0


async def test_a_system_that_does_not_say_tells_of_nothing(machine: Machine) -> None:
    machine.deaf = True
    await machine.looked()
    machine.deaf = False
    await machine.looked()
    assert machine.changes == 0
    moves(machine)
    await machine.looked()
    assert machine.changes == 1


async def test_it_ends(machine: Machine) -> None:
    await machine.watched.close()
    before = machine.looks
    await asyncio.sleep(0.05)
    assert machine.looks == before


def test_this_machine_has_addresses() -> None:
    assert "127.0.0.1" in addresses()
