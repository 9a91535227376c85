"""Passwords, devices and leaving; and being cut off."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from server.store.connection import Connection
from server.store.devices import drop_tokens_of
from server.store.people import mark_changed
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.protocol.auth import ChangePassword, ListDevices, NewDevice, RevokeDevice, SignOut
from shared.protocol.org import ListPeople, PeopleChanged
from shared.protocol.sync import LookAgain, StateChanged
from shared.wire.session import Bye
from tests.server.office import PASSWORD, Office

NEW = "another password"


async def code_of(awaitable: Awaitable[object]) -> ErrorCode:
    with pytest.raises(Refusal) as caught:
        await awaitable
    return caught.value.code


async def test_a_new_password_signs_the_other_devices_out(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop, phone = office.laptop(), office.laptop()
    mine, answer = await office.sign_in("1001", laptop)
    other, others = await office.sign_in("1001", phone)
    await office.ask(mine, ChangePassword(PASSWORD, NEW))
    assert not mine.closing
    assert other.closing
    assert office.heard(other)[-1] == Bye("revoked", -1.0)
    await office.resume(laptop, answer.token)
    assert await code_of(office.resume(phone, others.token)) is ErrorCode.TOKEN_EXPIRED
    assert await code_of(office.sign_in("1001")) is ErrorCode.WRONG_CREDENTIALS
    await office.sign_in("1001", password=NEW)


@pytest.mark.parametrize("weak", ["", "short", "1234567", PASSWORD])
async def test_weak_passwords(office: Office, weak: str) -> None:
    await office.hire("1001", "王芳")
    session, _ = await office.sign_in("1001")
    with pytest.raises(Refusal) as caught:
        await office.ask(session, ChangePassword(PASSWORD, weak))
    assert caught.value.code is ErrorCode.PASSWORD_WEAK
    assert caught.value.detail["minimum"] == limits.PASSWORD_MINIMUM


async def test_devices_are_listed_the_one_asking_first(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    laptop, phone = office.laptop(), office.laptop()
    mine, _ = await office.sign_in("1001", laptop)
    office.pass_time(60)
    other, _ = await office.sign_in("1001", phone)
    await office.sign_in("1002")
    other.close("timeout", 1.0)
    first, second = (await office.ask(mine, ListDevices())).devices
    assert (first.device, first.current, first.online) == (laptop.id, True, True)
    assert (second.device, second.current, second.online) == (phone.id, False, False)
    assert second.last_seen == office.now


async def test_a_revoked_device_is_cut_and_comes_back_only_by_password(office: Office) -> None:
    await office.hire("1001", "王芳")
    phone = office.laptop()
    mine, _ = await office.sign_in("1001")
    lost, answer = await office.sign_in("1001", phone)
    await office.ask(mine, RevokeDevice(phone.id))
    assert office.heard(lost)[-1] == Bye("revoked", -1.0)
    assert await code_of(office.resume(phone, answer.token)) is ErrorCode.REVOKED
    assert len((await office.ask(mine, ListDevices())).devices) == 1
    office.heard(mine)
    await office.sign_in("1001", phone)
    assert [type(event) for event in office.heard(mine)] == [StateChanged, NewDevice]
    assert not mine.closing


async def test_nobody_revokes_what_is_not_theirs(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    phone = office.laptop()
    victim, _ = await office.sign_in("1001", phone)
    thief, _ = await office.sign_in("1002")
    for device in (phone.id, new_id()):
        assert await code_of(office.ask(thief, RevokeDevice(device))) is ErrorCode.NOT_FOUND
    assert not victim.closing


async def test_signing_out_is_answered_before_the_goodbye(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    session, answer = await office.sign_in("1001", laptop)
    await office.ask(session, SignOut())
    assert not session.closing
    await asyncio.sleep(0)
    assert office.heard(session) == [Bye("signed_out", -1.0)]
    assert await code_of(office.resume(laptop, answer.token)) is ErrorCode.TOKEN_EXPIRED
    await office.sign_in("1001", laptop)


async def test_revoking_the_device_in_hand_signs_out(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    session, _ = await office.sign_in("1001", laptop)
    await office.ask(session, RevokeDevice(laptop.id))
    await asyncio.sleep(0)
    assert session.closing


async def test_disabled_from_outside_is_cut_off_at_the_next_look(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    await office.hire("1003", "新人", one_time=True)
    sessions = [(await office.sign_in("1001"))[0] for _ in range(3)]
    colleague, _ = await office.sign_in("1002")
    await office.directory.look()
    office.heard(colleague)
    await office.disable(wang)
    await office.directory.look()
    assert all(office.heard(session)[-1] == Bye("disabled", -1.0) for session in sessions)
    assert office.heard(colleague) == [PeopleChanged(4), LookAgain()]
    await office.directory.look()
    assert office.heard(colleague) == []


async def test_disabled_is_cut_off_also_while_held_up_by_a_one_time_password(office: Office) -> None:
    wang = await office.hire("1001", "王芳", one_time=True)
    session, _ = await office.sign_in("1001")
    await office.disable(wang)
    await office.directory.look()
    assert office.heard(session) == [Bye("disabled", -1.0)]


async def test_a_password_reset_from_outside_signs_every_device_out(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    session, _ = await office.sign_in("1001")
    await office.directory.look()
    office.heard(session)
    await office.database.write(lambda db: drop_tokens_of(db, wang.id))
    await office.database.write(lambda db: mark_changed(db, wang.id))
    await office.directory.look()
    assert office.heard(session) == [Bye("revoked", -1.0)]


async def test_nobody_slips_in_on_what_was_true_a_moment_ago(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The account is disabled, and everyone inside cut off, between reading it and letting in."""
    wang = await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop)
    read = office.database.read
    reads = 0

    async def read_then_be_late(work: Callable[[Connection], object]) -> object:
        nonlocal reads
        reads += 1
        result = await read(work)
        if reads == 1:
            await office.disable(wang)
            await office.auth.people_changed([wang.id])
        return result

    monkeypatch.setattr(office.database, "read", read_then_be_late)
    assert await code_of(office.resume(laptop, answer.token)) is ErrorCode.DISABLED
    assert not office.sessions.entered_by(wang.id)


async def test_people_newer_than(office: Office) -> None:
    people = [await office.hire(f"{number}", f"人{number}") for number in range(1001, 1006)]
    session, _ = await office.sign_in("1001")
    everyone = await office.ask(session, ListPeople(0))
    assert [one.person for one in everyone.people] == [one.id for one in people]
    assert (everyone.version, everyone.more) == (5, False)
    await office.disable(people[2])
    changed = await office.ask(session, ListPeople(everyone.version))
    assert [(one.number, one.disabled, one.version) for one in changed.people] == [("1003", True, 6)]
    for newer_than in (6, -1, 2**63, 2**64 - 1):
        answer = await office.ask(session, ListPeople(newer_than))
        assert len(answer.people) == (5 if newer_than < 0 else 0)


async def test_people_come_in_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PEOPLE", 2)
    for number in range(1001, 1006):
        await office.hire(f"{number}", "同名")
    session, _ = await office.sign_in("1001")
    newer_than, numbers, more = 0, list[str](), True
    while more:
        page = await office.ask(session, ListPeople(newer_than))
        assert page.version == 5
        numbers += [one.number for one in page.people]
        newer_than, more = page.people[-1].version, page.more
    assert numbers == ["1001", "1002", "1003", "1004", "1005"]
    await office.directory.look()
    assert office.heard(session) == [PeopleChanged(5), LookAgain()]
