"""Of one person's devices the one touched last is in use, until it is left alone, or gone."""

import pytest

from shared import limits
from shared.ids import ID_SIZE
from shared.protocol.presence import DeviceInUse, SetPresence, UseDevice
from tests.server.features.presence.room import Room, Someone


async def touch(room: Room, who: Someone, ago: int = 0) -> None:
    await room.feature.handlers()[UseDevice](who.session, UseDevice(ago))


def devices(room: Room, who: Someone) -> list[DeviceInUse]:
    return [one for one in room.office.heard(who.session) if isinstance(one, DeviceInUse)]


def device(who: Someone) -> bytes:
    assert who.session.device is not None
    assert len(who.session.device) == ID_SIZE
    return who.session.device


async def test_the_device_touched_last_is_in_use_and_all_mine_are_told(room: Room) -> None:
    desk, other = await room.enters("1"), await room.enters("2")
    phone = await room.again(desk.person, "1")
    assert devices(room, desk) == devices(room, phone) == [DeviceInUse(b"")]
    await touch(room, desk)
    assert devices(room, desk) == devices(room, phone) == [DeviceInUse(device(desk))]
    room.pass_time(40, desk, phone, other)
    await touch(room, desk, 3)
    # That it still is in use is nothing new.
    assert devices(room, phone) == []
    room.pass_time(10, desk, phone, other)
    await touch(room, phone, 2)
    assert devices(room, desk) == devices(room, phone) == [DeviceInUse(device(phone), 13)]
    # Nobody else learns of it.
    assert devices(room, other) == [DeviceInUse(b"")]


async def test_an_older_touch_that_comes_late_changes_nothing(room: Room) -> None:
    desk = await room.enters("1")
    phone = await room.again(desk.person, "1")
    await touch(room, desk, 5)
    devices(room, phone)
    for ago in (5, 60, limits.IN_USE, 10**12):
        await touch(room, phone, ago)
    assert devices(room, phone) == []
    await touch(room, phone, -(10**12))
    assert devices(room, phone) == [DeviceInUse(device(phone), 5)]


async def test_a_device_left_alone_is_not_in_use_any_more(room: Room) -> None:
    desk = await room.enters("1")
    phone = await room.again(desk.person, "1")
    await touch(room, desk)
    devices(room, phone)
    room.pass_time(limits.IN_USE - 1, desk, phone)
    assert devices(room, phone) == []
    room.pass_time(1, desk, phone)
    assert devices(room, phone) == [DeviceInUse(b"", limits.IN_USE)]


async def test_a_device_that_is_gone_is_not_in_use(room: Room) -> None:
    desk = await room.enters("1")
    phone = await room.again(desk.person, "1")
    await touch(room, desk)
    devices(room, phone)
    room.pass_time(20, phone)
    room.office.sessions.leave(desk.session, final=True)
    room.pass_time(1, phone)
    assert devices(room, phone) == [DeviceInUse(b"", 21)]


@pytest.mark.parametrize("final", [True, False])
async def test_a_link_that_breaks_is_given_a_moment_to_come_back(room: Room, final: bool) -> None:
    desk = await room.enters("1")
    phone = await room.again(desk.person, "1")
    await touch(room, phone)
    devices(room, desk)
    room.office.sessions.leave(phone.session, final=final)
    room.pass_time(2, desk)
    assert devices(room, desk) == ([DeviceInUse(b"", 1)] if final else [])
    room.pass_time(8, desk)
    assert devices(room, desk) == ([] if final else [DeviceInUse(b"", 5)])


async def test_a_device_that_comes_is_told_once_it_has_spoken(room: Room) -> None:
    desk = await room.enters("1")
    await touch(room, desk)
    phone = await room.again(desk.person, "1", settled=False)
    await touch(room, phone)
    assert devices(room, phone) == []
    await room.feature.handlers()[SetPresence](phone.session, SetPresence())
    assert devices(room, phone) == [DeviceInUse(device(desk))]
    silent = await room.again(desk.person, "1", settled=False)
    room.pass_time(3, desk, phone, silent)
    assert devices(room, silent) == [DeviceInUse(device(desk))]
