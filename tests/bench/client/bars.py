"""What the client's figures have to reach."""

from collections.abc import Iterable, Iterator

from tests.bench.client.work import Row
from tests.bench.messaging.bars import Bar

ASKED = (
    ("start", "ms from the process to a usable window", "ms", 1000.0),
    ("open", "ms from a click to the painted chat of a million", "ms", 100.0),
    ("scroll", "ms from an update request to the end of its paint, 99 of 100", "p99_ms", 16.0),
    ("tree", "ms from a click to the painted organisation, all of it unfolded", "unfolded_ms", 100.0),
    ("tree", "ms of a paint while the organisation is scrolled, 99 of 100", "p99_ms", 16.0),
    ("memory", "MiB of proportional set size", "pss_mib", 160.0),
    ("idle", "per cent of a core while nothing happens", "cpu_percent", 0.5),
    ("hour", "most MiB of proportional set size in an hour of messages", "most_mib", 200.0),
    ("hour", "MiB in 10 minutes, by the second half of the hour", "slope_mib_per_10min", 1.0),
    ("hour", "messages of the hour that did not arrive", "missing", 0.0),
)
"""Of which row, in words, which figure, and what it may be at most."""


def bars(rows: Iterable[Row]) -> Iterator[Bar]:
    """The bars, as far as they were measured."""
    for row in rows:
        for work, name, figure, most in ASKED:
            if work == row.work:
                yield Bar(name=name, asked=most, reached=float(row.figures[figure]))
