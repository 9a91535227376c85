"""Backups and restores on a disk without room for them, and ended in the middle: all or nothing."""

import asyncio
import random
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.server.cli.test_trouble import FULL, run
from tests.support.child import Child, python_command
from tests.support.disk import fill, tmpfs
from tests.support.server import CHEAP

pytestmark = pytest.mark.crash


@pytest.fixture
def disk(tmp_path: Path) -> Generator[Path]:
    with tmpfs(tmp_path / "disk", 2 * 1024 * 1024) as folder:
        yield folder


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    assert (await run("init", "--data", folder, "--name", "邻信", "--demo"))[0] == 0
    return folder


@pytest.mark.parametrize("room", [0, 100, 300, 500])
async def test_a_backup_that_does_not_fit(data: Path, disk: Path, room: int) -> None:
    """From no room at all, over room for the database's copy alone, to almost enough."""
    size = (data / "linxin.db").stat().st_size
    ballast = fill(disk, leave=min(room * 1024, 2 * size - 8 * 1024))
    assert await run("backup", disk / "b", "--data", data) == (1, FULL)
    assert names(disk) == [ballast.name]
    ballast.unlink()
    assert (await run("backup", disk / "b", "--data", data))[0] == 0


@pytest.mark.parametrize("room", [0, 20, 100])
async def test_a_restore_that_does_not_fit(data: Path, tmp_path: Path, disk: Path, room: int) -> None:
    assert (await run("backup", tmp_path / "b", "--data", data))[0] == 0
    ballast = fill(disk, leave=room * 1024)
    new = disk / "new"
    assert await run("restore", tmp_path / "b", "--data", new) == (1, FULL)
    assert not new.exists()
    ballast.unlink()
    assert (await run("restore", tmp_path / "b", "--data", new))[0] == 0
    assert (await run("verify", "--data", new))[0] == 0


@pytest.mark.slow
async def test_a_backup_or_a_restore_that_is_killed_is_begun_again(data: Path, tmp_path: Path) -> None:
    backup, new = tmp_path / "b", tmp_path / "new"
    chance = random.Random(8)
    kills = 0
    for _ in range(12):
        kills += await killed(chance, "backup", backup, "--data", data)
        backup.unlink(missing_ok=True)
    assert (await run("backup", backup, "--data", data))[0] == 0
    for _ in range(12):
        kills += await killed(chance, "restore", backup, "--data", new)
        if not (new / "linxin.db").exists():
            assert (await run("restore", backup, "--data", new))[0] == 0
        assert (await run("verify", "--data", new))[0] == 0
        for path in sorted(new.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert kills > 4


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def killed(chance: random.Random, *arguments: str | Path) -> bool:
    """Run a command and kill it at some moment; tell whether that came before its end."""
    with Child(python_command("server", *arguments, dev=False), environment=CHEAP) as child:
        await asyncio.sleep(chance.uniform(0.05, 0.35))
        early = child.returncode is None
        child.kill()
        await child.wait()
    return early
