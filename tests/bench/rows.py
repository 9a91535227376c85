"""What a benchmark row looks like, and how a server process is measured for it, the same for all servers."""

import asyncio
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

SETTLE_SECONDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement: which work, by which server, and its figures by name."""

    work: str
    server: str
    archive: bool
    tls: bool
    figures: Mapping[str, float]

    def to_json(self) -> str:
        """The row as one line of JSON, the figures beside the other keys."""
        named = {"work": self.work, "server": self.server, "archive": self.archive, "tls": self.tls}
        return json.dumps(named | dict(self.figures), ensure_ascii=False)


def cpu_seconds(pid: int) -> float:
    """User and system time of the process so far: all its threads, also those that ended, no children.

    On Linux the process's CPU clock, in nanoseconds, where utime and stime of /proc tick in 10 ms. Its id is
    what clock_getcpuclockid(3) gives and Python does not offer: (~pid << 3) | CPUCLOCK_SCHED, which is 2.
    Elsewhere psutil's sum of both times. Raises OSError or psutil.NoSuchProcess when the process is gone.
    """
    if sys.platform == "linux":
        return time.clock_gettime((~pid << 3) | 2)
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def rss_bytes(pid: int) -> int:
    """Memory of the process that is in RAM, shared pages counted in full.

    On Linux counted page by page (smaps_rollup): the cheaper counter in statm lags by some hundred KiB, which
    is a KiB for each of 200 connections. Elsewhere psutil's figure.
    """
    if sys.platform == "linux":
        return _rolled_up(pid, "Rss")
    return psutil.Process(pid).memory_info().rss


def pss_bytes(pid: int) -> int:
    """Memory of the process that is in RAM, each shared page divided by those who share it; Linux only."""
    return _rolled_up(pid, "Pss")


def own_bytes(pid: int) -> int:
    """As `pss_bytes`, but without pages of files: others who run the same programs share them. Linux only."""
    return _rolled_up(pid, "Pss_Anon") + _rolled_up(pid, "Pss_Shmem")


def _rolled_up(pid: int, name: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise OSError(f"smaps_rollup of process {pid} has no {name}")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values stay under, by nearest rank; IndexError on none."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


async def settle(pid: int) -> None:
    """Wait until the server has nothing left to do: under 20 ms of CPU in half a second."""
    busy = True
    async with asyncio.timeout(SETTLE_SECONDS):
        while busy:
            before = cpu_seconds(pid)
            await asyncio.sleep(0.5)
            busy = cpu_seconds(pid) - before > 0.02


class Meter:
    """Measures one server process from `start` until a row is asked for, and names the server in the row."""

    def __init__(self, pid: int, *, server: str, archive: bool, tls: bool) -> None:
        self._pid, self._server, self._archive, self._tls = pid, server, archive, tls
        self.start()

    def start(self) -> None:
        """Count from here; time comes last so that reading the memory is not in it."""
        self._rss = rss_bytes(self._pid)
        self._cpu = cpu_seconds(self._pid)
        self._time = time.perf_counter()

    def deliveries(self, work: str, latencies: Sequence[float]) -> Row:
        """The row for messages delivered since `start`, one latency in seconds for each delivery."""
        seconds, cpu = self._spent()
        count = len(latencies)
        return self._row(
            work,
            delivered=count,
            per_second=round(count / seconds),
            server_cpu_us_each=round(1e6 * cpu / count, 1),
            p50_ms=round(1e3 * percentile(latencies, 0.5), 1),
            p99_ms=round(1e3 * percentile(latencies, 0.99), 1),
        )

    def answers(self, work: str, latencies: Sequence[float]) -> Row:
        """The row for requests answered since `start`, one after the other; latencies in seconds."""
        _, cpu = self._spent()
        return self._row(
            work,
            answered=len(latencies),
            server_cpu_ms_each=round(1e3 * cpu / len(latencies), 2),
            p50_ms=round(1e3 * percentile(latencies, 0.5), 2),
            p99_ms=round(1e3 * percentile(latencies, 0.99), 2),
        )

    def logins(self, count: int, work: str = "login") -> Row:
        """The row for `count` connections that signed in since `start` and are still open."""
        seconds, cpu = self._spent()
        return self._row(
            work,
            per_second=round(count / seconds),
            server_cpu_ms_each=round(1e3 * cpu / count, 2),
            kib_per_connection=round((rss_bytes(self._pid) - self._rss) / count / 1024, 1),
        )

    def _spent(self) -> tuple[float, float]:
        return time.perf_counter() - self._time, cpu_seconds(self._pid) - self._cpu

    def _row(self, work: str, **figures: float) -> Row:
        return Row(work=work, server=self._server, archive=self._archive, tls=self._tls, figures=figures)
