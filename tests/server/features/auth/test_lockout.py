"""Locked out: whom, for how long, and who never."""

import asyncio
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import ChangePassword, SignedIn
from tests.server.office import PASSWORD, Laptop, Office

HOME = "198.51.100.1"


async def fail(office: Office, user: str, address: str = HOME, laptop: Laptop | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await office.sign_in(user, laptop, address, password="wrong")
    return caught.value


async def locked(office: Office, user: str, address: str = HOME, laptop: Laptop | None = None) -> Refusal:
    """The right password is of no use to whom is locked out."""
    with pytest.raises(Refusal) as caught:
        await office.sign_in(user, laptop, address)
    assert caught.value.code is ErrorCode.LOCKED
    return caught.value


async def test_five_failures_lock_the_account_for_that_address(office: Office) -> None:
    await office.hire("1001", "王芳")
    left = [(await fail(office, "1001")).detail["tries_left"] for _ in range(limits.FAILURES_PER_ACCOUNT)]
    assert left == [4, 3, 2, 1, 0]
    first = office.now
    refusal = await locked(office, "王芳")
    assert refusal.detail["until"] == first + limits.FAILURE_WINDOW * 1000
    await office.sign_in("1001", address="198.51.100.2")
    office.restart()
    await locked(office, "1001")
    office.pass_time(limits.FAILURE_WINDOW)
    await office.sign_in("1001", address=HOME)


async def test_a_success_forgets_the_slips_before(office: Office) -> None:
    await office.hire("1001", "王芳")
    for _ in range(3):
        for _ in range(limits.FAILURES_PER_ACCOUNT - 1):
            await fail(office, "1001")
        await office.sign_in("1001", address=HOME)


async def test_fifty_failures_lock_the_address_for_everyone(office: Office) -> None:
    await office.hire("1001", "王芳")
    for number in range(limits.FAILURES_PER_ADDRESS):
        await fail(office, f"guess{number}")
    await locked(office, "1001")
    await office.sign_in("1001", address="198.51.100.2")


async def test_a_success_of_ones_own_does_not_clear_the_address(office: Office) -> None:
    await office.hire("1001", "王芳")
    for number in range(limits.FAILURES_PER_ADDRESS - 1):
        await fail(office, f"guess{number}")
        if number % 10 == 0:
            await office.sign_in("1001", address=HOME)
    await fail(office, "guess again")
    await locked(office, "1001")


async def test_one_ipv6_subscriber_is_one_address(office: Office) -> None:
    await office.hire("1001", "王芳")
    for host in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1001", f"2001:db8:0:1::{host:x}")
    await locked(office, "1001", "2001:db8:0:1:ffff::9")
    await office.sign_in("1001", address="2001:db8:0:2::1")


async def test_strangers_never_lock_a_known_device_out(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    await office.sign_in("1001", laptop, HOME)
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1001")
    for number in range(limits.FAILURES_PER_ADDRESS):
        with pytest.raises(Refusal):
            await office.sign_in(f"guess{number}", address=HOME, password="wrong")
    await locked(office, "1001")
    await office.sign_in("1001", laptop, HOME)


async def test_a_known_device_has_tries_of_its_own(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    await office.sign_in("1001", laptop, HOME)
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1001", HOME, laptop)
    await locked(office, "1001", "198.51.100.9", laptop)
    await office.sign_in("1001", address=HOME)


async def test_claiming_a_known_device_without_its_key_helps_nobody(office: Office) -> None:
    await office.hire("1001", "王芳")
    laptop = office.laptop()
    await office.sign_in("1001", laptop, "203.0.113.5")
    claimed = replace(laptop, key=Ed25519PrivateKey.generate())
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1001", HOME, claimed)
    await locked(office, "1001", HOME, claimed)
    await office.sign_in("1001", laptop, HOME)


async def test_a_device_known_to_one_account_is_a_stranger_to_another(office: Office) -> None:
    await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    mine = office.laptop()
    await office.sign_in("1001", mine, HOME)
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1002", HOME, mine)
    await locked(office, "1002")


async def test_any_number_at_once_learn_no_more_than_is_allowed(office: Office) -> None:
    await office.hire("1001", "王芳")
    tries = [office.sign_in("1001", None, HOME, f"guess{number}") for number in range(30)]
    tries.append(office.sign_in("1001", None, HOME, PASSWORD))
    results = await asyncio.gather(*tries, return_exceptions=True)
    codes = [one.code for one in results if isinstance(one, Refusal)]
    assert codes.count(ErrorCode.WRONG_CREDENTIALS) <= limits.FAILURES_PER_ACCOUNT
    told = sum(not isinstance(one, Refusal) or one.code is not ErrorCode.LOCKED for one in results)
    assert told <= limits.FAILURES_PER_ACCOUNT + 1


async def test_the_old_password_is_guessed_at_no_oftener_by_changing_it(office: Office) -> None:
    await office.hire("1001", "王芳")
    session, _ = await office.sign_in("1001")
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        with pytest.raises(Refusal) as caught:
            await office.ask(session, ChangePassword("wrong", "a new password"))
        assert caught.value.code is ErrorCode.WRONG_CREDENTIALS
    with pytest.raises(Refusal) as caught:
        await office.ask(session, ChangePassword(PASSWORD, "a new password"))
    assert caught.value.code is ErrorCode.LOCKED


async def test_a_clock_set_back_locks_nobody_for_long(office: Office) -> None:
    await office.hire("1001", "王芳")
    office.pass_time(365 * 24 * 3600)
    for _ in range(limits.FAILURES_PER_ACCOUNT):
        await fail(office, "1001")
    office.pass_time(-365 * 24 * 3600)
    session, answer = await office.sign_in("1001", address=HOME)
    assert isinstance(answer, SignedIn)
    assert not session.closing
