"""A pair of the loader: how many are in flight, how deliveries are counted, what is noticed."""

import asyncio

import pytest

from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.entry import Entry
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.log import Append, Appended, Entries
from shared.wire.codec import FrameKind, encode_error, encode_frame, unpack
from shared.wire.router import Router
from tests.bench.messaging.appends import Appends, Route
from tests.bench.messaging.client import Client
from tests.bench.messaging.one_to_one import MessagesLostError, Pair

ROUTER = Router(CATALOGUE)
HEAD = 8  # a client's message of this size: two bytes, two of length, four of mask


class Recorder(Client):
    """A client that keeps what it would send."""

    __slots__ = ("sent",)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.sent.append(data)

    def take(self) -> list[Append]:
        """The requests sent since the last time."""
        found: list[Append] = []
        whole, self.sent = b"".join(self.sent), []
        while whole:
            end = HEAD + int.from_bytes(whole[2:4], "big")
            request = ROUTER.request(unpack(whole[HEAD:end])[0].message)
            assert isinstance(request, Append)
            found.append(request)
            whole = whole[end:]
        return found


class Talk:
    """A pair of recorders with five messages to send."""

    def __init__(self) -> None:
        self.writer, self.reader = Recorder(), Recorder()
        one, other = new_id(), new_id()
        self.conversation = direct_conversation(one, other)
        route = Route(conversation=self.conversation, author=one, device=new_id(), to=other)
        self.latencies: list[float] = []
        self.pair = Pair(self.writer, self.reader, Appends(route, 10), 5, self.latencies)

    def deliver(self, requests: list[Append], cut: int = 10**6) -> None:
        entries = tuple(
            Entry(1, 1, 1, 0, one.entry.header, one.entry.body, one.entry.signature, bytes(8))
            for one in requests
        )
        feed(self.reader, encode_frame(FrameKind.EVENT, 0, Entries(self.conversation, entries)), cut)

    def acknowledge(self, count: int, cut: int = 10**6) -> None:
        reply = encode_frame(FrameKind.REPLY, 9, Appended(1, 1, 1, bytes(8)))
        feed(self.writer, reply * count, cut)


def feed(client: Recorder, data: bytes, cut: int) -> None:
    for start in range(0, len(data), cut):
        client.data_received(data[start : start + cut])


@pytest.fixture
async def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize("cut", [1, 7, 19, 10**6])
async def test_a_delivery_lets_one_more_go(talk: Talk, cut: int) -> None:
    talk.pair.send(2)
    for in_flight, left in ((2, 2), (2, 1), (1, 0)):
        requests = talk.writer.take()
        assert len(requests) == in_flight
        talk.deliver(requests, cut)
        talk.acknowledge(in_flight, cut)
        assert talk.pair.done is (left == 0)
    assert talk.writer.sent == []
    talk.pair.check()


async def test_latency_counts_from_sending(talk: Talk) -> None:
    talk.pair.send(1)
    await asyncio.sleep(0.02)
    talk.deliver(talk.writer.take())
    assert 0.02 <= talk.latencies[0] < 1


async def test_what_was_not_acknowledged_is_not_done(talk: Talk) -> None:
    talk.pair.send(5)
    talk.deliver(talk.writer.take())
    talk.acknowledge(4)
    assert not talk.pair.done


async def test_a_second_delivery_of_the_same_is_noticed(talk: Talk) -> None:
    talk.pair.send(5)
    requests = talk.writer.take()
    talk.deliver(requests)
    talk.deliver(requests[:1])
    with pytest.raises(MessagesLostError, match="5 sent, 0 acknowledged, 6 delivered"):
        talk.pair.check()


async def test_a_refusal_is_noticed(talk: Talk) -> None:
    talk.pair.send(1)
    feed(talk.writer, encode_error(1, Refusal(ErrorCode.BAD_ENTRY)), 10**6)
    with pytest.raises(MessagesLostError, match="bad_entry"):
        talk.pair.check()


async def test_a_closed_link_is_noticed(talk: Talk) -> None:
    talk.reader.connection_lost(None)
    with pytest.raises(MessagesLostError, match="closed a link"):
        talk.pair.check()
