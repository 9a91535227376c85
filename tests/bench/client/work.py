"""All that is measured on the client, row by row."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from tests.bench.client.amounts import Company, Effort, Hour
from tests.bench.client.hour import measure_hour
from tests.bench.client.inside import Results
from tests.bench.client.profile import KEPT, NAME, Prepared, bring_up, place, prepare
from tests.bench.client.searching import measure_search
from tests.bench.client.seeing import Seen, Started, seen
from tests.bench.client.stage import Stage, stage
from tests.bench.client.tree import TreeSeen
from tests.bench.processes import own_folder
from tests.bench.rows import cpu_seconds, percentile, pss_bytes

LAST_OPEN = 5
"""The row of the chat that was open last: an ordinary one, after the long one and the groups of the tree."""
CHATS = 8
WHEEL = 60
WATCHED_SECONDS = 600.0
SETTLE_SECONDS = 5.0
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: which work, and its figures by name."""

    work: str
    figures: Mapping[str, float | str]

    def to_json(self) -> str:
        """The row as one line of JSON. `load` is the machine's load average over the last minute."""
        return json.dumps({"work": self.work, **self.figures, "load": round(os.getloadavg()[0], 2)})


def measure(company: Company, effort: Effort, hour: Hour, root: Path = KEPT) -> Iterator[Row]:
    """All rows, over a company that is made at the first run and kept below `root`."""
    prepared = ready(company, root)
    with stage(prepared) as on:
        yield _start(on, company, effort)
        yield from _within(on, company, effort)
        yield from _at_rest(on, effort)
    yield Row("search", {**measure_search(prepared), "cached": company.cached + company.long})
    yield Row("hour", measure_hour(prepared, hour))


def ready(company: Company, root: Path) -> Prepared:
    """Return the company, made if it is not there yet."""
    prepared = place(company, root)
    if not prepared.complete:
        prepare(company, prepared)
        with stage(prepared) as on:
            asyncio.run(bring_up(prepared, on.address, company.people))
        prepared.completed()
    return prepared


def _ms(seconds: Sequence[float]) -> dict[str, float]:
    """Median, least and most, in ms."""
    figures = {"ms": median(seconds), "least_ms": min(seconds), "most_ms": max(seconds)}
    return {name: round(1e3 * value, 1) for name, value in figures.items()}


def _start(on: Stage, company: Company, effort: Effort) -> Row:
    """New processes, one after the other; the first warms the files and leaves a chat open."""
    with seen(on) as client:
        client.until_it_stays()
        client.open_row(LAST_OPEN)
        client.leave_alone()
    starts: list[Started] = []
    keys: list[float] = []
    for _ in range(effort.starts):
        with seen(on) as client:
            starts.append(client.until_it_stays())
            keys.append(client.key_to_screen())
    figures = {
        **_ms([one.seconds for one in starts]),
        "cpu_ms": round(1e3 * median(one.cpu for one in starts), 1),
        "key_ms": round(1e3 * median(keys), 1),
        "people": company.people,
        "departments": company.departments,
        "conversations": company.conversations + 1,
        "groups": company.groups,
        "cached": company.cached + company.long,
        "runs": effort.starts,
        "seen": "outside",
    }
    return Row("start", figures)


def _within(on: Stage, company: Company, effort: Effort) -> Iterator[Row]:
    """Opening and scrolling a chat and the organisation, in one process that is watched from inside."""
    found = _watched(on, effort)
    yield Row(
        "open",
        {
            **_ms(found.opens),
            "entries": company.long,
            "held": "all of them cached, the same on the server",
            "runs": len(found.opens),
        },
    )
    requested = [percentile(run.requested, 0.99) for run in found.runs]
    painted = [percentile(run.painted, 0.99) for run in found.runs]
    yield Row(
        "scroll",
        {
            "p99_ms": round(1e3 * median(requested), 1),
            "least_p99_ms": round(1e3 * min(requested), 1),
            "most_p99_ms": round(1e3 * max(requested), 1),
            "p50_ms": round(1e3 * median(percentile(run.requested, 0.5) for run in found.runs), 1),
            "paint_p99_ms": round(1e3 * median(painted), 1),
            "paints": sum(len(run.requested) for run in found.runs),
            "rows": sum(run.rows for run in found.runs),
            "entries": company.long,
            "turns": effort.steps,
            "runs": len(found.runs),
        },
    )
    yield Row("tree", _of_the_tree(found.tree))


def _of_the_tree(seen: TreeSeen) -> dict[str, float | str]:
    """What the organisation takes; the first opening, which makes the tree, by itself."""
    p99 = [percentile(run, 0.99) for run in seen.runs]
    seconds = {
        "first_ms": seen.opens[0],
        "unfold_ms": median(seen.unfolds),
        "most_unfold_ms": max(seen.unfolds),
        "unfolded_ms": median(seen.opens_unfolded),
        "p99_ms": median(p99),
        "least_p99_ms": min(p99),
        "most_p99_ms": max(p99),
    }
    return {
        **_ms(seen.opens),
        **{name: round(1e3 * value, 1) for name, value in seconds.items()},
        "branches": len(seen.unfolds),
        "rows": seen.rows,
        "paints": sum(len(run) for run in seen.runs),
        "runs": len(seen.runs),
    }


def _watched(on: Stage, effort: Effort) -> Results:
    with own_folder() as folder:
        results = folder / "results.json"
        amounts = (effort.opens, effort.runs, effort.steps, effort.trees)
        module = ("-m", "tests.bench.client.inside", str(results), on.prepared.long, *map(str, amounts))
        with seen(on, [sys.executable, *module, "--profile", NAME, "--server", on.address]) as client:
            _wait_for(results, client)
        return msgspec.json.decode(results.read_bytes(), type=Results)


def _wait_for(results: Path, client: Seen) -> None:
    deadline = time.monotonic() + WATCHED_SECONDS
    while not results.exists():
        if not client.runs and not results.exists():
            raise RuntimeError("the watched client ended too soon")
        if time.monotonic() > deadline:
            raise TimeoutError("the watched client did not come to an end")
        time.sleep(0.2)


def _at_rest(on: Stage, effort: Effort) -> Iterator[Row]:
    """Memory once some chats were open and one was scrolled; then the CPU of a window left alone."""
    with seen(on) as client:
        client.until_it_stays()
        for row in range(CHATS, -1, -1):
            client.open_row(row)
        client.turn_wheel(WHEEL)
        client.leave_alone()
        time.sleep(SETTLE_SECONDS)
        figures = {"pss_mib": round(pss_bytes(client.pid) / MIB, 1), "chats": CHATS + 1, "turns": WHEEL}
        yield Row("memory", figures)
        before, began = cpu_seconds(client.pid), time.perf_counter()
        time.sleep(effort.idle)
        spent, passed = cpu_seconds(client.pid) - before, time.perf_counter() - began
        yield Row("idle", {"cpu_percent": round(100 * spent / passed, 2), "seconds": round(passed, 1)})
