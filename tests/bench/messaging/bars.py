"""What the figures have to reach: ratios to the peers measured in the same run, and figures of our own."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.rows import Row

BETTER_ARCHIVING_PEER = 30.0
SIGN_IN_MS = 1.0
IDLE_PLAIN_KIB = 20.0
IDLE_TLS_KIB = 45.0
SIGN_IN = "token sign-in on an open link"
DIGEST_MS = 2.0
DIRECTORY_MS = {"directory_first_sync": 1_000.0, "directory_delta": 10.0}
GROUP_P99_MS = 1_000.0
ROOM_SHARE = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One thing that is asked for, and whether it was reached."""

    name: str
    asked: float
    reached: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.reached >= self.asked if self.at_least else self.reached <= self.asked

    def to_json(self) -> str:
        bound = "at_least" if self.at_least else "at_most"
        facts = {"work": "bar", "bar": self.name, bound: self.asked, "is": self.reached, "met": self.met}
        return json.dumps(facts, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Linxin beside its peers, medians of all rounds of one run."""

    one_to_one_vs_better_archiving_peer: float
    cpu_vs_ejabberd_no_archive: float

    def to_json(self) -> str:
        return json.dumps(
            {
                "work": "ratio",
                "one_to_one_vs_better_archiving_peer": self.one_to_one_vs_better_archiving_peer,
                "cpu_vs_ejabberd_no_archive": self.cpu_vs_ejabberd_no_archive,
            }
        )

    def bars(self) -> Iterator[Bar]:
        yield Bar(
            name="one-to-one per second, times the better archiving peer",
            asked=BETTER_ARCHIVING_PEER,
            reached=self.one_to_one_vs_better_archiving_peer,
            at_least=True,
        )
        yield Bar(
            name="server CPU of a message, times ejabberd's without an archive",
            asked=1.0,
            reached=self.cpu_vs_ejabberd_no_archive,
        )


def compare(rows: Sequence[Row]) -> Ratio:
    """Set the one-to-one rows without TLS of one run beside each other; raises StatisticsError on none."""
    said = [row for row in rows if row.work == "one-to-one" and not row.tls]

    def middle(figure: str, server: str, *, archive: bool) -> float:
        return median(row.figures[figure] for row in said if (row.server, row.archive) == (server, archive))

    archiving = max(middle("per_second", peer, archive=True) for peer in ("prosody", "ejabberd"))
    speed = middle("per_second", "linxin", archive=True)
    cpu = middle("server_cpu_us_each", "linxin", archive=True)
    return Ratio(
        one_to_one_vs_better_archiving_peer=round(speed / archiving, 1),
        cpu_vs_ejabberd_no_archive=round(cpu / middle("server_cpu_us_each", "ejabberd", archive=False), 2),
    )


def room_bars(rows: Sequence[Row]) -> Iterator[Bar]:
    """The bar for a room, beside the better archiving peer of the same run, if both were measured."""
    rooms = [row for row in rows if row.work.startswith("room") and row.archive and not row.tls]

    def costs(server: str) -> list[float]:
        return [row.figures["server_cpu_us_each"] for row in rooms if row.server == server]

    peers = [median(cost) for cost in (costs("prosody"), costs("ejabberd")) if cost]
    if peers and (own := costs("linxin")):
        name = f"server CPU of a delivery in a {rooms[0].work}, times the better archiving peer's"
        yield Bar(name=name, asked=round(ROOM_SHARE, 3), reached=round(median(own) / min(peers), 3))


def own_bars(rows: Iterable[Row]) -> Iterator[Bar]:
    """The bars for Linxin's own rows, as far as they were measured."""
    for row in rows:
        if row.server != "linxin":
            continue
        kind = "TLS" if row.tls else "plain"
        if row.work == SIGN_IN:
            name = f"server CPU of a token sign-in, ms, {kind}, without the handshake"
            yield Bar(name=name, asked=SIGN_IN_MS, reached=row.figures["server_cpu_ms_each"])
        elif row.work == "idle connections":
            name = f"KiB of an idle connection, {kind}"
            asked = IDLE_TLS_KIB if row.tls else IDLE_PLAIN_KIB
            yield Bar(name=name, asked=asked, reached=row.figures["kib_per_connection"])
        elif row.work.startswith("digest") and "new device" not in row.work:
            name = f"server CPU of a {row.work}, ms, {kind}"
            yield Bar(name=name, asked=DIGEST_MS, reached=row.figures["server_cpu_ms_each"])
        elif row.work.startswith("group"):
            name = f"p99 of a delivery in a {row.work}, ms, {kind}"
            yield Bar(name=name, asked=GROUP_P99_MS, reached=row.figures["p99_ms"])
        elif row.work in DIRECTORY_MS:
            name = f"p99 of a {row.work}, ms, {kind}"
            yield Bar(name=name, asked=DIRECTORY_MS[row.work], reached=row.figures["p99_ms"])


def write_down(bars: Iterable[Bar], say: Callable[[str], None]) -> bool:
    """Say each bar; whether all are met."""
    met = True
    for bar in bars:
        say(bar.to_json())
        met = met and bar.met
    return met
