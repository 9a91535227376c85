"""What people choose is kept: through restarts, until its end time, with its words."""

import pytest

from server.store import statuses
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.presence import Presence
from shared.model.state import Status, decode_value
from shared.protocol.presence import PresenceChosen, Seen
from shared.protocol.sync import StateChanged, StateItem
from tests.server.features.presence.room import Room

HOUR = 3600 * 1000
Turn = dict[bytes, tuple[StateItem, ...]]


async def restarted(room: Room) -> Room:
    """Return a room in which everybody has to come back, with what is on disk."""
    for session in room.office.sessions.everyone():
        room.office.sessions.leave(session)
    again = Room(room.office)
    await again.feature.begin()
    return again


async def stored(room: Room, person: bytes) -> Status:
    return await room.office.database.read(lambda db: statuses.status_of(db, person))


async def test_words_an_end_time_and_platforms_are_told_with_the_state(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    now = room.office.now
    await room.sets(li.session, choice=Presence.BUSY, chosen=now, text="  排产会\n 二楼 ", until=now + HOUR)
    room.pass_time(1, wang, li)
    seen = Seen(li.person, "busy", "排产会 二楼", now + HOUR, ("linux",))
    assert await room.looks(wang, li.person) == (seen,)
    room.office.pass_time(1)
    await room.sets(li.session, chosen=room.office.now, text="开车")
    room.pass_time(1, wang, li)
    assert room.told(wang) == [(Seen(li.person, "online", "开车", 0, ("linux",)),)]


async def test_a_second_platform_is_told_and_one_of_the_same_is_not(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    room.told(wang)
    await room.again(li.person, "2")
    room.pass_time(1, wang, li)
    assert room.told(wang) == []
    phone = await room.again(li.person, "2", settled=False)
    phone.session.platform = "p" * 1000 + " 11.2"
    await room.sets(phone.session)
    room.pass_time(1, wang, li, phone)
    assert room.told(wang) == [(Seen(li.person, "online", "", 0, ("linux", "p" * 32)),)]
    for number in range(10):
        more = await room.again(li.person, "2", settled=False)
        more.session.platform = f"phone{number} 1"
        await room.sets(more.session)
    room.pass_time(1, wang, li, phone)
    assert [len(seen.devices) for seen in room.told(wang)[0]] == [limits.PLATFORMS]


async def test_a_choice_ends_by_itself_and_all_devices_learn_of_it(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    until = room.office.now + HOUR
    await room.sets(
        li.session, choice=Presence.DO_NOT_DISTURB, chosen=room.office.now, text="专心", until=until
    )
    await room.watches(wang, li.person)
    await room.passes(3599, wang, li)
    assert room.heard(wang) == [{li.person: "do_not_disturb"}]
    room.office.heard(li.session)
    await room.passes(1, wang, li)
    assert room.told(wang) == [(Seen(li.person, "online", "", 0, ("linux",)),)]
    assert await stored(room, li.person) == Status("online", "", 0, until)
    events = room.office.heard(li.session)
    assert PresenceChosen("online", until) in events
    items = [item for event in events if isinstance(event, StateChanged) for item in event.items]
    assert [decode_value(item.value, Status) for item in items] == [Status("online", "", 0, until)]
    await room.passes(10, wang, li)
    assert room.told(wang) == []


async def test_a_choice_ends_at_its_time_also_while_the_server_is_down(room: Room) -> None:
    li = await room.enters("2")
    until = room.office.now + HOUR
    await room.sets(li.session, choice=Presence.OUT, chosen=room.office.now, text="年假", until=until)
    room = await restarted(room)
    wang = await room.enters("1")
    out = Seen(li.person, "out", "年假", until)
    assert await room.looks(wang, li.person) == (out,)
    room.office.pass_time(3600)
    room = await restarted(room)
    wang = await room.enters("3")
    assert await room.looks(wang, li.person) == ()
    assert (await stored(room, li.person)).choice == "online"


async def test_out_is_seen_with_and_without_a_device(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.sets(li.session, choice=Presence.OUT, chosen=room.office.now)
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    assert room.told(wang) == [(Seen(li.person, "out", "", 0, ("linux",)),)]
    room.office.sessions.leave(li.session, final=True)
    room.pass_time(1, wang)
    assert room.told(wang) == [(Seen(li.person, "out"),)]


async def test_a_device_that_says_nothing_is_seen_as_its_person_chose_before_a_restart(room: Room) -> None:
    li = await room.enters("2")
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now)
    room = await restarted(room)
    wang = await room.enters("1")
    phone = await room.again(li.person, "2", settled=False)
    await room.watches(wang, li.person)
    room.pass_time(30, wang, phone)
    await room.sets(phone.session, away=True)
    room.pass_time(30, wang, phone)
    assert room.told(wang) == []


async def test_a_choice_that_is_over_already_is_none(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2")
    await room.watches(wang, li.person)
    room.pass_time(1, wang, li)
    room.told(wang)
    now = room.office.now
    await room.sets(li.session, choice=Presence.BUSY, chosen=now, text="会", until=now)
    room.pass_time(1, wang, li)
    assert room.told(wang) == []
    assert await stored(room, li.person) == Status(chosen=now)


async def test_no_end_time_is_further_away_than_is_allowed(room: Room) -> None:
    li = await room.enters("2")
    for until in (2**63 - 1, 2**64 - 1, -5):
        await room.sets(li.session, chosen=room.office.now, text="x", until=until)
        kept = await stored(room, li.person)
        furthest = room.office.now + limits.STATUS_LONGEST * 1000
        assert kept.until == (furthest if until > 0 else 0)
        room.office.pass_time(1)


async def test_while_a_choice_cannot_be_kept_its_person_is_not_seen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang = await room.enters("1")
    li = await room.enters("2", settled=False)
    await room.watches(wang, li.person)

    async def full(*_: object) -> None:
        raise Refusal(ErrorCode.SERVER_BUSY)

    with monkeypatch.context() as patch:
        patch.setattr(room.office.database, "write", full)
        with pytest.raises(Refusal):
            await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now)
        room.pass_time(30, wang, li)
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=room.office.now)
    room.pass_time(30, wang, li)
    assert room.told(wang) == []


async def test_who_left_while_a_choice_was_written_is_not_there(room: Room) -> None:
    wang, li = await room.enters("1"), await room.enters("2", settled=False)
    await room.watches(wang, li.person)
    room.pass_time(1, wang)
    write = room.office.database.write

    async def slow(work: object) -> object:
        room.office.sessions.leave(li.session)
        return await write(work)  # type: ignore[arg-type]

    room.office.database.write = slow
    await room.sets(li.session, choice=Presence.BUSY, chosen=room.office.now)
    room.pass_time(3, wang)
    assert room.told(wang) == []


async def test_whatever_begins_or_ends_being_invisible_is_told_once_in_its_transaction(room: Room) -> None:
    turns: list[bool] = []

    def turned(_connection: Connection, person: bytes, *, visible: bool) -> Turn:
        assert person == li.person
        turns.append(visible)
        return {}

    room = Room(room.office, turned)
    li = await room.enters("2")
    now = room.office.now
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=now, until=now + HOUR)
    await room.sets(li.session, choice=Presence.OFFLINE, chosen=now - 1)
    assert turns == [False]
    await room.passes(3600, li)
    assert turns == [False, True]
    for choice in (Presence.BUSY, Presence.OFFLINE, Presence.OFFLINE, Presence.OUT):
        room.office.pass_time(1)
        await room.sets(li.session, choice=choice, chosen=room.office.now)
    assert turns == [False, True, False, True]


async def test_many_choices_that_end_together_all_end(room: Room) -> None:
    people = [new_id() for _ in range(450)]
    until = room.office.now + 1000

    def chosen(db: object) -> None:
        for person in people:
            statuses.keep_status(db, person, Status("busy", "", until, room.office.now))  # type: ignore[arg-type]

    await room.office.database.write(chosen)
    room.feature.leases.begin((person, Status("busy", "", until, room.office.now)) for person in people)
    await room.passes(1)
    assert {(await stored(room, person)).choice for person in people} == {"online"}
    assert room.feature.leases.over(room.office.now + 10**9) == []
