"""An hour of a window that is open while colleagues write: what it takes in, and how its memory grows."""

import asyncio
import contextlib
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from client.store import conversations
from client.store.database import Connection, connect
from tests.bench.client.amounts import Hour
from tests.bench.client.profile import Prepared
from tests.bench.client.seeing import Seen, seen
from tests.bench.client.stage import Stage, stage
from tests.bench.client.talking import Talking, chats_of
from tests.bench.messaging.linxin import Linxin, trusting
from tests.bench.processes import own_folder
from tests.bench.rows import cpu_seconds, own_bytes, pss_bytes

MIB = 1 << 20
IN_SIGHT = 8
"""Rows of the list that are clicked in turn."""
ARRIVE_SECONDS = 120.0
LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The client at one moment: memory, messages in its cache since the beginning, CPU since then.

    `own_mib` is the part of `mib` that is no file's: other clients and tests that come and go do not move it.
    """

    minute: int
    mib: float
    own_mib: float
    arrived: int
    cpu_s: float


Tell = Callable[[Sample], None]


def quietly(_sample: Sample) -> None:
    """Tell nobody."""


def slope(samples: Sequence[Sample]) -> float:
    """MiB of its own in 10 minutes, by the later half: the median slope of all pairs (Theil and Sen)."""
    later = samples[len(samples) // 2 :]
    return 10 * median((b.own_mib - a.own_mib) / (b.minute - a.minute) for a, b in combinations(later, 2))


def measure_hour(prepared: Prepared, hour: Hour, tell: Tell = quietly) -> dict[str, float | str]:
    """Let the hour pass on a copy of the company; return its figures."""
    with own_folder() as folder:
        copy = Prepared(folder / "company")
        shutil.copytree(prepared.folder, copy.folder)
        with stage(copy) as on, seen(on) as client:
            client.until_it_stays()
            client.open_row(0)
            client.leave_alone()
            return asyncio.run(_pass(on, client, hour, tell))


async def _pass(on: Stage, client: Seen, hour: Hour, tell: Tell) -> dict[str, float | str]:
    prepared, known = on.prepared, on.prepared.known
    chats = chats_of(known.talks, known.colleagues, hour)
    context = trusting(prepared.authority)
    server = Linxin(port=on.port, pid=on.server, staff=known.colleagues, context=context)
    cache = connect(prepared.profile / "cache.db", await prepared.cache_key())
    try:
        talking = await Talking.begin(server, chats, known.me.person)
        watch = Watch(client, hour, cache, tell)
        late = await _attend(talking, watch, hour)
        talking.close()
    finally:
        cache.close()
    return {
        "most_mib": max(one.mib for one in watch.samples),
        "slope_mib_per_10min": round(slope(watch.samples), 2),
        "own_mib": watch.samples[-1].own_mib,
        "first_mib": watch.samples[0].mib,
        "last_mib": watch.samples[-1].mib,
        "messages": talking.sent,
        "missing": talking.sent - watch.samples[-1].arrived,
        "late_s": round(late, 1),
        "cpu_s": watch.samples[-1].cpu_s,
        "chats": len(chats),
        "colleagues": len(talking),
        "minutes": hour.minutes,
        "speed": hour.speed,
    }


async def _attend(talking: Talking, watch: "Watch", hour: Hour) -> float:
    """Let everything happen at once; return the seconds after which all had arrived that was said."""
    async with asyncio.TaskGroup() as group:
        beside = [group.create_task(one) for one in (talking.beat_forever(), watch.click_forever())]
        sampling = group.create_task(watch.sample())
        await talking.talk(hour)
        late = await watch.until_arrived(talking.sent)
        await sampling
        for one in beside:
            one.cancel()
    watch.look(hour.minutes)
    return late


class Watch:
    """Looks at the client by the clock, and clicks another chat now and then."""

    def __init__(self, client: Seen, hour: Hour, cache: Connection, tell: Tell) -> None:
        self.samples: list[Sample] = []
        self._client, self._hour, self._cache, self._tell = client, hour, cache, tell
        self._minute = 60 / hour.speed
        self._held = self._in_cache()
        self._cpu = cpu_seconds(client.pid)

    def look(self, minute: int) -> None:
        """Take a sample."""
        sample = Sample(
            minute=minute,
            mib=round(pss_bytes(self._client.pid) / MIB, 1),
            own_mib=round(own_bytes(self._client.pid) / MIB, 2),
            arrived=self._in_cache() - self._held,
            cpu_s=round(cpu_seconds(self._client.pid) - self._cpu, 1),
        )
        self.samples.append(sample)
        self._tell(sample)

    async def sample(self) -> None:
        """Take a sample every minute of the hour."""
        began = time.perf_counter()
        for minute in range(self._hour.minutes):
            await asyncio.sleep(max(0.0, began + minute * self._minute - time.perf_counter()))
            self.look(minute)

    async def click_forever(self) -> None:
        """Open another chat every few minutes; the one that is clicked may be the one that is open."""
        number = 0
        while True:
            await asyncio.sleep(self._hour.click * self._minute)
            number += 1
            await asyncio.to_thread(self._click, number % IN_SIGHT)

    def _click(self, row: int) -> None:
        self._client.open_row(row)
        self._client.leave_alone()

    async def until_arrived(self, sent: int) -> float:
        """Wait until all is in the cache, or for so long; return the seconds."""
        began = time.perf_counter()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ARRIVE_SECONDS):
                while self._in_cache() - self._held < sent:  # noqa: ASYNC110 - another process's cache
                    await asyncio.sleep(LOOK_SECONDS)
        return time.perf_counter() - began

    def _in_cache(self) -> int:
        """How many entries the cache holds without a gap."""
        return sum(place.seq for place in conversations.every(self._cache))
