"""Whom somebody may not see in the directory, they cannot watch either."""

from msgspec.structs import replace

from server.store.connection import Connection
from shared.ids import new_id
from shared.model.rights import GUEST, Holder
from tests.server.features.presence.room import Room, Someone


async def make_guest(room: Room, guest: Someone) -> None:
    policies = room.office.policies

    def work(db: Connection) -> None:
        policy = policies.current(db)
        policies.change(db, replace(policy, holders=(*policy.holders, Holder(guest.person, GUEST))))

    await room.office.database.write(work)


async def test_a_guest_watches_nobody_the_directory_withholds(room: Room) -> None:
    guest, li = await room.enters("1"), await room.enters("2")
    await make_guest(room, guest)
    room.pass_time(1, guest, li)
    assert await room.watches(guest, li.person, new_id()) == {}
    await room.sets(li.session, away=True)
    room.pass_time(2, guest, li)
    assert room.told(guest) == []
    assert len(room.feature.watchers) == 0
    assert await room.watches(guest, guest.person) == {guest.person: "online"}


async def test_who_becomes_a_guest_watches_no_more_whom_they_may_not_see(room: Room) -> None:
    guest, li, zhao = await room.enters("1"), await room.enters("2"), await room.enters("3")
    for one in (guest, zhao):
        await room.watches(one, li.person, guest.person)
    room.pass_time(1, guest, li, zhao)
    await room.feature.narrowing.look()
    room.told(guest)
    await make_guest(room, guest)
    await room.feature.narrowing.look()
    assert room.heard(guest) == [{li.person: "offline"}]
    await room.sets(li.session, away=True)
    await room.sets(guest.session, away=True)
    room.pass_time(2, guest, li, zhao)
    assert room.heard(guest) == [{guest.person: "away"}]
    assert {li.person: "away", guest.person: "away"} in room.heard(zhao)


async def test_who_left_while_it_was_looked_up_watches_nobody(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    read = room.office.database.read

    async def slow(work: object) -> object:
        room.office.sessions.leave(wang.session)
        return await read(work)  # type: ignore[arg-type]

    room.office.database.read = slow
    assert await room.watches(wang, li.person) == {}
    assert len(room.feature.watchers) == 0
