"""The client's benchmark on a tiny company: the past at both ends, the rows' keys, the bars."""

import asyncio
import json
import os
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
from tests.bench.client.amounts import Company, Effort
from tests.bench.client.bars import ASKED, bars
from tests.bench.client.past import Past, make_past
from tests.bench.client.stage import missing
from tests.bench.client.work import Row, measure
from tests.bench.messaging.bars import write_down
from tests.support.blocking import Watch

TINY = Company(people=12, conversations=4, cached=40, long=300)
BRIEF = Effort(starts=1, opens=1, runs=1, steps=20, idle=1.0)
KEY = bytes(32)
KEYS = {
    "start": {
        "ms",
        "least_ms",
        "most_ms",
        "cpu_ms",
        "key_ms",
        "people",
        "conversations",
        "cached",
        "runs",
        "seen",
    },
    "open": {"ms", "least_ms", "most_ms", "entries", "held", "runs"},
    "scroll": {
        *("p99_ms", "least_p99_ms", "most_p99_ms", "p50_ms", "paint_p99_ms"),
        *("paints", "rows", "entries", "turns", "runs"),
    },
    "memory": {"pss_mib", "chats", "turns"},
    "idle": {"cpu_percent", "seconds"},
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
    assert sorted(place.seq for place in held.values()) == [10, 10, 10, 10, 300]
    assert held[past.talks[-1].conversation].seq == TINY.long
    for head in heads:
        assert head is not None
        place = held[head.id]
        assert (place.seq, place.head, place.counted) == (head.seq, head.seq, head.counted)
        assert place.link == head.link[: len(place.link)]
        assert place.own == head.own[past.me.person]


def test_a_bar_for_each_row_is_met_or_missed() -> None:
    reached = {name: Row(name, {figure: asked}) for name, (_, figure, asked) in ASKED.items()}
    missed = [Row(name, {figure: asked * 1.01}) for name, (_, figure, asked) in ASKED.items()]
    lines: list[str] = []
    assert write_down(bars(reached.values()), lines.append)
    assert not write_down(bars(missed), lines.append)
    assert [json.loads(line)["met"] for line in lines] == [True] * len(ASKED) + [False] * len(ASKED)


@pytest.mark.e2e
@pytest.mark.gui
@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.skipif(sys.platform != "linux" or bool(missing()), reason="needs Xvfb, openbox, xdotool")
def test_rows_have_their_keys(tmp_path: Path) -> None:
    rows = [json.loads(row.to_json()) for row in measure(TINY, BRIEF, tmp_path)]
    assert {row.pop("work"): set(row) - {"load"} for row in rows} == KEYS
    for row in rows:
        assert all(value >= 0 for value in row.values() if not isinstance(value, str))
