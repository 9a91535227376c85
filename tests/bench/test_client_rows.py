"""The client's benchmark on a tiny company: the past at both ends, the rows' keys, the bars."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from client.store import conversations as cached
from client.store import database as cache
from server import config
from server.core.keys import read_key
from server.store import conversations as kept
from server.store.database import Database
from tests.bench.client.amounts import Company, Effort, Hour
from tests.bench.client.bars import ASKED, bars
from tests.bench.client.hour import Sample, slope
from tests.bench.client.past import Past, make_past
from tests.bench.client.stage import missing, usual_python
from tests.bench.client.work import Row, measure
from tests.bench.messaging.bars import write_down
from tests.support.blocking import Watch

TINY = Company(
    people=30,
    departments=15,
    colleagues=5,
    conversations=4,
    groups=1,
    group_size=8,
    cached=40,
    long=300,
)
BRIEF = Effort(starts=1, opens=1, trees=1, runs=1, steps=20, idle=1.0)
SHORT = Hour(messages=120, chats=4, groups=1, minutes=12, speed=240.0)
KEY = bytes(32)
KEYS = {
    "start": {
        "ms",
        "least_ms",
        "most_ms",
        "cpu_ms",
        "key_ms",
        "people",
        "departments",
        "conversations",
        "groups",
        "cached",
        "runs",
        "seen",
    },
    "open": {"ms", "least_ms", "most_ms", "entries", "held", "runs"},
    "scroll": {
        *("p99_ms", "least_p99_ms", "most_p99_ms", "p50_ms", "paint_p99_ms"),
        *("paints", "rows", "entries", "turns", "runs"),
    },
    "tree": {
        *("ms", "least_ms", "most_ms", "first_ms", "unfold_ms", "most_unfold_ms", "unfolded_ms"),
        *("p99_ms", "least_p99_ms", "most_p99_ms", "branches", "rows", "paints", "runs"),
    },
    "memory": {"pss_mib", "chats", "turns"},
    "idle": {"cpu_percent", "seconds"},
    "search": {"ms", "most_ms", "hits", "texts", "index_us_each", "index_bytes_each", "cached"},
    "hour": {
        *("most_mib", "slope_mib_per_10min", "own_mib", "first_mib", "last_mib", "messages", "missing"),
        *("late_s", "cpu_s", "chats", "colleagues", "minutes", "speed"),
    },
}


@pytest.fixture(autouse=True)
def nothing_blocks(blocking_watch: Watch) -> Generator[None]:
    """Let calls block: what makes the company has its loop to itself."""
    with blocking_watch.paused():
        yield


def made(folder: Path) -> Past:
    return asyncio.run(make_past(TINY, folder / "server", folder / "cache.db", KEY))


def test_the_past_is_the_same_at_both_ends(tmp_path: Path) -> None:
    past = made(tmp_path)
    connection = cache.connect(tmp_path / "cache.db", KEY)
    held = {place.id: place for place in cached.every(connection)}
    connection.close()
    settings = config.load(tmp_path / "server", environment=os.environ, flags={})
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        heads = [database.read_now(lambda db, id_=one: kept.load_head(db, id_)) for one in held]
    assert sorted(place.seq for place in held.values()) == [10, 10, 10, 11, 300]
    assert held[past.talks[-1].conversation].seq == TINY.long
    for head in heads:
        assert head is not None
        place = held[head.id]
        assert (place.seq, place.head, place.counted) == (head.seq, head.seq, head.counted)
        assert place.link == head.link[: len(place.link)]
        assert place.own == head.own[past.staff.me.person]


def test_a_client_is_measured_with_python_as_it_comes(tmp_path: Path) -> None:
    (tmp_path / "started.py").write_text("")
    forbidden = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPROFILEIMPORTTIME": "1"}
    bytecode = tmp_path / "bytecode"
    environment = usual_python(forbidden, bytecode)
    done = subprocess.run(
        [sys.executable, "-c", "import started"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert not done.stderr
    assert list(bytecode.rglob("started.*.pyc"))


def test_a_bar_for_each_row_is_met_or_missed() -> None:
    reached = [Row(work, {figure: asked for of, _, figure, asked in ASKED if of == work}) for work in KEYS]
    missed = [
        Row(row.work, {name: float(asked) * 1.01 + 0.01 for name, asked in row.figures.items()})
        for row in reached
    ]
    lines: list[str] = []
    assert write_down(bars(reached), lines.append)
    assert not write_down(bars(missed), lines.append)
    assert [json.loads(line)["met"] for line in lines] == [True] * len(ASKED) + [False] * len(ASKED)


def test_the_slope_is_that_of_the_later_half_and_bears_an_outlier() -> None:
    heights = [50.0, 90.0, 95.0, 96.0, 100.0, 100.1, 300.0, 100.3, 100.4]
    samples = [
        Sample(minute=at, mib=9 * at, own_mib=mib, arrived=0, cpu_s=0) for at, mib in enumerate(heights)
    ]
    assert slope(samples) == pytest.approx(1.0)


@pytest.mark.scenario
@pytest.mark.gui
@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.skipif(sys.platform != "linux" or bool(missing()), reason="needs Xvfb, openbox, xdotool")
def test_rows_have_their_keys(tmp_path: Path) -> None:
    rows = {row.work: dict(row.figures) for row in measure(TINY, BRIEF, SHORT, tmp_path)}
    assert {work: set(figures) for work, figures in rows.items()} == KEYS
    hour, tree = rows["hour"], rows["tree"]
    assert (hour["messages"], hour["missing"], hour["chats"]) == (SHORT.messages, 0, SHORT.chats)
    # The company, a division, its groups; everyone in them.
    assert (tree["branches"], tree["rows"]) == (TINY.departments, 1 + TINY.departments + TINY.people)
    # Memory may have fallen.
    del hour["slope_mib_per_10min"]
    assert all(value >= 0 for row in rows.values() for value in row.values() if not isinstance(value, str))
