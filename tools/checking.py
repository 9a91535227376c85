"""The checks that need no run of the product: lint, format, types and import rules."""

import subprocess
import time
from pathlib import Path

from tools import places
from tools.console import say


def checks(folder: Path) -> list[tuple[str, list[str]]]:
    """Return title and command of each check."""
    python = str(places.program(folder, "python"))
    return [
        ("lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("types", [python, "-m", "basedpyright"]),
        ("import rules", [str(places.program(folder, "lint-imports")), "--no-logo"]),
    ]


def check(folder: Path) -> bool:
    """Run every check, also after one failed, and tell whether all passed; show what the failed ones say."""
    passed = True
    for title, command in checks(folder):
        started = time.monotonic()
        done = subprocess.run(
            command,
            cwd=places.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        good = done.returncode == 0
        say(f"  {title:14}{'ok' if good else 'FAILED':8}{time.monotonic() - started:6.1f} s")
        if not good:
            say(done.stdout.strip())
            say(f"  (again: {' '.join(command)})")
        passed = passed and good
    return passed


def tidy(folder: Path) -> None:
    """Let ruff put right what it can by itself."""
    python = str(places.program(folder, "python"))
    for arguments in (["check", "--fix", "--quiet", "."], ["format", "--quiet", "."]):
        subprocess.run([python, "-m", "ruff", *arguments], cwd=places.ROOT, check=False)
