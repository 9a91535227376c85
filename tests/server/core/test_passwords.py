"""Passwords: hashing, rehashing, the bound, and how long a no takes."""

import asyncio
import re
import threading
import time
from collections.abc import Generator

import pytest

from server.core.passwords import THREADS, WAITING, Passwords, Verdict, one_time_password
from shared import limits
from shared.errors import ErrorCode, Refusal


@pytest.fixture
def passwords() -> Generator[Passwords]:
    made = Passwords(1, 8)
    yield made
    made.close()


async def test_right_and_wrong(passwords: Passwords) -> None:
    stored = await passwords.hash("电池 battery")
    assert stored.startswith("$argon2id$")
    assert (await passwords.verify(stored, "电池 battery")).right
    assert not (await passwords.verify(stored, "电池 batterY")).right
    assert not (await passwords.verify(None, "电池 battery")).right
    assert await passwords.hash("电池 battery") != stored


async def test_however_a_keyboard_composes_it(passwords: Passwords) -> None:
    assert (await passwords.verify(await passwords.hash("caf\u00e9 12345"), "cafe\u0301 12345")).right


@pytest.mark.parametrize(
    "stored", ["", "plain text", "$argon2id$v=19$m=8,t=1,p=1$", "$2b$12$abcdefghijklmnopqrstuv"]
)
async def test_a_damaged_hash_lets_nobody_in(passwords: Passwords, stored: str) -> None:
    assert not (await passwords.verify(stored, "")).right


async def test_a_dated_hash_is_made_anew_for_the_right_password_alone(passwords: Passwords) -> None:
    dearer = Passwords(2, 16)
    stored = await passwords.hash("password")
    verdict = await dearer.verify(stored, "password")
    assert verdict.fresh is not None
    assert (await dearer.verify(verdict.fresh, "password")).fresh is None
    assert (await dearer.verify(stored, "wrong")).fresh is None
    dearer.close()


async def test_a_rush_is_bounded(passwords: Passwords, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def slow(_stored: str | None, _password: str) -> Verdict:
        gate.wait(10)
        return Verdict(right=False)

    monkeypatch.setattr(passwords, "verify_now", slow)
    line = [asyncio.ensure_future(passwords.verify(None, "x")) for _ in range(THREADS + WAITING)]  # noqa: TID251
    await asyncio.sleep(0)
    with pytest.raises(Refusal) as caught:
        await passwords.verify(None, "x")
    assert caught.value.code is ErrorCode.SERVER_BUSY
    for one in line[THREADS:]:
        one.cancel()
    gate.set()
    await asyncio.gather(*line, return_exceptions=True)
    assert not (await passwords.verify(None, "x")).right


def test_a_no_costs_as_much_for_nobody_as_for_somebody() -> None:
    """Counted in this thread's own CPU time, of which a busy machine takes nothing away."""
    passwords = Passwords(2, 16 * 1024)
    stored = passwords.hash_now("password")

    def cost(hashed: str | None) -> float:
        times: list[float] = []
        for _ in range(9):
            started = time.thread_time()
            passwords.verify_now(hashed, "wrong")
            times.append(time.thread_time() - started)
        return min(times)

    somebody, nobody = cost(stored), cost(None)
    passwords.close()
    assert 0.5 < somebody / nobody < 2


def test_one_time_passwords_can_be_read_out() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}", one) for one in made)
    assert all(len(one) >= limits.PASSWORD_MINIMUM for one in made)


async def test_passwords_for_one_use_are_hashed_by_the_thousand_and_then_at_full_cost() -> None:
    dear = Passwords(1, 4096)
    given = [one_time_password() for _ in range(1_000)]
    began = time.monotonic()
    hashes = await dear.hash_one_time(given)
    assert time.monotonic() - began < 10
    verdict = await dear.verify(hashes[7], given[7])
    assert verdict.right
    assert verdict.fresh is not None
    assert "m=4096" in verdict.fresh
    assert not (await dear.verify(hashes[7], given[8])).right
    dear.close()
