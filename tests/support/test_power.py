"""Power cuts take away what was not synced, and nothing else."""

import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.power import NoCompiler, Power, build

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="preloads a library")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return build(tmp_path_factory.mktemp("power"))
    except NoCompiler as missing:
        pytest.skip(str(missing))


@pytest.fixture
def power(tmp_path: Path, library: Path) -> Power:
    root = tmp_path / "data"
    root.mkdir()
    return Power(root, tmp_path / "undo", library)


def run(power: Power, text: str) -> None:
    """Run a program that ends by its own SIGKILL."""
    program = "import os, signal\n" + textwrap.dedent(text) + "\nos.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=power.root, env=power.environment, check=False, timeout=30
    )
    assert done.returncode == -signal.SIGKILL


def test_what_was_not_synced_is_gone(power: Power) -> None:
    run(
        power,
        """
        file = os.open("a.db", os.O_RDWR | os.O_CREAT)
        os.write(file, b"first ")
        os.fsync(file)
        os.pwrite(file, b"F", 0)
        os.pwrite(file, b"second", 6)
        """,
    )
    assert (power.root / "a.db").read_bytes() == b"First second"
    assert power.cut().lost == 2
    assert (power.root / "a.db").read_bytes() == b"first "


def test_what_was_synced_stays(power: Power) -> None:
    run(
        power,
        """
        for sync, name in ((os.fsync, "a.db"), (os.fdatasync, "b.db-wal")):
            file = os.open(name, os.O_RDWR | os.O_CREAT)
            os.write(file, b"kept")
            sync(file)
        """,
    )
    assert power.cut().unsynced == 0
    assert (power.root / "a.db").read_bytes() == (power.root / "b.db-wal").read_bytes() == b"kept"


def test_what_was_cut_off_is_back(power: Power) -> None:
    run(
        power,
        """
        file = os.open("a.db", os.O_RDWR | os.O_CREAT)
        os.write(file, b"0123456789")
        os.fsync(file)
        os.ftruncate(file, 4)
        os.pwrite(file, b"xyz", 2)
        """,
    )
    power.cut()
    assert (power.root / "a.db").read_bytes() == b"0123456789"


def test_other_files_are_left_alone(power: Power) -> None:
    run(power, "os.write(os.open('server.log', os.O_RDWR | os.O_CREAT), b'line')")
    assert power.cut().unsynced == 0
    assert (power.root / "server.log").read_bytes() == b"line"


def test_a_disk_may_keep_some_of_it(power: Power) -> None:
    run(
        power,
        """
        file = os.open("a.db", os.O_RDWR | os.O_CREAT)
        for block in range(64):
            os.pwrite(file, bytes([65]), block)
        """,
    )
    loss = power.cut(random.Random(1))
    assert 0 < loss.lost < loss.unsynced == 64


def committed_rows(power: Power, synchronous: str) -> int:
    """Commit ten rows in a process that dies, cut the power, and count the rows that are left."""
    run(
        power,
        f"""
        from sqlcipher3 import dbapi2
        base = dbapi2.connect("a.db", isolation_level=None)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("CREATE TABLE t (x)")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA synchronous = {synchronous}")
        for number in range(10):
            base.execute("INSERT INTO t VALUES (?)", (number,))
        """,
    )
    power.cut()
    count = (
        "from sqlcipher3 import dbapi2; print(*dbapi2.connect('a.db').execute('SELECT count(*) FROM t')"
        ".fetchone())"
    )
    counted = subprocess.run([sys.executable, "-c", count], cwd=power.root, capture_output=True, check=True)
    return int(counted.stdout)


@pytest.mark.parametrize(("synchronous", "rows"), [("FULL", 10), ("NORMAL", 0), ("OFF", 0)])
def test_a_database_keeps_what_it_syncs(power: Power, synchronous: str, rows: int) -> None:
    assert committed_rows(power, synchronous) == rows
