"""The work given to an XMPP server: all sign in, every other one writes to the next, one to a room of all."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.amounts import Amounts
from tests.bench.xmpp_peers.stream import Stream

STAMP = re.compile(rb"<body>(\d+\.\d+) ")
LONGEST_STANZA = 70_000
LOGINS_AT_ONCE = 20
ROOM_MESSAGES_AHEAD = 20
WORK_SECONDS = 600


@dataclass(slots=True)
class Arrivals:
    """The latencies, in seconds, of the messages that arrived."""

    latencies: list[float] = field(default_factory=list[float])

    async def take(self, stream: Stream, wanted: int, allowed: asyncio.Semaphore) -> None:
        """Read the stream until `wanted` messages came; each allows its sender one more."""
        buffer, count = b"", 0
        while count < wanted:
            buffer += await stream.read()
            now, end = time.perf_counter(), 0
            for match in STAMP.finditer(buffer):
                self.latencies.append(now - float(match.group(1)))
                count, end = count + 1, match.end()
                allowed.release()
            buffer = buffer[end:] if end else buffer[-LONGEST_STANZA:]


def message(kind: str, to: str, number: int, size: int) -> str:
    """A message whose body begins with the time it was sent."""
    body = f"{time.perf_counter():.6f} {'x' * size}"
    return f"<message type='{kind}' to='{to}' id='m{number}'><body>{body}</body></message>"


async def register_all(port: int, users: int) -> None:
    """Create the users that `sign_in_all` signs in."""
    for number in range(users):
        stream = await Stream.open(port, f"u{number}")
        await stream.register()
        stream.close()


async def sign_in_all(port: int, users: int) -> list[Stream]:
    """One signed-in stream for each user."""
    gate = asyncio.Semaphore(LOGINS_AT_ONCE)

    async def sign_in(user: str) -> Stream:
        async with gate:
            stream = await Stream.open(port, user)
            await stream.sign_in()
            return stream

    return await asyncio.gather(*(sign_in(f"u{number}") for number in range(users)))


async def one_to_one(streams: Sequence[Stream], amounts: Amounts) -> list[float]:
    """Every even user writes to the next one; gives the latencies."""
    arrivals = Arrivals()
    per_pair = amounts.messages // (len(streams) // 2)

    async def write(sender: Stream, to: str, allowed: asyncio.Semaphore) -> None:
        for number in range(per_pair):
            await allowed.acquire()
            sender.send(message("chat", f"{to}@localhost/x", number, amounts.size))
            await sender.drain()

    async with asyncio.timeout(WORK_SECONDS), asyncio.TaskGroup() as tasks:
        for sender, receiver in zip(streams[::2], streams[1::2], strict=False):
            allowed = asyncio.Semaphore(amounts.window)
            tasks.create_task(arrivals.take(receiver, per_pair, allowed))
            tasks.create_task(write(sender, receiver.user, allowed))
    return arrivals.latencies


async def enter(streams: Sequence[Stream], room: str) -> None:
    """Everybody joins the room (XEP-0045)."""
    for stream in streams:
        stream.send(
            f"<presence to='{room}/{stream.user}'><x xmlns='http://jabber.org/protocol/muc'>"
            "<history maxstanzas='0'/></x></presence>"
        )
        await asyncio.sleep(0.005)


async def talk(streams: Sequence[Stream], room: str, amounts: Amounts) -> list[float]:
    """The first user writes to the room, everybody reads; gives the latency of each delivery."""
    arrivals = Arrivals()
    allowed = asyncio.Semaphore(ROOM_MESSAGES_AHEAD * len(streams))

    async def write() -> None:
        for number in range(amounts.room_messages):
            for _ in streams:
                await allowed.acquire()
            streams[0].send(message("groupchat", room, number, amounts.size))
            await streams[0].drain()

    async with asyncio.timeout(WORK_SECONDS), asyncio.TaskGroup() as tasks:
        tasks.create_task(write())
        for stream in streams:
            tasks.create_task(arrivals.take(stream, amounts.room_messages, allowed))
    return arrivals.latencies
