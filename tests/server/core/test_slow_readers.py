"""Members of a group who do not read: each costs the server little, and in the end their link."""

import asyncio
import time
import tracemalloc

import pytest

from server.core.bus import LocalBus
from server.core.gateway import Gateway, Greeting
from server.core.sessions import Sessions
from server.core.tasks import Tasks
from server.store.errors import as_refusal
from shared import limits
from shared.ids import new_id
from shared.model.entry import Entry
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.log import Entries
from shared.wire.link import Link, Role
from shared.wire.message import Access
from shared.wire.router import Router
from tests.server.core.test_gateway import Client, House

MEMBERS = 100
WORDS = Entry(1, 1, 1, 0, b"h" * 100, b"w" * 1000, b"s" * 64, b"l" * 8)


@pytest.fixture
def house() -> House:
    sessions, tasks = Sessions(), Tasks()
    greeting = Greeting("test", bytes(20), "恒川")
    return House(Gateway(greeting, Router(CATALOGUE), sessions, tasks, as_refusal), sessions, tasks)


async def group(house: House) -> tuple[list[Client], list[bytes], bytes]:
    """Let members sign in, of whom all but the first stop reading; return clients, people, the group."""
    clients = [await house.signed_in(Access.SIGNED_IN) for _ in range(MEMBERS)]
    for client in clients[1:]:
        client.server.pause_writing()
    return clients, list(house.sessions.people()), new_id()


async def test_a_group_of_slow_readers_costs_the_memory_of_one(house: House) -> None:
    clients, people, conversation = await group(house)
    bus = LocalBus(house.sessions)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    told = 0
    while house.gateway.slow_readers < MEMBERS - 1:
        bus.publish(people, Entries(conversation, (WORDS,)))
        told += 1
        await asyncio.sleep(0)
        clients[0].wire.written = b""
        assert told < 2 * limits.SEND_BUFFER // len(WORDS.body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - before < 4 * limits.SEND_BUFFER
    assert told * len(WORDS.body) > limits.SEND_BUFFER * 0.7
    assert all(client.wire.aborted for client in clients[1:])
    assert not clients[0].wire.aborted


def test_looking_at_what_waits_does_not_cost_what_waits() -> None:
    """Each event has every paused link looked at: were all frames counted anew, a few would take a core."""
    link = Link(Role.ACCEPTOR, Router(CATALOGUE), 0.0)
    begun = time.process_time()
    for number in range(40_000):
        link.tell_encoded(bytes(100))
        assert link.outgoing_size == 100 * (number + 1)
    assert time.process_time() - begun < 2.0
    taken = 0
    while (message := link.outgoing()) is not None:
        taken += len(message)
        assert link.outgoing_size + taken >= 100 * 40_000
    assert link.outgoing_size == 0
