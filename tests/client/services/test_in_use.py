"""A device says when it is touched, as rarely as will do, and rings unless it knows that another does."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from client.core.bus import Bus
from client.core.events import ConnectionChanged, DeviceUsed
from client.services import in_use
from client.services.in_use import InUseService
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import SignedIn
from shared.protocol.presence import UseDevice
from shared.wire.message import Request
from shared.wire.session import Done

HERE, PHONE = bytes([1]) * 16, bytes([2]) * 16


@dataclass
class Room:
    """A service on a clock moved by hand, and the server it talks to."""

    device: bytes = HERE
    session: SignedIn | None = None
    now: float = 1_000.0
    asked: list[Request[Any]] = field(default_factory=list[Request[Any]])
    up: bool = True

    def __post_init__(self) -> None:
        self.bus = Bus()
        self.service = InUseService(self, self.bus, lambda: self.now)

    async def ask(self, request: Request[Any]) -> Any:
        if not self.up:
            raise Refusal(ErrorCode.OFFLINE)
        self.asked.append(request)
        return Done()

    def told(self, device: bytes, idle: int = 0) -> None:
        self.bus.publish(DeviceUsed(device, idle))

    async def touched(self, ago: float = 0.0) -> list[Request[Any]]:
        """Touch the device; return what the server is told by it."""
        before = len(self.asked)
        self.service.touched(ago)
        for _ in range(3):
            await asyncio.sleep(0)
        return self.asked[before:]


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    made = Room()
    yield made
    await made.service.close()


def test_every_device_rings_until_it_knows_better(room: Room) -> None:
    assert room.service.rings
    room.told(PHONE)
    assert not room.service.rings
    room.told(HERE)
    assert room.service.rings
    room.told(b"")
    assert room.service.rings
    room.told(PHONE)
    room.bus.publish(ConnectionChanged(up=False))
    assert room.service.rings
    room.bus.publish(ConnectionChanged(up=True))
    assert room.service.rings


async def test_a_touch_is_told_once_the_server_has_spoken(room: Room) -> None:
    assert await room.touched(2.0) == []
    room.now += 5
    room.told(PHONE)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert room.asked == [UseDevice(7)]


async def test_the_device_in_use_says_so_now_and_then_and_another_at_once(room: Room) -> None:
    room.told(b"")
    assert await room.touched() == [UseDevice(0)]
    room.told(HERE)
    room.now += 10
    assert await room.touched() == []
    room.now += in_use.AGAIN - 10
    assert await room.touched(3.0) == []
    assert await room.touched(0.0) == [UseDevice(0)]
    # The system says the same touch again, a little otherwise.
    room.told(PHONE)
    room.now += 4
    assert await room.touched(3.8) == []
    assert await room.touched(1.0) == [UseDevice(1)]


async def test_a_touch_of_long_ago_is_not_told(room: Room) -> None:
    room.told(b"")
    assert await room.touched(limits.IN_USE) == []
    assert await room.touched(limits.IN_USE - 1.0) == [UseDevice(limits.IN_USE - 1)]


async def test_a_new_link_is_told_anew(room: Room) -> None:
    room.told(b"")
    await room.touched()
    room.bus.publish(ConnectionChanged(up=False))
    room.now += 1
    room.told(PHONE)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert room.asked == [UseDevice(0), UseDevice(1)]


async def test_a_server_that_does_not_answer_costs_nothing_but_a_line_in_the_log(room: Room) -> None:
    room.told(PHONE)
    room.up = False
    assert await room.touched() == []
    room.up = True
    room.now += in_use.ANEW
    assert await room.touched() == [UseDevice(0)]
