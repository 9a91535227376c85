"""The outbox: in order, the same bytes on every try, and a refused entry keeps no other from leaving."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from client.core import backoff
from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    EntryDropped,
    EntryFailed,
    EntryPlaced,
    EntryQueued,
    Troubled,
)
from client.core.sync.lanes import INTERNAL_TRIES
from client.core.sync.outbox import Outbox
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import EditBody, encode_body, kind_of
from shared.protocol.log import Appended
from tests.client.making import Desk, id_of
from tests.client.replica import Replica


class Office:
    """An outbox between a cache and a replica."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.desk = desk
        self.cache = cache
        self.bus = Bus()
        self.replica = Replica(desk.log)
        self.outbox = Outbox(cache, self.replica, self.bus)
        self.events: asyncio.Queue[object] = asyncio.Queue()
        for kind in (EntryPlaced, EntryFailed, EntryQueued):
            self.bus.subscribe(kind, self.events.put_nowait)

    async def say(self, text: str) -> bytes:
        waiting = await self.cache.queue(self.desk.draft(text), self.desk.me.identity.sign)
        self.outbox.queued(waiting)
        return waiting.id

    def connect(self) -> None:
        self.bus.publish(ConnectionChanged(up=True))

    async def until(self, kind: type[object], count: int = 1) -> object:
        async with asyncio.timeout(10):
            while True:
                event = await self.events.get()
                count -= isinstance(event, kind)
                if not count:
                    return event


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def soon(self: backoff.Backoff) -> float:
        return 0.001

    monkeypatch.setattr(backoff.Backoff, "next", soon)


@pytest.fixture
async def office(desk: Desk, cache: CacheStore) -> AsyncIterator[Office]:
    office = Office(desk, cache)
    yield office
    await office.outbox.close()


async def test_nothing_leaves_before_there_is_a_link(office: Office) -> None:
    await office.say("等等")
    await asyncio.sleep(0.05)
    assert office.replica.asked == []
    office.connect()
    await office.until(EntryPlaced)


async def test_entries_leave_in_the_order_they_were_written(office: Office) -> None:
    ids = [await office.say(str(number)) for number in range(20)]
    office.connect()
    await office.until(EntryPlaced, 20)
    assert [id_of(entry) for entry in office.desk.log.entries] == ids
    assert await office.cache.waiting() == []


async def test_a_lost_answer_is_asked_for_with_the_same_bytes(office: Office) -> None:
    office.replica.lose_answers = 2
    office.connect()
    await office.say("只有一次")
    await office.until(EntryPlaced)
    assert len(office.replica.asked) == 3
    assert len(set(office.replica.asked)) == 1
    assert len(office.desk.log.entries) == 1


@pytest.mark.parametrize(
    "code", [ErrorCode.SERVER_BUSY, ErrorCode.STORAGE_FULL, ErrorCode.TIMEOUT, ErrorCode.INTERNAL]
)
async def test_a_passing_trouble_keeps_the_order(office: Office, code: ErrorCode) -> None:
    office.replica.refusals = [Refusal(code)] * 3
    office.connect()
    ids = [await office.say(text) for text in ("一", "二")]
    await office.until(EntryPlaced, 2)
    assert [id_of(entry) for entry in office.desk.log.entries] == ids


async def test_a_refused_entry_stays_and_the_lane_goes_on(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.NOT_MEMBER)]
    first, second = await office.say("不行"), await office.say("行")
    office.connect()
    failed = await office.until(EntryFailed)
    assert isinstance(failed, EntryFailed)
    assert (failed.id, failed.refusal.code) == (first, ErrorCode.NOT_MEMBER)
    await office.until(EntryPlaced)
    assert [id_of(entry) for entry in office.desk.log.entries] == [second]
    assert [one.id for one in await office.cache.waiting()] == [first]
    await office.outbox.retry(first)
    await office.until(EntryPlaced)
    assert [id_of(entry) for entry in office.desk.log.entries] == [second, first]


async def test_a_server_that_always_fails_on_an_entry_does_not_block_the_lane(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.INTERNAL)] * (INTERNAL_TRIES + 1)
    await office.say("毒")
    await office.say("药")
    office.connect()
    await office.until(EntryFailed)
    await office.until(EntryPlaced)
    assert len(office.desk.log.entries) == 1


async def test_a_second_start_goes_on_where_the_first_ended(office: Office) -> None:
    entry = await office.say("一次")
    office.replica.lose_answers = 1_000_000
    troubled = asyncio.Event()
    office.bus.subscribe(Troubled, lambda _: troubled.set())
    office.replica.lost = ErrorCode.TIMEOUT
    office.connect()
    async with asyncio.timeout(10):
        await troubled.wait()
    await office.outbox.close()
    office.replica.lose_answers = 0
    again = Outbox(office.cache, office.replica, office.bus)
    await again.start()
    office.connect()
    await office.until(EntryPlaced)
    assert [id_of(one) for one in office.desk.log.entries] == [entry]
    await again.close()


async def test_only_refused_entries_can_be_dropped_or_sent_again(office: Office) -> None:
    entry = await office.say("还没发")
    for act in (office.outbox.drop, office.outbox.retry):
        with pytest.raises(Refusal):
            await act(entry)
    assert len(await office.cache.waiting()) == 1


async def refused_to_cancel(office: Office, entry: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await office.outbox.cancel(entry)
    return caught.value


async def test_what_was_never_offered_can_be_cancelled(office: Office) -> None:
    dropped: list[bytes] = []
    office.bus.subscribe(EntryDropped, lambda event: dropped.append(event.id))
    first, second = await office.say("不发了"), await office.say("这条要发")
    await office.outbox.cancel(first)
    assert dropped == [first]
    office.connect()
    await office.until(EntryPlaced)
    assert [id_of(one) for one in office.desk.log.entries] == [second]
    assert (await refused_to_cancel(office, first)).code is ErrorCode.NOT_FOUND
    assert (await refused_to_cancel(office, second)).code is ErrorCode.NOT_FOUND


async def test_what_may_have_been_committed_is_not_cancelled(office: Office) -> None:
    """The server has it, the answer is lost, the link is gone, the client starts again: still no claim."""
    entry = await office.say("也许到了")
    troubled = asyncio.Event()
    office.bus.subscribe(Troubled, lambda _: troubled.set())
    office.replica.lose_answers, office.replica.lost = 1_000_000, ErrorCode.TIMEOUT
    office.connect()
    async with asyncio.timeout(10):
        await troubled.wait()
    refusal = await refused_to_cancel(office, entry)
    assert (refusal.code, refusal.detail["reason"]) == (ErrorCode.NOT_ALLOWED, "offered")
    await office.outbox.close()
    again = Outbox(office.cache, office.replica, office.bus)
    with pytest.raises(Refusal):
        await again.cancel(entry)
    assert [one.id for one in await office.cache.waiting()] == [entry]
    office.replica.lose_answers = 0
    await again.start()
    office.connect()
    await office.until(EntryPlaced)
    assert [id_of(one) for one in office.desk.log.entries] == [entry]
    await again.close()


async def test_a_link_that_went_before_the_hand_over_leaves_the_choice(office: Office) -> None:
    office.replica.up = False
    entry = await office.say("等等")
    office.connect()
    await asyncio.sleep(0.05)
    assert office.replica.asked == []
    await office.outbox.cancel(entry)
    assert await office.cache.waiting() == []


async def test_what_waits_behind_another_can_be_cancelled_while_that_is_under_way(office: Office) -> None:
    office.replica.lose_answers = 1_000_000
    office.connect()
    first, second = await office.say("走着"), await office.say("还在后面")
    async with asyncio.timeout(10):
        await office.replica.was_asked.wait()
    await office.outbox.cancel(second)
    assert [one.id for one in await office.cache.waiting()] == [first]


async def test_a_refused_entry_can_be_cancelled_and_again_once_it_waits(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.NOT_MEMBER)]
    entry = await office.say("不行")
    office.connect()
    await office.until(EntryFailed)
    office.replica.up = False
    await office.outbox.retry(entry)
    await office.outbox.cancel(entry)
    assert await office.cache.waiting() == []


async def test_a_servers_own_fault_says_nothing_of_what_was_committed(office: Office) -> None:
    office.replica.refusals = [Refusal(ErrorCode.INTERNAL)] * (INTERNAL_TRIES + 1)
    entry = await office.say("毒")
    office.connect()
    await office.until(EntryFailed)
    office.replica.up = False
    assert (await refused_to_cancel(office, entry)).code is ErrorCode.NOT_ALLOWED
    await office.outbox.retry(entry)
    assert (await refused_to_cancel(office, entry)).code is ErrorCode.NOT_ALLOWED


async def test_a_fault_of_our_own_does_not_stop_a_lane_for_good(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = asyncio.Event()

    async def broken(*_: object) -> Appended:
        failed.set()
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(office.replica, "append", broken)
        first = await office.say("一")
        office.connect()
        await asyncio.wait_for(failed.wait(), 10)
        await asyncio.sleep(0.01)
    second = await office.say("二")
    await office.until(EntryPlaced, 2)
    assert [id_of(one) for one in office.desk.log.entries] == [first, second]


async def test_what_amends_a_cancelled_message_goes_with_it(office: Office) -> None:
    message = await office.say("写错了")
    body = EditBody(message, "改了")
    draft = replace(office.desk.draft(""), kind=kind_of(body), body=encode_body(body))
    await office.cache.queue(draft, office.desk.me.identity.sign)
    other = await office.say("另一条")
    await office.outbox.cancel(message)
    assert [one.id for one in await office.cache.waiting()] == [other]


async def test_only_the_first_of_a_lane_counts_as_leaving(office: Office) -> None:
    sign = office.desk.me.identity.sign
    queued = [await office.cache.queue(office.desk.draft(text), sign, leaving=True) for text in ("一", "二")]
    assert [one.offered for one in queued] == [True, False]
    assert [one.offered for one in await office.cache.waiting()] == [True, False]
