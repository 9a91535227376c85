"""Full disks and wrong keys, met by real processes: one sentence, nothing lost, and good again after."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.child import Child, python_command
from tests.support.disk import fill, tmpfs
from tests.support.server import CHEAP

FULL = "The disk is full and nothing was changed: free some space and try again."


@pytest.fixture
def disk(tmp_path: Path) -> Generator[Path]:
    with tmpfs(tmp_path / "disk", 1024 * 1024) as folder:
        yield folder


async def run(*arguments: str | Path) -> tuple[int, str]:
    with Child(python_command("server", *arguments, dev=False), environment=CHEAP) as child:
        code = await child.wait()
    return code, child.errors


@pytest.mark.crash
async def test_a_full_disk_is_told_and_forgiven(disk: Path) -> None:
    data = disk / "data"
    assert (await run("init", "--data", data, "--name", "邻信"))[0] == 0
    ballast = fill(disk)
    for command in (["user", "add", "1", "甲"], ["run", "--port", "0"], ["verify"]):
        assert await run(*command, "--data", data) == (1, FULL)
    ballast.unlink()
    assert (await run("user", "add", "1", "甲", "--data", data))[0] == 0
    assert (await run("verify", "--data", data))[0] == 0


@pytest.mark.crash
async def test_a_disk_too_small_to_begin_on(disk: Path) -> None:
    fill(disk, leave=60 * 1024)
    assert await run("init", "--data", disk / "data", "--name", "邻信") == (1, FULL)
    assert not (disk / "data").exists()


async def test_a_wrong_key_is_told_in_our_words_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert (await run("init", "--data", data, "--name", "邻信"))[0] == 0
    before = (data / "linxin.db").read_bytes()
    (data / "store.key").write_text("00" * 32)
    code, errors = await run("run", "--data", data, "--port", "0")
    assert code == 1
    assert errors.startswith("The key does not open the database")
    assert len(errors.splitlines()) == 1
    assert (data / "linxin.db").read_bytes() == before
