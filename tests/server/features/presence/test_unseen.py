"""Coming in unseen: offline to others in the very transaction that lets in, and by nobody else's doing."""

from collections.abc import Mapping

import pytest

from server.store import statuses
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from shared.model.state import Status
from shared.protocol.presence import PresenceChosen
from shared.protocol.sync import StateItem
from tests.server.features.presence.room import Room
from tests.server.office import PASSWORD, Office


async def stored(room: Room, person: bytes) -> Status:
    return await room.office.database.read(lambda db: statuses.status_of(db, person))


async def comes(room: Room, number: str, password: str = PASSWORD) -> None:
    """Sign in unseen on a device that says nothing more."""
    laptop, session = room.office.laptop(), room.office.link()
    await room.office.ask(session, laptop.sign_in(session, number, password, unseen=True))
    session.link.heard = room.seconds


async def test_nobody_sees_who_comes_unseen_by_password(room: Room) -> None:
    wang = await room.enters("1")
    li = await room.office.hire("2", "李伟")
    assert await room.watches(wang, li.id) == {}
    await comes(room, "2")
    room.pass_time(limits.PRESENCE_LEASE * 2, wang)
    assert room.heard(wang) == []
    assert (await room.watches(wang, li.id), (await stored(room, li.id)).choice) == ({}, "offline")


async def test_nor_by_token_and_the_own_devices_learn_of_it(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    phone = await room.again(li.person, "2")
    await room.watches(wang, li.person)
    room.pass_time(2, wang, li, phone)
    room.heard(wang)
    room.office.sessions.leave(li.session)
    room.office.heard(phone.session)
    session = room.office.link()
    await room.office.ask(session, li.laptop.resume(session, li.token, unseen=True))
    told = [event for event in room.office.heard(phone.session) if isinstance(event, PresenceChosen)]
    assert [event.choice for event in told] == ["offline"]
    room.pass_time(2, wang, phone)
    assert room.heard(wang) == [{li.person: "offline"}]


async def test_it_turns_what_is_withheld_once_and_holds_for_good(office: Office) -> None:
    turned: list[bool] = []

    def turn(_connection: Connection, _person: bytes, *, visible: bool) -> Mapping[bytes, tuple[StateItem]]:
        turned.append(visible)
        return {}

    room = Room(office, turn)
    li = await room.enters("2")
    until = room.office.now + 60_000
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now, until=until)
    await comes(room, "2")
    await comes(room, "2")
    assert (turned, (await stored(room, li.person)).until) == ([False], 0)


async def test_a_wrong_password_hides_nobody(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    with pytest.raises(Refusal) as caught:
        await comes(room, "2", "wrong")
    assert caught.value.code is ErrorCode.WRONG_CREDENTIALS
    session = room.office.link()
    with pytest.raises(Refusal):
        await room.office.ask(session, li.laptop.resume(session, bytes(32), unseen=True))
    room.pass_time(1, wang, li)
    assert room.heard(wang) == [{li.person: "online"}]
    assert await stored(room, li.person) == Status()
