"""Colleagues on devices of their own who say what an hour of work says, evenly, faster than they would."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence

from shared.ids import new_id
from shared.limits import HEARTBEAT
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header
from shared.protocol.log import Append
from shared.wire.codec import FrameKind, encode_frame, pack
from tests.bench.client.amounts import Hour
from tests.bench.client.people import Talk
from tests.bench.client.texts import text
from tests.bench.messaging.appends import FIRST, SIGNATURE
from tests.bench.messaging.client import Client
from tests.bench.messaging.idle import BEAT
from tests.bench.messaging.linxin import Linxin
from tests.bench.messaging.office import Employee
from tests.bench.messaging.one_to_one import ACKNOWLEDGED, REFUSED, MessagesLostError
from tests.bench.messaging.signing_in import sign_in_all
from tests.bench.messaging.websocket import client_message

ACKNOWLEDGE_SECONDS = 60.0
LOOK_SECONDS = 0.05


def chats_of(talks: Sequence[Talk], staff: Sequence[Employee], hour: Hour) -> list[Talk]:
    """Choose the chats: groups, which colleagues found from the first on, and direct ones with the last."""
    known = set(staff)
    groups = [one for one in talks if one.members][: hour.groups]
    direct = [one for one in talks if not one.members and known.issuperset(one.writers)]
    return [*groups, *direct[len(groups) - hour.chats :]]


class Colleague:
    """One of them: writes to me, and reads of what comes only whether the server took it."""

    __slots__ = ("_client", "_count", "_employee", "_tail", "acknowledged", "refused")

    def __init__(self, employee: Employee, client: Client) -> None:
        self.acknowledged = 0
        self.refused = b""
        self._employee = employee
        self._client = client
        self._count = FIRST
        self._tail = b""
        client.hand_over(self._take)

    def say(self, talk: Talk, words: str, me: bytes) -> None:
        """Send one message."""
        number = self._count = self._count + 1
        header = Header(
            conversation=talk.conversation,
            id=new_id(),
            author=self._employee.person,
            device=self._employee.device,
            n=number,
            after=0,
            lamport=number,
            kind="message",
            time=time.time_ns() // 1_000_000,
        )
        signed = SignedEntry(encode_header(header), encode_body(MessageBody(words)), SIGNATURE)
        request = Append(signed, None if talk.members else me)
        self._client.write(client_message(pack([encode_frame(FrameKind.REQUEST, number, request)])))

    def beat(self) -> None:
        """Say that this end is there."""
        self._client.write(BEAT)

    @property
    def lost(self) -> bool:
        """Whether the server has hung up."""
        return self._client.lost

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _take(self, data: bytes) -> None:
        data = self._tail + data
        if REFUSED in data:
            self.refused = data[-200:]
        *_, rest = heard = data.split(ACKNOWLEDGED)
        self.acknowledged += len(heard) - 1
        self._tail = rest[1 - len(ACKNOWLEDGED) :]


class Talking:
    """All of them; `sent` is how much was said so far."""

    def __init__(self, colleagues: dict[bytes, Colleague], chats: Sequence[Talk], me: bytes) -> None:
        self.sent = 0
        self._colleagues = colleagues
        self._chats = chats
        self._me = me

    @classmethod
    async def begin(cls, server: Linxin, chats: Sequence[Talk], me: bytes) -> "Talking":
        """Sign in whoever writes in these chats."""
        writers = list(dict.fromkeys(writer for talk in chats for writer in talk.writers))
        clients = await sign_in_all(server, writers)
        pairs = zip(writers, clients, strict=True)
        return cls({one.person: Colleague(one, client) for one, client in pairs}, chats, me)

    def __len__(self) -> int:
        return len(self._colleagues)

    async def talk(self, hour: Hour) -> None:
        """Say everything, evenly over the hour, and see it acknowledged; raises `MessagesLostError`."""
        chance, began = random.Random(hour.seed), time.perf_counter()
        between = 60 * hour.minutes / hour.speed / hour.messages
        for number, talk in zip(range(hour.messages), self._turns(chance), strict=False):
            await asyncio.sleep(max(0.0, began + number * between - time.perf_counter()))
            writer = chance.choice(talk.writers)
            self._colleagues[writer.person].say(talk, text(chance), self._me)
            self.sent += 1
        async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
            while sum(one.acknowledged for one in self._colleagues.values()) < self.sent:
                self._check()
                await asyncio.sleep(LOOK_SECONDS)

    async def beat_forever(self) -> None:
        """Keep the links open."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            self._check()
            for one in self._colleagues.values():
                one.beat()

    def close(self) -> None:
        """Let everyone hang up."""
        for one in self._colleagues.values():
            one.close()

    def _turns(self, chance: random.Random) -> Iterator[Talk]:
        """Every chat once in each round, in another order each."""
        while True:
            yield from chance.sample(self._chats, len(self._chats))

    def _check(self) -> None:
        refused = next((one.refused for one in self._colleagues.values() if one.refused), b"")
        if refused:
            raise MessagesLostError(f"the server refused a message: {refused!r}")
        if any(one.lost for one in self._colleagues.values()):
            raise MessagesLostError("the server closed a link")
