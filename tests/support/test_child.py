"""The child processes of tests: lines, timeouts, complaints and the end."""

import asyncio
import os
import signal
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.child import Child, Ended, python_command


def script(tmp_path: Path, text: str) -> list[str]:
    """Write a program and return the command that runs it."""
    path = tmp_path / "program.py"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return [sys.executable, "-W", "error", str(path)]


ECHO = """
    import sys
    for line in sys.stdin:
        print("said", line.strip(), flush=True)
"""


async def test_lines_go_to_and_fro(tmp_path: Path) -> None:
    with Child(script(tmp_path, ECHO)) as child:
        child.write("你好")
        assert await child.line() == "said 你好"
        child.close_input()
        assert await child.wait() == 0


async def test_json_skips_what_is_not_wanted(tmp_path: Path) -> None:
    lines = """print('{"event": "connection"}'); print('{"event": "sent", "seq": 3}')"""
    with Child(script(tmp_path, lines)) as child:
        assert (await child.json(event="sent"))["seq"] == 3


async def test_waiting_has_an_end(tmp_path: Path) -> None:
    with Child(script(tmp_path, "import time; time.sleep(60)")) as child:
        with pytest.raises(TimeoutError, match="did not say it"):
            await child.line(timeout=0.1)
        with pytest.raises(TimeoutError, match="did not end"):
            await child.wait(timeout=0.1)


async def test_a_child_that_ends_is_told_from_one_that_is_slow(tmp_path: Path) -> None:
    with Child(script(tmp_path, "print('one')")) as child:
        await child.line()
        with pytest.raises(Ended):
            await child.line()


@pytest.mark.parametrize(
    "text",
    [
        "import warnings; warnings.warn('old')",
        "class Broken:\n  def __del__(self): raise OSError\nBroken()",
        "open(__file__)",
        "import asyncio\nasync def f(): pass\nf()",
    ],
)
async def test_a_complaint_of_a_child_fails_the_test(tmp_path: Path, text: str) -> None:
    child = Child(script(tmp_path, text))
    await child.wait()
    with pytest.raises(AssertionError, match="complained"):
        child.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
async def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    text = """
        import subprocess, sys, time
        sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print(sleeper.pid, flush=True)
        time.sleep(60)
    """
    with Child(script(tmp_path, text), clean=False) as child:
        grandchild = int(await child.line())
    for _ in range(100):
        if not is_running(grandchild):
            return
        await asyncio.sleep(0.05)
    pytest.fail("the grandchild still runs")


def is_running(process: int) -> bool:
    """Tell whether a process exists and is no zombie."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
async def test_a_stopped_child_is_ended_too(tmp_path: Path) -> None:
    with Child(script(tmp_path, ECHO)) as child:
        child.send_signal(signal.SIGSTOP)
    assert child.returncode == -signal.SIGTERM


def test_modules_run_with_warnings_as_errors() -> None:
    assert python_command("server", "run")[1:] == ["-X", "dev", "-W", "error", "-m", "server", "run"]
    assert "-X" not in python_command("server", dev=False)
