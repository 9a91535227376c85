"""Presence: leases end, choices win, watchers hear it once a second and no more, and limits hold."""

import pytest

from server.features import presence as slices
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.presence import Presence
from shared.protocol.presence import PresenceChosen
from tests.server.features.presence.room import Room
from tests.server.store.disabling import set_disabled


async def test_who_comes_is_online_and_who_falls_silent_is_offline_after_the_lease(room: Room) -> None:
    wang = await room.enters("1")
    li = await room.enters("2", settled=False)
    assert await room.watches(wang, li.person) == {}
    room.pass_time(1, wang)
    assert room.heard(wang) == []
    room.pass_time(2, wang)
    assert room.heard(wang) == [{li.person: "online"}]
    room.pass_time(limits.PRESENCE_LEASE - 5, wang)
    assert room.heard(wang) == []
    room.pass_time(5, wang)
    assert room.heard(wang) == [{li.person: "offline"}]


async def test_a_beating_link_keeps_its_lease(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(200, wang, li)
    assert room.heard(wang) == [{li.person: "online"}]


async def test_one_of_two_devices_leaving_changes_nothing(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    phone = await room.again(li.person, "2")
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li, phone)
    room.heard(wang)
    room.office.sessions.leave(phone.session)
    room.pass_time(90, wang, li)
    assert room.heard(wang) == []
    room.office.sessions.leave(li.session)
    room.pass_time(slices.GRACE + 1, wang)
    assert room.heard(wang) == [{li.person: "offline"}]


async def test_a_link_that_comes_back_at_once_is_not_told(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    room.heard(wang)
    room.office.sessions.leave(li.session)
    room.pass_time(2, wang)
    session, _ = await room.office.resume(li.laptop, li.token)
    session.link.heard = room.seconds
    li.session = session
    room.pass_time(60, wang, li)
    assert room.heard(wang) == []


async def test_a_link_given_up_after_its_lease_does_not_bring_its_person_back(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(limits.SILENCE, wang)
    assert room.heard(wang)[-1] == {li.person: "offline"}
    room.office.sessions.leave(li.session)
    room.pass_time(10, wang)
    assert room.heard(wang) == []


async def test_the_disabled_and_the_signed_out_are_offline_with_the_next_beat(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    room.heard(wang)
    await room.office.database.write(lambda db: set_disabled(db, li.person, disabled=True))
    await room.office.directory.look()
    room.pass_time(1, wang)
    assert room.heard(wang) == [{li.person: "offline"}]


async def test_away_is_who_sits_at_none_of_their_devices(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    phone = await room.again(li.person, "2")
    await room.watches(wang, li.person)
    await room.sets(li.session, away=True)
    room.pass_time(1, wang, li, phone)
    assert room.heard(wang) == [{li.person: "online"}]
    await room.sets(phone.session, away=True)
    room.pass_time(20, wang, li, phone)
    assert room.heard(wang) == [{li.person: "away"}]
    await room.sets(li.session)
    room.pass_time(1, wang, li, phone)
    assert room.heard(wang) == [{li.person: "online"}]


async def test_the_last_choice_holds_for_all_devices_and_they_learn_of_it(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    phone = await room.again(li.person, "2")
    await room.watches(wang, li.person)
    now = room.office.now
    room.office.heard(phone.session)
    await room.sets(li.session, choice=Presence.DO_NOT_DISTURB, chosen=now)
    told = [one for one in room.office.heard(phone.session) if isinstance(one, PresenceChosen)]
    assert told == [PresenceChosen("do_not_disturb", now)]
    # The phone comes back with something older, and is told what holds.
    await room.sets(phone.session, choice=Presence.BUSY, chosen=now - 5)
    assert PresenceChosen("do_not_disturb", now) in room.office.heard(phone.session)
    room.pass_time(1, wang, li, phone)
    assert room.heard(wang) == [{li.person: "do_not_disturb"}]
    await room.sets(phone.session, choice=Presence.ONLINE, chosen=now + 10**9)
    room.pass_time(1, wang, li, phone)
    assert room.heard(wang) == []
    room.office.pass_time(1)
    await room.sets(phone.session, choice=Presence.ONLINE, chosen=now + 10**9)
    room.pass_time(1, wang, li, phone)
    assert room.heard(wang) == [{li.person: "online"}]


async def test_who_chose_offline_is_never_seen_in_between(room: Room) -> None:
    wang = await room.enters("1")
    li = await room.enters("2", settled=False)
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now)
    room.pass_time(30, wang, li)
    # A second device begins by saying nothing.
    phone = await room.again(li.person, "2", settled=False)
    room.pass_time(30, wang, li, phone)
    assert room.heard(wang) == []
    assert await room.watches(await room.enters("3"), li.person) == {}


async def test_a_flood_of_changes_is_one_message_a_second(room: Room) -> None:
    wang, li, zhao = [await room.enters(number) for number in "123"]
    await room.watches(wang, li.person, zhao.person)
    room.pass_time(1, wang, li, zhao)
    room.heard(wang)
    for turn in range(1, 200):
        await room.sets(li.session, away=turn % 2 == 1)
        choice = Presence.BUSY if turn % 2 else Presence.ONLINE
        await room.sets(zhao.session, choice=choice, chosen=room.office.now - 1000 + turn)
    room.pass_time(1, wang, li, zhao)
    assert room.heard(wang) == [{li.person: "away", zhao.person: "busy"}]


async def test_watching_ends_when_asked_and_with_the_link(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    room.pass_time(1, wang, li)
    assert await room.watches(wang, li.person, new_id()) == {li.person: "online"}
    assert await room.watches(wang, li.person) == {}
    await room.watches(wang, remove=(li.person, new_id()))
    await room.sets(li.session, away=True)
    room.pass_time(1, wang, li)
    assert room.heard(wang) == []
    await room.watches(wang, li.person)
    room.office.sessions.leave(wang.session)
    assert len(room.feature.watchers) == 0
    room.office.sessions.leave(wang.session)
    room.office.sessions.leave(li.session)
    room.pass_time(limits.PRESENCE_LEASE + 1)
    assert len(room.feature.leases) == 0


async def test_nobody_watches_more_people_than_there_is_room_for(room: Room) -> None:
    wang = await room.enters("1")
    many = [new_id() for _ in range(limits.WATCHED)]
    await room.watches(wang, *many)
    with pytest.raises(Refusal) as refused:
        await room.watches(wang, new_id())
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    assert len(room.feature.watchers) == limits.WATCHED
    await room.watches(wang, new_id(), remove=(many[0], many[1]))
    assert len(room.feature.watchers) == limits.WATCHED - 1
    # The same one named over and over is one.
    await room.watches(wang, *(many[2] for _ in range(500)))
    assert len(room.feature.watchers) == limits.WATCHED - 1


async def test_only_choices_are_written(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)

    def refuse(*_: object) -> None:
        raise AssertionError("presence went to the database")

    for name in ("read", "write", "write_now"):
        monkeypatch.setattr(room.office.database, name, refuse)
    await room.sets(li.session, away=True)
    room.pass_time(100, wang)
    assert {li.person: "away"} in room.heard(wang)
