"""A screen reader that reads a chat while it changes: nothing crashes, nothing piles up."""

import re
import time
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.window import Program, Window
from tests.support.child import python_command

pytestmark = pytest.mark.timeout(120)
UNREST = re.compile(r"^不停 (\d+)$")


def memory(process: int) -> int:
    """Return the resident set of a process, in KiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def read_until(window: Window, opened: int) -> None:
    """Read all there is, again and again, until so many chats were opened."""
    items = 0
    while True:
        tree = window.tree()
        items += sum(node.role == "list item" for node in tree.walk())
        title = UNREST.match(tree.name)
        if title and int(title[1]) >= opened:
            break
        time.sleep(0.02)
    assert items


def test_a_chat_is_read_while_it_never_rests(desktop: Desktop) -> None:
    program = Program(desktop, python_command("tests.e2e.rows_app", "120"), name="unrest")
    window = program.window(UNREST, 20)
    read_until(window, 25)
    before = memory(program.process.pid)
    read_until(window, 100)
    assert memory(program.process.pid) - before < 12 * 1024
    deadline = time.monotonic() + 30
    while program.process.returncode is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert program.process.returncode == 0
    program.close()
