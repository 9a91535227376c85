"""Messages for later on one device: signed for their time, listed as told, changed under one id."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from client.core.bus import Bus
from client.core.events import SessionOpened, StateStored
from client.core.sync.outbox import Outbox
from client.core.sync.writing import Writing
from client.services.later import LaterService
from client.services.reminders import RemindersService
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import MessageBody, Style, decode_body, encode_body
from shared.model.entry import decode_header
from shared.model.state import Later, OwnReminder, encode_value, state_key
from shared.model.styles import StyledText
from shared.protocol.auth import SignedIn
from shared.protocol.later import CancelLater, KeepForLater
from shared.protocol.sync import StateItem
from shared.wire.message import Request
from shared.wire.session import Done
from tests.client.asked import somebody
from tests.client.making import Desk
from tests.client.replica import Replica

CONVERSATION, LI = new_id(), new_id()
SESSION = SignedIn(LI, "1", "李", bytes(32), b"", b"", must_change=False)
BODY = MessageBody("九点见", styles=(Style(0, 2, bold=True),))


@dataclass
class Server:
    """Notes what it is asked, and refuses as told."""

    device: bytes = b"d" * 16
    session: None = None
    asked: list[Request[Any]] = field(default_factory=list[Request[Any]])
    refusal: Refusal | None = None

    async def ask(self, request: Request[Any]) -> Any:
        self.asked.append(request)
        if self.refusal is not None:
            raise self.refusal
        return Done()

    @property
    def kept(self) -> list[KeepForLater]:
        return [one for one in self.asked if isinstance(one, KeepForLater)]


class Device:
    """A service with a cache, and a server that answers by hand."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.bus, self.server = Bus(), Server()
        replica = Replica(desk.log, up=True)
        outbox = Outbox(cache, replica, self.bus)
        writing = Writing(somebody(desk.me), cache, replica, outbox, self.bus)
        self.service = LaterService(writing, self.server, lambda _: LI, self.bus, lambda: 500)

    def told(self, entry: bytes, value: Later) -> None:
        item = StateItem(state_key("later", entry), encode_value(value), 1)
        self.bus.publish(StateStored((item,)))

    def waits(self, due: int, text: str = "九点见", **more: Any) -> bytes:
        entry = new_id()
        self.told(entry, Later(CONVERSATION, due, encode_body(MessageBody(text)), **more))
        return entry


@pytest.fixture
async def device(tmp_path: Path) -> AsyncIterator[Device]:
    desk = Desk(tmp_path / "cache.db")
    cache = await asyncio.to_thread(desk.open)
    yield Device(desk, cache)
    await cache.close()


async def test_a_message_is_signed_for_its_time_and_handed_over(device: Device) -> None:
    first = await device.service.keep(CONVERSATION, BODY, 1_000)
    second = await device.service.keep(CONVERSATION, BODY, 2_000, to=new_id())
    one, other = device.server.kept
    header = decode_header(one.entry.header)
    assert (header.id, header.conversation, header.kind, header.time) == (
        first,
        CONVERSATION,
        "message",
        1_000,
    )
    assert decode_body("message", one.entry.body) == BODY
    assert (one.due, one.to) == (1_000, LI)
    assert other.to != LI
    assert decode_header(other.entry.header).id == second
    # A number is never given twice, or a neighbour would take one for the other.
    assert decode_header(other.entry.header).n == header.n + 1


async def test_the_list_is_what_the_server_tells_the_next_first(device: Device) -> None:
    later, sooner = device.waits(2_000), device.waits(1_000)
    refused = device.waits(3_000, ended="refused", code="not_allowed", detail={"reason": "muted"})
    elsewhere = new_id()
    device.told(elsewhere, Later(new_id(), 1, encode_body(MessageBody("别处"))))
    assert [one.id for one in device.service.of(CONVERSATION)] == [refused, sooner, later]
    assert len(device.service.all) == 4
    refusal = device.service.get(refused).refusal
    assert refusal is not None
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_ALLOWED, {"reason": "muted"})
    device.told(sooner, Later(CONVERSATION, 0, ended="sent"))
    device.told(refused, Later(CONVERSATION, 0, ended="cancelled"))
    assert [one.id for one in device.service.of(CONVERSATION)] == [later]


async def test_what_a_newer_version_keeps_is_left_alone(device: Device) -> None:
    entry = device.waits(1_000)
    device.bus.publish(StateStored((StateItem(state_key("later", entry), b"\xc1", 2),)))
    assert device.service.all == ()
    device.told(entry, Later(CONVERSATION, 5, b"\xc1"))
    device.told(entry, Later(CONVERSATION, 5, encode_body(MessageBody("?")), ended="paused"))
    assert device.service.all == ()


async def test_words_and_time_are_changed_under_the_same_id(device: Device) -> None:
    entry = device.waits(1_000, to=LI)
    await device.service.change(entry, words=StyledText("十点见"))
    await device.service.change(entry, due=9_000)
    words, time = device.server.kept
    assert decode_header(words.entry.header).id == decode_header(time.entry.header).id == entry
    assert decode_body("message", words.entry.body) == MessageBody("十点见")
    assert (words.due, time.due) == (1_000, 9_000)
    assert decode_header(time.entry.header).time == 9_000
    await device.service.change(entry, due=499)
    assert device.server.kept[-1].due == 0, "at once, whatever the server's clock says"
    assert decode_header(device.server.kept[-1].entry.header).time == 500
    with pytest.raises(Refusal) as caught:
        await device.service.change(new_id(), due=1)
    assert caught.value.code is ErrorCode.NOT_FOUND
    await device.service.cancel(entry)
    assert device.server.asked[-1] == CancelLater(entry)


async def test_a_time_is_meant_by_the_clock_here_however_far_the_servers_is_ahead(device: Device) -> None:
    hours = 8 * 3_600_000
    device.bus.publish(SessionOpened(SESSION, bytes(20), "邻信", ahead=hours))
    await device.service.keep(CONVERSATION, BODY, 1_000)
    (kept,) = device.server.kept
    assert kept.due == 1_000 + hours, "sent at once otherwise: by the server's clock it was over"
    assert decode_header(kept.entry.header).time == kept.due
    entry = device.waits(1_000 + hours)
    assert [one.due for one in device.service.all] == [1_000]
    await device.service.change(entry, words=StyledText("十点见"))
    assert device.server.kept[-1].due == 1_000 + hours
    await device.service.change(entry, due=499)
    assert device.server.kept[-1].due == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.booleans()), max_size=30))
def test_what_is_told_bit_by_bit_is_what_a_fresh_start_loads(told: list[tuple[int, int, bool]]) -> None:
    entries = [bytes([number]) * 16 for number in range(5)]
    stale, fresh, newest = Bus(), Bus(), dict[str, StateItem]()
    services = [LaterService(None, Server(), lambda _: None, bus) for bus in (stale, fresh)]  # type: ignore[arg-type]
    reminders = [RemindersService(None, bus, lambda: 2) for bus in (stale, fresh)]  # type: ignore[arg-type]
    for version, (number, due, over) in enumerate(told, 1):
        waits = (
            Later(CONVERSATION, due, encode_body(BODY)) if not over else Later(CONVERSATION, 0, ended="sent")
        )
        for prefix, value in (("later", waits), ("own_reminder", OwnReminder(CONVERSATION, due, number))):
            item = StateItem(state_key(prefix, entries[number]), encode_value(value), version)
            newest[item.key] = item
            stale.publish(StateStored((item,)))
    fresh.publish(StateStored(tuple(newest.values())))
    assert services[0].all == services[1].all
    assert reminders[0].all == reminders[1].all
    assert reminders[0].due_in(CONVERSATION) == reminders[1].due_in(CONVERSATION)


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (Refusal(ErrorCode.OFFLINE), ErrorCode.OFFLINE),
        (Refusal(ErrorCode.NOT_MEMBER), ErrorCode.NOT_ALLOWED),
        (Refusal(ErrorCode.NOT_ALLOWED, reason="muted_all"), ErrorCode.NOT_ALLOWED),
    ],
)
async def test_a_refusal_does_not_claim_that_the_outbox_has_it(
    device: Device, refused: Refusal, said: ErrorCode
) -> None:
    device.server.refusal = refused
    with pytest.raises(Refusal) as caught:
        await device.service.keep(CONVERSATION, BODY, 1_000)
    assert caught.value.code is said
    assert "later" in caught.value.detail.values()


async def test_what_nobody_would_take_is_refused_here(device: Device) -> None:
    for body, code in (
        (MessageBody("  "), ErrorCode.TEXT_EMPTY),
        (MessageBody("长" * (limits.TEXT_LENGTH + 1)), ErrorCode.TEXT_TOO_LONG),
        (MessageBody("乱", styles=(Style(0, 1),) * (limits.STYLES + 1)), ErrorCode.NOT_ALLOWED),
    ):
        with pytest.raises(Refusal) as caught:
            await device.service.keep(CONVERSATION, body, 1_000)
        assert caught.value.code is code
    assert device.server.asked == []
