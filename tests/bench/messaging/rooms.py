"""The work of groups: one writes ahead of a room, as with the peers, or some write by the clock to many."""

import asyncio
import time
from collections.abc import Sequence

from shared.ids import new_id
from shared.model.bodies import GroupBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header
from shared.protocol.log import Append
from tests.bench.messaging.appends import SIGNATURE, STAMPED, STAMPED_SIZE, Appends, Route
from tests.bench.messaging.client import Client
from tests.bench.messaging.office import Employee
from tests.bench.messaging.one_to_one import ACKNOWLEDGED, LOOK_SECONDS, REFUSED, MessagesLostError
from tests.bench.xmpp_peers.work import ROOM_MESSAGES_AHEAD, WORK_SECONDS

WRITERS = 20
PER_SECOND = 5


async def found_group(client: Client, staff: Sequence[Employee]) -> bytes:
    """Let the first of the staff found a group of all; return its id."""
    founder, group = staff[0], new_id()
    header = Header(group, new_id(), founder.person, founder.device, 1, 0, 1, "group", 1)
    body = GroupBody("Everybody", tuple(one.person for one in staff[1:]))
    await client.ask(Append(SignedEntry(encode_header(header), encode_body(body), SIGNATURE)))
    return group


class Listener:
    """Somebody in the room: counts what arrives, and what the server acknowledges of what they wrote."""

    __slots__ = ("_latencies", "_tail", "acknowledged", "heard", "refused")

    def __init__(self, client: Client, latencies: list[float]) -> None:
        self.heard = self.acknowledged = 0
        self.refused = b""
        self._latencies = latencies
        self._tail = b""
        client.hand_over(self._take)

    def _take(self, data: bytes) -> None:
        now = time.perf_counter()
        data = self._tail + data
        end = 0
        for found in STAMPED.finditer(data):
            self._latencies.append(now - float(found[1]))
            self.heard += 1
            end = found.end()
        if REFUSED in data:
            self.refused = data[-200:]
        if (acknowledged := data.rfind(ACKNOWLEDGED)) >= 0:
            self.acknowledged += data.count(ACKNOWLEDGED)
            end = max(end, acknowledged + len(ACKNOWLEDGED))
        self._tail = data[max(end, len(data) + 1 - STAMPED_SIZE) :]


class Room:
    """A group whose people all listen; what one says must reach all others, and be acknowledged."""

    def __init__(self, clients: Sequence[Client], staff: Sequence[Employee], group: bytes, size: int) -> None:
        self.latencies: list[float] = []
        self.sent = 0
        self._clients = clients
        self._listeners = [Listener(client, self.latencies) for client in clients]
        self._appends = [
            Appends(Route(conversation=group, author=one.person, device=one.device, to=one.person), size)
            for one in staff
        ]

    def say(self, writer: int) -> None:
        """Let one of them say something."""
        self.sent += 1
        self._clients[writer].write(self._appends[writer].next(time.perf_counter()))

    @property
    def owed(self) -> int:
        """How many deliveries are still to come."""
        return self.sent * (len(self._clients) - 1) - len(self.latencies)

    async def until_owed(self, most: int) -> None:
        """Wait until no more than so many deliveries are to come; raises `MessagesLostError`."""
        while self.owed > most:
            await asyncio.sleep(0)
            self._check()

    async def until_done(self) -> None:
        """Wait until all is delivered and acknowledged; raises `MessagesLostError`."""
        while self.owed > 0 or sum(one.acknowledged for one in self._listeners) < self.sent:
            await asyncio.sleep(LOOK_SECONDS)
            self._check()
        if self.owed < 0:
            raise MessagesLostError(f"{-self.owed} deliveries too many")

    def _check(self) -> None:
        refused = next((one.refused for one in self._listeners if one.refused), b"")
        if refused:
            raise MessagesLostError(f"the server refused a message: {refused!r}")
        if any(client.lost for client in self._clients):
            raise MessagesLostError("the server closed a link")


async def talk_ahead(room: Room, people: int, messages: int) -> None:
    """The first writes as far ahead of the readers as the peers' work lets theirs."""
    async with asyncio.timeout(WORK_SECONDS):
        for _ in range(messages):
            room.say(0)
            await room.until_owed(ROOM_MESSAGES_AHEAD * (people - 1))
        await room.until_done()


async def talk_by_the_clock(room: Room, messages: int) -> None:
    """Several write, `PER_SECOND` in all, whether what was said before has arrived or not."""
    async with asyncio.timeout(WORK_SECONDS):
        began = time.perf_counter()
        for number in range(messages):
            room.say(number % WRITERS)
            await asyncio.sleep(max(0.0, began + (number + 1) / PER_SECOND - time.perf_counter()))
        await room.until_done()
