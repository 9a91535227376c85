"""The work of being there: many connections that say nothing but their heartbeats, and what they cost."""

import asyncio
import resource
import time
from collections.abc import Sequence

from shared.limits import HEARTBEAT
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.session import Beat
from tests.bench.messaging.client import Client, LinkLostError
from tests.bench.messaging.linxin import Linxin
from tests.bench.messaging.signing_in import sign_in_all
from tests.bench.messaging.websocket import client_message
from tests.bench.rows import Row, cpu_seconds, pss_bytes, rss_bytes, settle

WARM_UP = 100
SPARE_FILES = 500
TICK = 0.1
# Beats are half a minute apart: the one before has been answered, so its number is free again.
BEAT = client_message(pack([encode_frame(FrameKind.REQUEST, 1000, Beat())]))
BEATEN = b"session.beaten"


class Heart:
    """Beats for all its clients, each as often as a real one, evenly spread over time."""

    def __init__(self) -> None:
        self.answered = 0
        self._clients: list[Client] = []
        self._next = 0

    def add(self, client: Client) -> None:
        client.hand_over(self._count)
        self._clients.append(client)

    def _count(self, data: bytes) -> None:
        self.answered += data.count(BEATEN)

    async def beat_forever(self) -> None:
        due = 0.0
        while True:
            await asyncio.sleep(TICK)
            due += len(self._clients) * TICK / HEARTBEAT
            while due >= 1:
                due -= 1
                self._next = (self._next + 1) % len(self._clients)
                self._clients[self._next].write(BEAT)


def allow_files(connections: int) -> None:
    """Let this process, and the servers it starts, have a file descriptor for each connection.

    Raises OSError or ValueError where the system does not allow as many.
    """
    wanted = connections + SPARE_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(hard, wanted)))


async def measure_idle(server: Linxin, seconds: float) -> Row:
    """Sign everybody in, then watch for so many seconds; a link for each person the server knows.

    The first sign-ins fill what the server keeps once for all: they are over when memory is first read.
    """
    await close_all(await sign_in_all(server, server.staff[:WARM_UP]))
    await settle(server.pid)
    rss, pss = rss_bytes(server.pid), pss_bytes(server.pid)
    heart = Heart()
    beating = asyncio.get_running_loop().create_task(heart.beat_forever())
    try:
        clients = await gather(server, heart)
        await asyncio.sleep(2.0)
        count = len(clients)
        row = await watch(server, heart, seconds)
        memory = {
            "connections": count,
            "kib_per_connection": round((rss_bytes(server.pid) - rss) / count / 1024, 1),
            "pss_kib_per_connection": round((pss_bytes(server.pid) - pss) / count / 1024, 1),
        }
        lost = sum(client.lost for client in clients)
        if lost:
            raise LinkLostError(f"the server closed {lost} of {count} idle connections")
    finally:
        beating.cancel()
    await close_all(clients)
    figures = memory | row
    return Row(work="idle connections", server="linxin", archive=True, tls=server.tls, figures=figures)


async def gather(server: Linxin, heart: Heart) -> list[Client]:
    """Sign everybody in, a few hundred after the other, so that those who are in already beat."""
    clients: list[Client] = []
    for first in range(0, len(server.staff), 250):
        for client in await sign_in_all(server, server.staff[first : first + 250]):
            heart.add(client)
            clients.append(client)
    return clients


async def watch(server: Linxin, heart: Heart, seconds: float) -> dict[str, float]:
    """What the server does while nobody says anything."""
    answered, cpu, started = heart.answered, cpu_seconds(server.pid), time.perf_counter()
    await asyncio.sleep(seconds)
    spent = time.perf_counter() - started
    return {
        "server_cpu_percent": round(100 * (cpu_seconds(server.pid) - cpu) / spent, 2),
        "beats_per_second": round((heart.answered - answered) / spent),
    }


async def close_all(clients: Sequence[Client]) -> None:
    """Hang up, and give both sides the time to notice."""
    for client in clients:
        client.close()
    await asyncio.sleep(0.5)
