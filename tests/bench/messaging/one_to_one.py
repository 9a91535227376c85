"""The work of talking: every even person writes to the next one, so many messages in flight for each pair."""

import asyncio
import time
from collections.abc import Sequence

from shared.ids import direct_conversation
from tests.bench.amounts import Amounts
from tests.bench.messaging.appends import STAMPED, STAMPED_SIZE, Appends, Route
from tests.bench.messaging.client import Client
from tests.bench.messaging.office import Employee
from tests.bench.xmpp_peers.work import WORK_SECONDS

ACKNOWLEDGED = b"log.appended"
REFUSED = b"\x93\xa5error"
LOOK_SECONDS = 0.02


class MessagesLostError(RuntimeError):
    """The server refused a message, lost a link, or did not deliver; the text says which."""


class Pair:
    """A writer and a reader; each delivery lets the writer send one more, as with the peers.

    What arrives is only searched for the time that stands in each text: reading it properly would cost more
    than the server's own work. Every message must be acknowledged to the writer and delivered to the reader.
    """

    __slots__ = (
        "_acknowledged",
        "_appends",
        "_latencies",
        "_reader",
        "_rest",
        "_seen",
        "_sent",
        "_tail",
        "_total",
        "_writer",
        "refused",
    )

    def __init__(
        self, writer: Client, reader: Client, appends: Appends, total: int, latencies: list[float]
    ) -> None:
        self.refused = b""
        self._writer, self._reader = writer, reader
        self._appends = appends
        self._total = total
        self._latencies = latencies
        self._sent = self._acknowledged = self._seen = 0
        self._rest = self._tail = b""
        writer.hand_over(self._take_answers)
        reader.hand_over(self._take_entries)

    def send(self, count: int) -> None:
        """Send so many messages, each as a WebSocket message of its own, unless all are sent."""
        count = min(count, self._total - self._sent)
        if count <= 0:
            return
        self._sent += count
        now = time.perf_counter()
        message = self._appends.next
        self._writer.write(message(now) if count == 1 else b"".join([message(now) for _ in range(count)]))

    def _take_entries(self, data: bytes) -> None:
        now = time.perf_counter()
        data = self._tail + data
        stamps = STAMPED.findall(data)
        self._latencies.extend([now - float(stamp) for stamp in stamps])
        self._seen += len(stamps)
        self._tail = data[1 - STAMPED_SIZE :]
        self.send(len(stamps))

    def _take_answers(self, data: bytes) -> None:
        data = self._rest + data
        self._acknowledged += data.count(ACKNOWLEDGED)
        if REFUSED in data:
            self.refused = data[-200:]
        self._rest = data[1 - len(ACKNOWLEDGED) :]

    @property
    def done(self) -> bool:
        return self._seen >= self._total and self._acknowledged >= self._total

    def check(self) -> None:
        """Raise `MessagesLostError` when this pair cannot come to its end, or has come past it."""
        if self.refused:
            raise MessagesLostError(f"the server refused a message: {self.refused!r}")
        if self._writer.lost or self._reader.lost:
            raise MessagesLostError("the server closed a link")
        if self._seen > self._sent or self._acknowledged > self._sent:
            raise MessagesLostError(
                f"{self._sent} sent, {self._acknowledged} acknowledged, {self._seen} delivered"
            )


def pair_up(
    clients: Sequence[Client], staff: Sequence[Employee], amounts: Amounts, latencies: list[float]
) -> list[Pair]:
    """Pairs of neighbours, ready to talk; latencies, in seconds, are added as messages arrive."""
    total = amounts.messages // (len(clients) // 2)
    pairs: list[Pair] = []
    for first in range(0, len(clients) - 1, 2):
        author, other = staff[first], staff[first + 1]
        route = Route(
            conversation=direct_conversation(author.person, other.person),
            author=author.person,
            device=author.device,
            to=other.person,
        )
        appends = Appends(route, amounts.size)
        pairs.append(Pair(clients[first], clients[first + 1], appends, total, latencies))
    return pairs


async def talk(pairs: Sequence[Pair], window: int) -> None:
    """Let all pairs talk until every message is acknowledged and delivered; raises `MessagesLostError`."""
    for pair in pairs:
        pair.send(window)
    async with asyncio.timeout(WORK_SECONDS):
        while not all(pair.done for pair in pairs):
            for pair in pairs:
                pair.check()
            await asyncio.sleep(LOOK_SECONDS)
    for pair in pairs:
        pair.check()
