"""Reminders on one device: told by its own clock, once, also when missed; the same on all devices."""

import asyncio

import pytest

from client.core.bus import Bus
from client.core.events import ReminderDue, StateStored
from client.core.sync.owing import Setting
from client.services.reminders import RemindersService
from shared.ids import new_id
from shared.model.state import OwnReminder, encode_value, state_key
from shared.protocol.chat import SetReminder
from shared.protocol.sync import StateItem

CONVERSATION = new_id()


class FakeOwing:
    """Sets state at once, and notes what the server is told."""

    def __init__(self, bus: Bus) -> None:
        self.told: list[object] = []
        self._bus = bus

    async def set(self, *settings: Setting) -> None:
        for one in settings:
            self.told.append(one.request)
            self._bus.publish(StateStored((StateItem(one.key, one.value(None), 1),)))


class Device:
    """A service whose clock is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000
        self.bus = Bus()
        self.owing = FakeOwing(self.bus)
        self.rung: list[bytes] = []
        self.service = RemindersService(self.owing, self.bus, lambda: self.now)  # type: ignore[arg-type]
        self.bus.subscribe(ReminderDue, lambda event: self.rung.append(event.entry))

    def told(self, entry: bytes, due: int) -> None:
        """Hear of what another device of mine has set."""
        value = encode_value(OwnReminder(CONVERSATION, due, 7))
        self.bus.publish(StateStored((StateItem(state_key("own_reminder", entry), value, 2),)))

    def passes(self, ms: int) -> None:
        self.now += ms
        self.service.look()


@pytest.fixture
def device() -> Device:
    return Device()


async def test_it_rings_once_when_it_is_due_and_stands_until_looked_at(device: Device) -> None:
    entry = new_id()
    await device.service.set(CONVERSATION, entry, 7, 2_000)
    assert device.owing.told == [SetReminder(CONVERSATION, entry, 2_000, 7)]
    device.passes(999)
    assert device.rung == []
    assert device.service.due_in(CONVERSATION) == ()
    device.passes(1)
    device.passes(10)
    assert device.rung == [entry]
    (one,) = device.service.due_in(CONVERSATION)
    assert (one.entry, one.seq) == (entry, 7)
    await device.service.set(CONVERSATION, entry, 7, 0)
    assert device.service.all == ()


async def test_what_was_missed_rings_at_the_next_start(device: Device) -> None:
    early, late = new_id(), new_id()
    device.told(late, 900)
    device.told(early, 500)
    device.service.look()
    assert device.rung == [early, late]


async def test_what_another_device_looked_at_or_put_off_does_not_ring_here(device: Device) -> None:
    looked, put_off = new_id(), new_id()
    device.told(looked, 2_000)
    device.told(put_off, 2_000)
    device.told(looked, 0)
    device.told(put_off, 3_000)
    device.passes(1_500)
    assert device.rung == []
    device.passes(1_000)
    assert device.rung == [put_off]
    device.told(put_off, 9_000)
    device.passes(9_000)
    assert device.rung == [put_off, put_off]  # once for each time that was chosen


async def test_the_clockwork_wakes_for_what_is_set_sooner(device: Device) -> None:
    rung = asyncio.Event()
    device.bus.subscribe(ReminderDue, lambda _: rung.set())
    device.service.start()
    try:
        device.told(new_id(), 60_000_000)
        await asyncio.sleep(0)
        soon = new_id()
        device.told(soon, 500)
        async with asyncio.timeout(5):
            await rung.wait()
        assert device.rung == [soon]
    finally:
        await device.service.close()


async def test_what_a_newer_version_keeps_is_left_alone(device: Device) -> None:
    entry = new_id()
    device.told(entry, 2_000)
    device.bus.publish(StateStored((StateItem(state_key("own_reminder", entry), b"\xc1", 3),)))
    assert device.service.all == ()
