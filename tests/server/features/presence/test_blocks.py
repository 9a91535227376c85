"""Whom I have blocked sees me as offline, and never learns why."""

import asyncio

from server.core.facts import Blocking
from server.features.presence import blocks
from server.features.presence.blocks import Blocks
from shared.ids import new_id
from shared.model.presence import Presence
from shared.protocol.org import SetNote
from tests.server.features.presence.room import Room, Someone


async def block(room: Room, one: Someone, other: Someone, *, blocked: bool = True) -> None:
    await room.office.ask(one.session, SetNote(other.person, blocked=blocked))


async def three(room: Room) -> tuple[Someone, Someone, Someone]:
    return await room.enters("1"), await room.enters("2"), await room.enters("3")


async def test_who_was_blocked_before_sees_nothing_and_others_all(room: Room) -> None:
    wang, li, zhao = await three(room)
    await block(room, li, wang)
    await block(room, li, zhao)
    await block(room, li, zhao, blocked=False)
    room.pass_time(1, wang, li, zhao)
    assert await room.watches(wang, li.person, zhao.person) == {zhao.person: "online"}
    assert await room.watches(zhao, li.person) == {li.person: "online"}
    await room.sets(li.session, choice=Presence.OUT, chosen=room.office.now, text="出差")
    room.pass_time(2, wang, li, zhao)
    room.office.sessions.leave(li.session, final=True)
    room.pass_time(2, wang, zhao)
    assert room.heard(wang) == []
    assert room.heard(zhao) == [{li.person: "out"}, {li.person: "out"}]


async def test_who_is_blocked_meanwhile_sees_somebody_leave_and_come_again(room: Room) -> None:
    wang, li, zhao = await three(room)
    room.pass_time(1, wang, li, zhao)
    for one in (wang, zhao):
        await room.watches(one, li.person)
    await block(room, li, wang)
    await room.sets(li.session, away=True)
    room.pass_time(2, wang, li, zhao)
    assert room.heard(wang) == [{li.person: "offline"}]
    assert room.heard(zhao) == [{li.person: "away"}]
    await block(room, li, wang)
    room.pass_time(2, wang, li, zhao)
    await block(room, li, wang, blocked=False)
    room.pass_time(2, wang, li, zhao)
    assert room.heard(wang) == [{li.person: "away"}]


async def test_who_is_not_there_can_be_blocked_without_a_trace(room: Room) -> None:
    wang, li, zhao = await three(room)
    await room.watches(wang, li.person)
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now)
    room.pass_time(1, wang, li, zhao)
    await block(room, li, wang)
    room.pass_time(1, wang, li, zhao)
    await block(room, li, wang, blocked=False)
    room.pass_time(1, wang, li, zhao)
    assert room.told(wang) == []
    # Who becomes visible in the beat in which they block is not seen leaving either.
    room.office.pass_time(1)
    await room.sets(li.session, choice=Presence.BUSY, chosen=room.office.now)
    await block(room, li, wang)
    room.pass_time(1, wang, li, zhao)
    assert room.told(wang) == []


async def test_a_block_that_comes_while_lists_are_read_is_not_lost(room: Room) -> None:
    wang, li = new_id(), new_id()
    one = Blocks(room.office.database)

    async def meanwhile() -> None:
        assert one.hides(li, wang)
        one.heed(Blocking(li, wang, blocked=True))

    await asyncio.gather(one.load([li]), meanwhile())
    assert one.hides(li, wang)
    assert not one.hides(li, new_id())


async def test_lists_of_those_nobody_watches_give_way(room: Room) -> None:
    one = Blocks(room.office.database)
    many = [new_id() for _ in range(blocks.KEPT + 1)]
    await one.load(many)
    one.keep_only(many[:3])
    assert len(one) == 3
    one.keep_only(())
    assert len(one) == 3
