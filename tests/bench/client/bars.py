"""What the client's figures have to reach."""

from collections.abc import Iterable, Iterator

from tests.bench.client.work import Row
from tests.bench.messaging.bars import Bar

ASKED = {
    "start": ("ms from the process to a usable window", "ms", 1000.0),
    "open": ("ms from a click to the painted chat of a million", "ms", 100.0),
    "scroll": ("ms from an update request to the end of its paint, 99 of 100", "p99_ms", 16.0),
    "memory": ("MiB of proportional set size", "pss_mib", 160.0),
    "idle": ("per cent of a core while nothing happens", "cpu_percent", 0.5),
}


def bars(rows: Iterable[Row]) -> Iterator[Bar]:
    """The bars, as far as they were measured."""
    for row in rows:
        name, figure, asked = ASKED[row.work]
        yield Bar(name=name, asked=asked, reached=float(row.figures[figure]))
