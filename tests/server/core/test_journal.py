"""What systemd is told: lines for its journal, and that the server is ready."""

import io
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from server.core.journal import for_journal, goes_to_journal, tell_ready
from server.core.log import Logging, logger

UNIT = Path(__file__).parents[3] / "installer" / "linux" / "linxin-server.service"


def journal_of(file: io.TextIOWrapper) -> dict[str, str]:
    stat = os.fstat(file.fileno())
    return {"JOURNAL_STREAM": f"{stat.st_dev}:{stat.st_ino}"}


def test_a_line_has_its_priority_and_no_time() -> None:
    event: dict[str, object] = {
        "level": "warning",
        "logger": "store",
        "event": "slow",
        "timestamp": "now",
        "ms": 12,
        "why": "a b",
    }
    assert for_journal(None, "", event) == '<4>store: slow ms=12 why="a b"'


def test_what_strangers_send_makes_no_line_of_its_own() -> None:
    event: dict[str, object] = {
        "level": "info",
        "logger": "gateway",
        "event": "hello",
        "agent": "x\n<0>all is lost",
    }
    assert for_journal(None, "", event) == '<6>gateway: hello agent="x\\n<0>all is lost"'


def test_a_traceback_keeps_its_priority_on_every_line() -> None:
    event: dict[str, object] = {
        "level": "error",
        "logger": "x",
        "event": "failed",
        "exception": "Traceback\n  KeyError",
    }
    assert for_journal(None, "", event) == "<3>x: failed\n<3>Traceback\n<3>  KeyError"


def test_only_the_stream_that_systemd_connected_is_the_journal(tmp_path: Path) -> None:
    with (tmp_path / "a").open("w") as one, (tmp_path / "b").open("w") as other:
        assert goes_to_journal(one, journal_of(one))
        assert not goes_to_journal(other, journal_of(one))
        assert not goes_to_journal(one, {})
        assert not goes_to_journal(one, {"JOURNAL_STREAM": "nonsense"})
    assert not goes_to_journal(io.StringIO(), {"JOURNAL_STREAM": "1:2"})


def test_the_console_of_a_service_goes_to_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "console").open("w", encoding="utf-8") as console:
        monkeypatch.setenv("JOURNAL_STREAM", journal_of(console)["JOURNAL_STREAM"])
        logging_ = Logging("info", None, console)
        logging_.start()
        logger("auth").info("signed in", password="hunter2", name="王芳")
        logging_.stop()
    assert (tmp_path / "console").read_text("utf-8") == "<6>auth: signed in password=(withheld) name=王芳\n"


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_is_told_that_clients_may_come(tmp_path: Path, abstract: bool) -> None:
    name = f"linxin-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + name if abstract else name)
        systemd.settimeout(5.0)
        tell_ready({"NOTIFY_SOCKET": "@" + name if abstract else name})
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
def test_nobody_is_told_who_has_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        other.bind("notify")
        other.setblocking(False)
        for address in ("", "notify", "vsock:2:1", str(tmp_path / "nowhere" / "at" / "all")):
            tell_ready({"NOTIFY_SOCKET": address})
        with pytest.raises(BlockingIOError):
            other.recv(100)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    program = shutil.which("true")
    unit.write_text(UNIT.read_text("utf-8").replace("/opt/linxin/bin/linxin-server", str(program)), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
