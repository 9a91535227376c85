"""An acknowledged entry is on the disk: the power goes while people talk as fast as the server takes it."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crash import mutants
from tests.crash.flood import Flood
from tests.crash.ledger import Ledger
from tests.crash.store import read_store
from tests.support import image
from tests.support.power import NoCompiler, Power, build
from tests.support.server import Organisation, Server, initialise

pytestmark = [
    pytest.mark.crash,
    pytest.mark.timeout(180),
    pytest.mark.skipif(sys.platform != "linux", reason="preloads a library and mounts images"),
]
SLOW_DISK = 0.02  # Seconds: what an ordinary hard disk takes for a sync, which widens the moment of truth.


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return build(tmp_path_factory.mktemp("power"))
    except NoCompiler as missing:
        pytest.skip(str(missing))


@dataclass
class Machine:
    """A server on a disk that forgets what was not synced."""

    server: Server
    power: Power
    organisation: Organisation
    lost: int = 0

    async def rounds(self, count: int, *, size: int = 30, seconds: float = 0.6, seed: int = 1) -> list[str]:
        """Cut the power in the middle of a flood, so many times; return all that is wrong after each."""
        flood = Flood(self.server, self.organisation, size=size)
        for number in range(count):
            chance = random.Random(f"{seed}/{number}")
            await self.server.start()
            await flood.run(chance.uniform(0.3, 1.0) * seconds, f"{seed}/{number}")
            partly = chance if number % 3 == 2 else None
            self.lost += (await asyncio.to_thread(self.power.cut, partly)).lost
            wrong = await self.check(flood.ledger)
            if wrong:
                return wrong
        assert len(flood.ledger.sent) > 20 * count, "hardly anybody talked"
        return []

    async def check(self, ledger: Ledger) -> list[str]:
        """Look at what the crash has left, then let the server verify its data."""
        wrong = ledger.check(await asyncio.to_thread(read_store, self.server.data), {})
        await self.server.verify()
        return wrong


@pytest.fixture
async def machine(tmp_path: Path, library: Path, request: pytest.FixtureRequest) -> AsyncGenerator[Machine]:
    launch: Sequence[str] | None = getattr(request, "param", None)
    data = tmp_path / "data"
    organisation = await initialise(data)
    power = Power(data, tmp_path / "undo", library, SLOW_DISK)
    server = Server(data, launch=launch, environment=power.environment, dev=False)
    yield Machine(server, power, organisation)
    server.close()


async def test_what_is_acknowledged_survives_a_power_cut(machine: Machine) -> None:
    assert await machine.rounds(8) == []
    assert machine.lost, "nothing was ever unsynced: this disk does not forget"


@pytest.mark.parametrize("machine", [mutants.command("many_checkpoints")], indirect=True)
@pytest.mark.parametrize("size", [30, 8000])
async def test_it_survives_in_the_middle_of_a_checkpoint(machine: Machine, size: int) -> None:
    assert await machine.rounds(6, size=size) == []


@pytest.mark.parametrize("machine", [mutants.command("no_sync")], indirect=True)
async def test_a_server_that_does_not_sync_is_found_out(machine: Machine) -> None:
    wrong = await machine.rounds(5)
    assert any(line.startswith("lost: ") for line in wrong), wrong


@pytest.mark.parametrize("machine", [mutants.command("early_ack")], indirect=True)
async def test_a_server_that_tells_too_early_is_found_out(machine: Machine) -> None:
    wrong = await machine.rounds(5)
    assert any(line.startswith("lost: ") for line in wrong), wrong


async def wake_up_after_a_power_cut(tmp_path: Path, launch: Sequence[str] | None) -> list[str]:
    """Cut the power of a machine with a disk of its own; return what is wrong with what its disk holds.

    Nothing stands between the server and the kernel here, and ext4 recovers as after any power cut.
    """
    disk, copy = image.make(tmp_path / "disk"), tmp_path / "copy"
    with image.mounted(disk, tmp_path / "machine") as machine:
        organisation = await initialise(machine / "data")
        server = Server(machine / "data", launch=launch, dev=False)
        await server.start()
        os.sync()  # what was there before the talk began is not at stake
        flood = Flood(server, organisation)

        async def power_cut() -> None:
            server.process.send_signal(signal.SIGSTOP)
            await asyncio.to_thread(image.what_reached_the_disk, disk, copy)
            server.kill()

        await flood.run(1.0, "image", power_cut)
        server.close()
    assert len(flood.ledger.sent) > 100, "hardly anybody talked"
    with image.mounted(copy, tmp_path / "machine") as machine:
        wrong = flood.ledger.check(await asyncio.to_thread(read_store, machine / "data"), {})
        await server.verify()
    return wrong


async def test_it_is_on_a_real_disk(tmp_path: Path) -> None:
    assert await wake_up_after_a_power_cut(tmp_path, None) == []


async def test_on_a_real_disk_too_a_server_that_does_not_sync_is_found_out(tmp_path: Path) -> None:
    wrong = await wake_up_after_a_power_cut(tmp_path, mutants.command("no_sync"))
    assert any(line.startswith("lost: ") for line in wrong), wrong
