"""Runs a module in a process whose clock stands still: `python -m tests.e2e.at_a_time FILE MODULE …`."""

import runpy
import sys
import time
from pathlib import Path


def main() -> None:
    """Let the file tell the time (Unix ms), read anew at every question, and become the module."""
    clock = Path(sys.argv[1])
    sys.argv = sys.argv[2:]
    time.time_ns = lambda: int(clock.read_text(encoding="utf-8")) * 1_000_000
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
