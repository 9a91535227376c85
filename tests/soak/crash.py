"""Play crash rounds by the hundred: `python3 dev.py soak crash --seed 2 --rounds 500`.

One JSON object a line for each round, then a summary. An interrupted soak goes on where it was when started
again with the same seed on the same commit. A failed round leaves its folder and says how to repeat it.
"""

import argparse
import asyncio
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.crash.faults import schedule
from tests.crash.lanes import LANES, play_all
from tests.crash.round import DEVICES, Result, Stage
from tests.support.power import NoCompiler, build

ROOT = Path(__file__).resolve().parent.parent.parent
STATE = ROOT / ".linxin" / "soak"
UNFINISHED = 3


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    described = argparse.ArgumentParser(
        prog="dev.py soak crash",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = described.add_argument
    add("--seed", type=int, default=1, help="of the schedule of faults and of what is said")
    add("--rounds", type=int, default=500)
    add("--minutes", type=float, default=45.0, help="begin no round after this time")
    add("--lanes", type=int, default=LANES, help="rounds side by side")
    add("--only", type=int, action="append", metavar="N", help="play this round alone; may be repeated")
    add("--afresh", action="store_true", help="play again what was played before")
    return described


def commit() -> str:
    """Return the commit that is tested, with a mark when files were changed since."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def played(path: Path) -> dict[int, Result]:
    """Read the rounds that were played before."""
    if not path.exists():
        return {}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
    return {one["number"]: Result(one["number"], one["wrong"], one["figures"]) for one in lines}


def say(**line: object) -> None:
    """Print one line of JSON."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


class Soak:
    """One soak: what is to be played, what was, and where that is kept."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._commit = commit()
        self._path = STATE / f"crash-{options.seed}-{self._commit}.jsonl"
        if options.afresh:
            self._path.unlink(missing_ok=True)
        self._done = {} if options.only else played(self._path)
        self._numbers: Sequence[int] = options.only or range(options.rounds)

    async def run(self) -> int:
        """Play what is left; return the exit code: 0 all good, 1 something lost, 3 not finished."""
        started = time.monotonic()
        folder = Path(tempfile.mkdtemp(prefix="linxin-crash-"))
        try:
            await self._play(folder)
        finally:
            if not self._failed:
                shutil.rmtree(folder)
        return self._summary(time.monotonic() - started, folder)

    async def _play(self, folder: Path) -> None:
        stage = Stage(folder, build(folder))
        await stage.prepare()
        left = [number for number in self._numbers if number not in self._done]
        schedules = [schedule(self._options.seed, number, DEVICES) for number in left]
        seconds = self._options.minutes * 60
        await play_all(stage, schedules, self._tell, lanes=self._options.lanes, seconds=seconds)

    def _tell(self, result: Result) -> None:
        self._done[result.number] = result
        line = asdict(result)
        if not self._options.only:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        say(**line)

    @property
    def _failed(self) -> list[int]:
        return sorted(number for number, result in self._done.items() if result.wrong)

    def _summary(self, seconds: float, folder: Path) -> int:
        seed, failed = self._options.seed, self._failed
        results = [result.figures for number, result in self._done.items() if number in self._numbers]
        missing = len(self._numbers) - len(results)
        say(
            soak="crash",
            seed=seed,
            commit=self._commit,
            rounds=len(results),
            failed=failed,
            not_played=missing,
            said=sum(one.get("said", 0) for one in results),
            sent=sum(one.get("sent", 0) for one in results),
            unsynced_writes_lost=sum(one.get("unsynced_writes_lost", 0) for one in results),
            minutes=round(seconds / 60, 1),
        )
        for number in failed:
            print(f"repeat with: python3 dev.py soak crash --seed {seed} --only {number}", file=sys.stderr)
        if failed:
            print(f"what failed is in {folder}", file=sys.stderr)
            return 1
        return UNFINISHED if missing else 0


def main() -> int:
    """Command line."""
    options = parser().parse_args()
    # Whoever ends a soak politely leaves no servers and clients behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return asyncio.run(Soak(options).run())
    except NoCompiler as missing:
        print(missing, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted: the same command goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
