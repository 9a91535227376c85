"""The words of a status: outside contacts are told those that they may know, and told when that changes."""

import asyncio
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from server.core.facts import Regraded
from server.log.desk import Desk
from server.org import roles
from server.org.change import Change
from server.store.connection import Connection
from server.store.people import find_person, save_person
from shared.ids import new_id
from shared.model.privacy import Grade
from shared.model.rights import EMPLOYEE, GUEST, Right, Role
from shared.protocol.chat import SetPrivacy
from shared.protocol.org import SetNote
from shared.protocol.presence import Seen
from tests.server.features.presence.room import Room, Someone

WORDS = "在客户那里"


async def change(room: Room, work: Callable[[Change], None]) -> None:
    """Change the organisation as the command line does."""
    office = room.office

    def whole(connection: Connection, desk: Desk) -> None:
        work(Change(connection, desk, office.organisation, office.policies))

    await office.log.act(whole)


async def assign(room: Room, who: Someone, role: str) -> None:
    await change(room, lambda made: roles.assign_role(made, who.person, role))


@pytest.fixture
async def outside(room: Room) -> tuple[Someone, Someone, Someone]:
    """李 says something of herself; a guest, who sees everyone here, and a colleague watch her."""
    guest, li, zhao = await room.enters("1"), await room.enters("2"), await room.enters("3")
    everyone = Role(GUEST, "", (Right.SEE_EVERYONE,))
    await change(room, lambda made: roles.put_role(made, everyone))
    await assign(room, guest, GUEST)
    await room.sets(li.session, text=WORDS, chosen=1)
    room.pass_time(1, guest, li, zhao)
    return guest, li, zhao


async def beat(room: Room, *people: Someone) -> None:
    """Do what one beat does."""
    await room.feature.narrowing.look()
    await room.feature.look_outside()
    room.pass_time(1, *people)


def words(room: Room, who: Someone) -> list[str]:
    return [seen.text for told in room.told(who) for seen in told]


async def test_words_follow_the_grade_and_the_friends(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, li, zhao = outside
    for one in (guest, zhao):
        assert [seen.text for seen in await room.looks(one, li.person)] == [WORDS]
    await beat(room, *outside)
    assert words(room, guest) == []
    for request, after in (
        (SetPrivacy(signature=Grade.COLLEAGUES), [""]),
        (SetPrivacy(signature=Grade.FRIENDS), []),
        (SetNote(guest.person, favourite=True), [WORDS]),
        (SetNote(guest.person, blocked=True), []),  # she is seen as offline at all
        (SetNote(guest.person, blocked=False), [WORDS]),
        (SetNote(guest.person, favourite=False), [""]),
        (SetPrivacy(signature=Grade.EVERYONE), [WORDS]),
    ):
        await room.office.ask(li.session, request)
        await beat(room, *outside)
        heard = words(room, guest)
        assert heard[-1:] == after or (request == SetNote(guest.person, blocked=True) and heard == [""]), (
            request
        )
    assert words(room, zhao) == []


async def test_what_is_said_while_it_is_kept_back(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, li, zhao = outside
    await room.office.ask(li.session, SetPrivacy(signature=Grade.COLLEAGUES))
    assert [seen.text for seen in await room.looks(guest, li.person)] == [""]
    assert [seen.text for seen in await room.looks(zhao, li.person)] == [WORDS]
    await room.sets(li.session, text="在家", chosen=2, until=room.office.now + 60_000)
    await beat(room, *outside)
    assert [(seen.text, seen.until) for told in room.told(guest) for seen in told] == [("", 0)]
    assert words(room, zhao) == ["在家"]


async def test_a_choice_counts_before_it_is_read(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    """She hides her words, then says something: a beat between the two knows the first already."""
    guest, li, zhao = outside
    for one in (guest, zhao):
        await room.looks(one, li.person)
    await beat(room, *outside)
    await room.office.ask(li.session, SetPrivacy(signature=Grade.COLLEAGUES))
    await room.sets(li.session, text="在家", chosen=2)
    room.pass_time(1, *outside)  # the beat's look has not come to it yet
    assert words(room, guest) == [""]
    assert words(room, zhao) == ["在家"]


async def test_a_doubt_stays_while_it_can_not_be_read(
    room: Room, outside: tuple[Someone, Someone, Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, li, _ = outside
    await room.looks(guest, li.person)
    await beat(room, *outside)
    room.office.bus.share(Regraded(li.person))

    async def broken(_work: Callable[[Connection], object]) -> object:
        raise OSError("the disk is away")

    with monkeypatch.context() as patched:
        patched.setattr(room.office.database, "read", broken)
        with pytest.raises(OSError, match="away"):
            await room.feature.look_outside()
    await room.sets(li.session, text="在家", chosen=2)
    room.pass_time(1, *outside)
    assert words(room, guest) == [""]
    await beat(room, *outside)
    assert words(room, guest) == ["在家"]


async def test_who_goes_out_or_comes_in(room: Room, outside: tuple[Someone, Someone, Someone]) -> None:
    guest, li, zhao = outside
    await room.office.ask(li.session, SetPrivacy(signature=Grade.COLLEAGUES))
    for one in (guest, zhao):
        await room.looks(one, li.person)
    await beat(room, *outside)
    room.told(guest)
    await assign(room, guest, EMPLOYEE)
    await assign(room, zhao, GUEST)
    await beat(room, *outside)
    assert words(room, guest) == [WORDS]
    assert words(room, zhao) == [""]
    await beat(room, *outside)
    assert (words(room, guest), words(room, zhao)) == ([], [])


async def test_to_whom_nothing_changes_nothing_is_told(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, li, zhao = outside
    await room.looks(guest, li.person, zhao.person)
    await beat(room, *outside)
    room.told(guest)
    # Neither of who says nothing, nor of who is not there, nor of who has blocked the guest.
    await room.office.ask(zhao.session, SetPrivacy(signature=Grade.COLLEAGUES))
    await beat(room, *outside)
    await room.office.ask(li.session, SetNote(guest.person, blocked=True))
    await beat(room, *outside)
    room.told(guest)
    await room.office.ask(li.session, SetPrivacy(signature=Grade.COLLEAGUES))
    await beat(room, *outside)
    assert room.told(guest) == []


async def test_where_nothing_has_changed_nothing_is_read(
    room: Room, outside: tuple[Someone, Someone, Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, li, _ = outside
    await room.looks(guest, li.person)
    await room.feature.look_outside()
    monkeypatch.setattr(room.feature.discretion, "_read", None)
    await room.feature.look_outside()

    def save(db: Connection) -> None:
        found = find_person(db, li.person)
        assert found is not None
        save_person(db, found)

    await room.office.database.write(save)
    with pytest.raises(TypeError):
        await room.feature.look_outside()


async def test_the_own_words_and_those_of_nobody(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, _, _ = outside
    await room.office.ask(guest.session, SetPrivacy(signature=Grade.COLLEAGUES))
    await beat(room, *outside)
    await room.sets(guest.session, text="路过", chosen=1)
    room.pass_time(1, *outside)
    assert [seen.text for seen in await room.looks(guest, guest.person, new_id())] == ["路过"]


async def test_what_was_said_during_a_doubt_is_told_after_it(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, li, zhao = outside
    await room.office.ask(li.session, SetPrivacy(signature=Grade.FRIENDS))
    await room.office.ask(li.session, SetPrivacy(signature=Grade.EVERYONE))
    assert [seen.text for seen in await room.looks(guest, li.person)] == [""]
    assert [seen.text for seen in await room.looks(zhao, li.person)] == [WORDS]
    await beat(room, *outside)
    assert words(room, guest) == [WORDS]
    assert words(room, zhao) == []


async def test_a_look_during_a_look_waits_for_it(
    room: Room, outside: tuple[Someone, Someone, Someone]
) -> None:
    guest, li, zhao = outside
    await asyncio.gather(
        room.looks(guest, li.person), room.feature.look_outside(), room.looks(zhao, li.person)
    )
    await room.office.ask(li.session, SetPrivacy(signature=Grade.COLLEAGUES))
    await asyncio.gather(room.feature.look_outside(), room.looks(guest, zhao.person, li.person))
    seen = Seen(li.person, "online", WORDS)
    assert room.feature.discretion.told(seen, guest.person) == replace(seen, text="")
    assert room.feature.discretion.told(seen, zhao.person) is seen
