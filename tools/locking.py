"""Makes requirements.lock anew from pyproject.toml, for every system and Python at once."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tools import places
from tools.console import Trouble, say

OPTIONS = (
    *("--universal", "--all-extras", "--generate-hashes", "--python-version", "3.11", "--quiet"),
    # No address of an index and no path of this machine belongs in the lock.
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header"),
)


def lock(*, upgrade: bool) -> None:
    """Resolve again; keep the versions of the present lock unless asked to upgrade."""
    before = places.LOCK.read_text(encoding="utf-8").splitlines() if places.LOCK.exists() else []
    with tempfile.TemporaryDirectory(prefix="linxin-lock-") as temp:
        folder = Path(temp, "venv")
        say("  fetching uv, which resolves for all systems at once")
        run([sys.executable, "-m", "venv", str(folder)])
        run([str(places.program(folder, "python")), "-m", "pip", "install", "--quiet", "uv"])
        say("  resolving")
        again = ["--upgrade"] if upgrade else []
        uv = str(places.program(folder, "uv"))
        run([uv, "pip", "compile", "pyproject.toml", "-o", places.LOCK.name, *OPTIONS, *again])
    show_changes(before, places.LOCK.read_text(encoding="utf-8").splitlines())


def run(command: list[str]) -> None:
    """Run one step from the checkout's folder; raise Trouble with its output when it fails."""
    done = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        message = f"`{' '.join(command)}` failed:\n{(done.stdout + done.stderr).strip()}"
        raise Trouble(message)


def show_changes(before: list[str], after: list[str]) -> None:
    """Print which pinned versions came and went."""
    old, new = ({line.rstrip(" \\") for line in lines if "==" in line} for lines in (before, after))
    for line in sorted(old - new):
        say(f"  - {line}")
    for line in sorted(new - old):
        say(f"  + {line}")
    say(f"  {len(new)} packages locked" + ("" if old != new else ", nothing changed"))
