"""What the start loads: not what only opens later, and nothing twice."""

import json
import subprocess
import sys

from tests.support.child import ROOT, child_environment

STARTING = """
import gc, json, linecache, sys
from client.gui.loading import load_quickly

load_quickly()
import client.gui.start

print(json.dumps([sorted(sys.modules), sorted(linecache.cache), gc.isenabled()]))
"""


def started() -> tuple[list[str], list[str], bool]:
    """Load the window as the program does; return the modules, files whose source was read, collecting."""
    command = [sys.executable, "-W", "error", "-c", STARTING]
    done = subprocess.run(
        command, cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=True, timeout=30
    )
    modules, sources, collects = json.loads(done.stdout)
    return modules, sources, collects


def test_no_source_is_read_and_nothing_collected_while_the_window_is_loaded() -> None:
    modules, sources, collects = started()
    assert "client.gui.windows" in modules
    assert [one for one in sources if one.startswith(str(ROOT / "client"))] == []
    assert not collects
