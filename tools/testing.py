"""Runs the sections of the tests in order, with their time, totals and nothing left running."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools import checking, debian, desktop, environment, places, processes, pythons
from tools.console import Trouble, heading, say

SECTIONS = ("setup", "check", "unit", "pythons", "scenarios", "e2e", "crash")
LIMIT = 1200.0  # Seconds for one section: a run that hangs ends, with the time spent so far in its heading.
PLAIN = "not scenario and not crash and not e2e"
BY_FILE = ("-n", "2", "--dist", "loadfile")
NO_TESTS = 5
COUNTS = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)\b")


@dataclass
class Outcome:
    """What one section came to."""

    name: str
    good: bool = True
    seconds: float = 0.0
    closing: str = ""
    note: str = ""
    counts: dict[str, int] = field(default_factory=dict[str, int])
    skipped: bool = False

    @property
    def word(self) -> str:
        """What to call it."""
        if self.skipped:
            return "skipped"
        return "ok" if self.good else "FAILED"


def count(closing: str) -> dict[str, int]:
    """Read the totals from pytest's closing line; errors count as failed, expected failures as passed."""
    kinds = {"error": "failed", "errors": "failed", "xfailed": "passed", "xpassed": "failed"}
    totals = {"passed": 0, "failed": 0, "skipped": 0}
    for found in COUNTS.finditer(closing):
        totals[kinds.get(found[2], found[2])] += int(found[1])
    return totals


def is_closing(line: str) -> bool:
    """Tell whether this is the line pytest closes with."""
    return line.startswith("=") and bool(re.search(r" in [\d.]+s( \([\d:]+\))? =+$", line))


def pytest(name: str, folder: Path, marks: str, *arguments: str) -> Outcome:
    """Run pytest in an environment, pass its output through as it comes, and read its totals."""
    command = [str(places.program(folder, "python")), "-X", "dev", "-m", "pytest", "-m", marks, *arguments]
    settings = {**os.environ, "PYTHONUTF8": "1", "PY_COLORS": "0"}
    outcome = Outcome(name)
    with subprocess.Popen(
        command,
        cwd=places.ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        watch = Watch(process, LIMIT)
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            if is_closing(line.rstrip()):
                outcome.closing = line.rstrip()
        code = process.wait()
        watch.cancel()
    outcome.counts = count(outcome.closing)
    outcome.good = code == 0
    if watch.ended_it:
        outcome.note = f"ended after {LIMIT:.0f} s"
    elif code == NO_TESTS:
        outcome.note = "no test was found"
    elif code != 0 and not outcome.counts["failed"]:
        outcome.note = f"pytest ended with {code}"
    return outcome


class Watch:
    """Ends a child that takes longer than a section may."""

    def __init__(self, process: subprocess.Popen[str], seconds: float) -> None:
        import threading

        self.ended_it = False
        self._process = process
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.ended_it = True
        self._process.kill()
        # Its children hold the pipe open: without them the reader sees the end.
        processes.end_leftovers(grace=0)

    def cancel(self) -> None:
        """Stop watching."""
        self._timer.cancel()


def setup_section() -> list[Outcome]:
    """Make the main environment."""
    environment.setup()
    return [Outcome("setup")]


def check_section() -> list[Outcome]:
    """Lint, format, types, import rules."""
    return [Outcome("check", good=checking.check(environment.setup().parent.parent))]


def unit_section() -> list[Outcome]:
    """Run unit, contract and property tests on the main Python, two at a time."""
    return [pytest("unit", environment.setup().parent.parent, PLAIN, "-n", "2")]


def pythons_section() -> list[Outcome]:
    """Run the tests without a window on each other Python found, each in its own environment."""
    outcomes: list[Outcome] = []
    main = pythons.main_python().minor
    for version in pythons.FIT:
        if version == main:
            continue
        name = f"unit on {version[0]}.{version[1]}"
        python = pythons.find(version)
        if python is None or not python.makes_environments:
            say(f"  Python {version[0]}.{version[1]} was not found: skipped")
            outcomes.append(Outcome(name, note="no such Python here", skipped=True))
            continue
        started = time.monotonic()
        folder = places.environment_folder(version)
        if not environment.is_ready(folder):
            environment.make(folder, python)
        # How the sources are built is the same on all of them.
        outcome = pytest(name, folder, f"{PLAIN} and not gui", "-n", "2", "--ignore=tests/architecture")
        outcome.seconds = time.monotonic() - started
        outcomes.append(outcome)
    return outcomes


def scenarios_section() -> list[Outcome]:
    """Run the scenarios: named people, real processes, TLS; two files at a time, as they mostly wait."""
    if why := desktop.provide():
        say(f"  without a window: {why}")
    folder = environment.setup().parent.parent
    return [pytest("scenarios", folder, "scenario", *BY_FILE)]


def e2e_section() -> list[Outcome]:
    """Drive the windows by mouse and keyboard, each file on a screen of its own, two at a time."""
    if why := desktop.provide():
        say(f"  skipped: {why}")
        return [Outcome("e2e", note=why, skipped=True)]
    return [pytest("e2e", environment.setup().parent.parent, "e2e", *BY_FILE)]


def crash_section() -> list[Outcome]:
    """Run the short crash test; its power cuts are played by a small library in C."""
    if sys.platform == "linux" and shutil.which("gcc") is None and debian.is_debian():
        debian.install(["gcc", "libc6-dev"], "the crash test needs a C compiler")
    return [pytest("crash", environment.setup().parent.parent, "crash")]


RUN: dict[str, Callable[[], list[Outcome]]] = {
    "setup": setup_section,
    "check": check_section,
    "unit": unit_section,
    "pythons": pythons_section,
    "scenarios": scenarios_section,
    "e2e": e2e_section,
    "crash": crash_section,
}


def run_section(name: str) -> list[Outcome]:
    """Run one section; trouble and processes left behind make it fail."""
    heading(name)
    started = time.monotonic()
    try:
        outcomes = RUN[name]()
    except Trouble as trouble:
        say(str(trouble))
        outcomes = [Outcome(name, good=False, note="see above")]
    for process, command in processes.end_leftovers().items():
        say(f"  left running, ended now: {process} {command}")
        outcomes[-1].good = False
        outcomes[-1].note = "left processes behind"
    if len(outcomes) == 1:
        outcomes[0].seconds = time.monotonic() - started
    return outcomes


def totals(outcomes: list[Outcome]) -> str:
    """Return the plain closing line; a failed section without a failed test in it counts as one failure."""
    sums = {"passed": 0, "failed": 0, "skipped": 0}
    for outcome in outcomes:
        for kind, number in outcome.counts.items():
            sums[kind] += number
        if not outcome.good and not outcome.counts.get("failed"):
            sums["failed"] += 1
    skipped = f", {sums['skipped']} skipped" if sums["skipped"] else ""
    return f"{sums['passed']} passed, {sums['failed']} failed{skipped}"


def test(only: list[str]) -> int:
    """Run the chosen sections, or all; return the exit code."""
    processes.adopt_orphans()
    started = time.monotonic()
    outcomes: list[Outcome] = []
    for name in SECTIONS:
        if only and name not in only:
            continue
        outcomes += run_section(name)
        if name == "setup" and not outcomes[-1].good:
            break
    heading("summary")
    for outcome in outcomes:
        note = f"  ({outcome.note})" if outcome.note else ""
        say(f"  {outcome.name:14}{outcome.word:8}{outcome.seconds:7.1f} s{note}")
    say(f"  {'all':22}{time.monotonic() - started:7.1f} s\n")
    for outcome in outcomes:
        if outcome.closing:
            say(outcome.closing)
    say(totals(outcomes))
    return 0 if all(outcome.good for outcome in outcomes) else 1
