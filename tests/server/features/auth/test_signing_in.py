"""Signing in by password and by token, and what is refused."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.core.passwords import Passwords
from server.store.accounts import find_account
from server.store.devices import find_device
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.identity import certificate_bytes
from shared.protocol.auth import ChangePassword, NewDevice, SignedIn
from shared.protocol.sync import StateChanged
from shared.wire.message import Access
from tests.server.office import PASSWORD, Office

DAY = 24 * 3600.0


async def refused(awaitable: Awaitable[object], code: ErrorCode) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await awaitable
    assert caught.value.code is code
    return caught.value


async def test_by_number_or_name_whatever_the_keyboard_made_of_it(office: Office) -> None:
    wang = await office.hire("A1001", "王芳")
    for user in ("A1001", "a1001", " Ａ1001 ", "王芳"):
        session, answer = await office.sign_in(user)
        assert answer.person == wang.id
        assert (answer.number, answer.name) == ("A1001", "王芳")
        assert session.link.access is Access.SIGNED_IN


async def test_the_certificate_is_the_authoritys_and_names_person_device_and_key(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop)
    certificate = office.authority.check(answer.certificate, answer.certificate_signature)
    assert (certificate.person, certificate.device, certificate.key) == (wang.id, laptop.id, laptop.public)
    assert certificate.expires - certificate.issued == limits.CERTIFICATE_LIFE
    assert certificate_bytes(answer.certificate).endswith(answer.certificate)


async def test_two_of_one_name_are_asked_for_their_number(office: Office) -> None:
    await office.hire("1001", "张伟")
    second = await office.hire("1002", "张伟")
    refusal = await refused(office.sign_in("张伟"), ErrorCode.WRONG_CREDENTIALS)
    assert refusal.detail["ambiguous"] is True
    await office.disable(second)
    _, answer = await office.sign_in("张伟")
    assert answer.number == "1001"


async def test_wrong_name_and_wrong_password_are_told_apart_by_nothing(office: Office) -> None:
    await office.hire("1001", "王芳")
    wrong = await refused(office.sign_in("1001", password="wrong"), ErrorCode.WRONG_CREDENTIALS)
    nobody = await refused(
        office.sign_in("9999", address="192.0.2.8", password="wrong"), ErrorCode.WRONG_CREDENTIALS
    )
    assert dict(wrong.detail) == dict(nobody.detail) == {"tries_left": limits.FAILURES_PER_ACCOUNT - 1}


async def test_a_proof_made_for_another_link_or_by_another_key_is_refused(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    request = laptop.sign_in(office.link(), "1001")
    await refused(office.ask(office.link(), request), ErrorCode.BAD_PROOF)
    session = office.link()
    stranger = replace(laptop, key=Ed25519PrivateKey.generate())
    forged = msgspec.structs.replace(laptop.sign_in(session, "1001"), proof=stranger.proof(session))
    await refused(office.ask(session, forged), ErrorCode.BAD_PROOF)
    assert session.person is None


async def test_a_token_comes_in_with_its_device_alone(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop, other = office.laptop(), office.laptop()
    _, answer = await office.sign_in("1001", laptop)
    _, others = await office.sign_in("1001", other)
    _, again = await office.resume(laptop, answer.token)
    assert again == answer
    await refused(office.resume(laptop, others.token), ErrorCode.TOKEN_EXPIRED)
    await refused(office.resume(laptop, bytes(32)), ErrorCode.TOKEN_EXPIRED)
    await refused(office.resume(office.laptop(), answer.token), ErrorCode.TOKEN_EXPIRED)
    thief = replace(laptop, key=Ed25519PrivateKey.generate())
    await refused(office.resume(thief, answer.token), ErrorCode.BAD_PROOF)


async def test_a_new_sign_in_ends_the_token_before(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, first = await office.sign_in("1001", laptop)
    _, second = await office.sign_in("1001", laptop)
    await refused(office.resume(laptop, first.token), ErrorCode.TOKEN_EXPIRED)
    await office.resume(laptop, second.token)


async def test_a_token_lives_as_long_as_it_is_used(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop)
    for _ in range(3):
        office.pass_time(limits.TOKEN_LIFE - DAY)
        await office.resume(laptop, answer.token)
    office.pass_time(limits.TOKEN_LIFE + 1)
    await refused(office.resume(laptop, answer.token), ErrorCode.TOKEN_EXPIRED)


async def test_a_resumed_session_costs_no_write_within_the_hour_and_no_new_certificate_within_the_day(
    office: Office,
) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop)

    async def changes() -> tuple[int, bytes]:
        device = await office.database.read(lambda db: find_device(db, laptop.id))
        assert device is not None
        return device.last_seen, device.certified.certificate

    before = await changes()
    office.pass_time(3500)
    _, again = await office.resume(laptop, answer.token)
    assert await changes() == before
    office.pass_time(200)
    await office.resume(laptop, answer.token)
    assert await changes() == (office.now, answer.certificate)
    office.pass_time(DAY)
    _, renewed = await office.resume(laptop, answer.token)
    assert again.certificate == answer.certificate != renewed.certificate
    assert (
        office.authority.check(renewed.certificate, renewed.certificate_signature).issued
        == office.now // 1000
    )


async def test_a_known_device_with_a_new_key_is_let_in_by_password_and_the_old_key_is_out(
    office: Office,
) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    old_session, old = await office.sign_in("1001", laptop)
    fresh = replace(laptop, key=Ed25519PrivateKey.generate())
    _, answer = await office.sign_in("1001", fresh)
    assert old_session.closing
    certificate = office.authority.check(answer.certificate, answer.certificate_signature)
    assert certificate.key == fresh.public
    await refused(office.resume(laptop, old.token), ErrorCode.BAD_PROOF)
    await office.resume(fresh, answer.token)


async def test_a_device_of_somebody_else_stays_theirs(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    laptop = office.laptop()
    session, answer = await office.sign_in("1001", laptop)
    refusal = await refused(office.sign_in("1002", laptop), ErrorCode.BAD_PROOF)
    assert refusal.detail == {"device": "taken"}
    device = await office.database.read(lambda db: find_device(db, laptop.id))
    assert device is not None
    assert device.person == wang.id
    assert not session.closing
    await office.resume(laptop, answer.token)


async def test_whose_device_it_is_shows_only_to_the_right_password(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    laptop = office.laptop()
    await office.sign_in("1001", laptop)
    refusal = await refused(office.sign_in("1002", laptop, password="wrong"), ErrorCode.WRONG_CREDENTIALS)
    assert "device" not in refusal.detail


async def test_the_others_hear_of_a_new_device_once(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    phone, _ = await office.sign_in("1001")
    colleague, _ = await office.sign_in("1002")
    laptop = office.laptop()
    laptop.name = "Think\x1b[31mPad\n"
    session, _ = await office.sign_in("1001", laptop, address="2001:db8::9")
    told, event = office.heard(phone)
    assert event == NewDevice(laptop.id, "Think[31mPad", "linux", "2001:db8::9", office.now)
    assert isinstance(told, StateChanged)
    _, answer = await office.sign_in("1001", laptop)
    await office.resume(laptop, answer.token)
    assert office.heard(phone) == office.heard(session) == office.heard(colleague) == []


async def test_disabled_is_told_only_to_those_who_know_the_password(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop)
    await office.disable(wang)
    await refused(office.sign_in("1001"), ErrorCode.DISABLED)
    await refused(office.sign_in("1001", password="wrong"), ErrorCode.WRONG_CREDENTIALS)
    await refused(office.resume(laptop, answer.token), ErrorCode.DISABLED)
    await office.disable(wang, disabled=False)
    await office.resume(laptop, answer.token)


async def test_one_time_password_leads_no_further_than_to_a_new_one(office: Office) -> None:
    await office.hire("1001", "王芳", one_time=True)
    laptop = office.laptop()
    session, answer = await office.sign_in("1001", laptop)
    assert answer.must_change
    assert session.link.access is Access.NEW_PASSWORD
    assert not office.sessions.everyone()
    resumed, again = await office.resume(laptop, answer.token)
    assert again.must_change
    await office.ask(resumed, ChangePassword(PASSWORD, "新的密码 12345"))
    assert resumed.link.access is Access.SIGNED_IN
    assert list(office.sessions.everyone()) == [resumed]
    _, after = await office.sign_in("1001", laptop, password="新的密码 12345")
    assert not after.must_change


async def test_a_session_is_one_persons(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    session, _ = await office.sign_in("1001")
    laptop = office.laptop()
    await refused(office.ask(session, laptop.sign_in(session, "1002")), ErrorCode.NOT_ALLOWED)


async def test_one_try_at_a_time_on_a_link(office: Office) -> None:
    await office.hire("1001", "王芳")
    session, laptop = office.link(), office.laptop()
    request = laptop.sign_in(session, "1001")
    results = await asyncio.gather(*(office.ask(session, request) for _ in range(20)), return_exceptions=True)
    assert sum(isinstance(one, SignedIn) for one in results) == 1
    codes = {one.code for one in results if isinstance(one, Refusal)}
    assert codes == {ErrorCode.TOO_MANY_REQUESTS}


async def test_a_link_that_is_gone_by_then_is_not_let_in(office: Office) -> None:
    await office.hire("1001", "王芳")
    session, laptop = office.link(), office.laptop()
    trying = asyncio.gather(office.ask(session, laptop.sign_in(session, "1001")), return_exceptions=True)
    await asyncio.sleep(0)
    session.close("timeout", 1.0)
    [result] = await trying
    assert isinstance(result, Refusal)
    assert not office.sessions.everyone()


async def test_no_more_devices_than_allowed_stay_signed_in(office: Office) -> None:
    await office.hire("1001", "王芳")
    first = office.laptop()
    _, oldest = await office.sign_in("1001", first)
    for _ in range(limits.DEVICES_PER_PERSON):
        office.pass_time(1)
        await office.sign_in("1001")
    await refused(office.resume(first, oldest.token), ErrorCode.TOKEN_EXPIRED)


async def test_a_hash_at_old_costs_is_replaced_at_the_next_sign_in(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    before = await office.database.read(lambda db: find_account(db, wang.id))
    dearer = Passwords(2, 16)
    office.passwords.close()
    office.passwords = dearer
    office.restart()
    await office.sign_in("1001")
    after = await office.database.read(lambda db: find_account(db, wang.id))
    assert before is not None
    assert after is not None
    assert "m=8,t=1" in before.password
    assert "m=16,t=2" in after.password
    await office.sign_in("1001")


@pytest.mark.parametrize(
    "user", ["", "\0", "'; DROP TABLE person; --", "𠮷" * limits.USER_LENGTH, "%", "\u202e1001"]
)
async def test_names_nobody_has(office: Office, user: str) -> None:
    await office.hire("1001", "王芳")
    await refused(office.sign_in(user), ErrorCode.WRONG_CREDENTIALS)


async def test_a_device_id_nobody_has_and_an_empty_key(office: Office) -> None:
    await office.hire("1001", "王芳")
    session = office.link()
    laptop = replace(office.laptop(), id=new_id())
    zero = msgspec.structs.replace(laptop.sign_in(session, "1001"), key=bytes(32))
    await refused(office.ask(session, zero), ErrorCode.BAD_PROOF)
