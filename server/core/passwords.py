"""Argon2id in a few threads: bounded, so that a rush of sign-ins cannot eat the machine."""

import asyncio
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from shared.errors import ErrorCode, Refusal

THREADS = 2
WAITING = 128
"""Sign-ins that may wait: at 120 ms each, twice abreast, the last waits about 8 s."""

ONE_TIME_MEMORY = 1024  # KiB
ONE_TIME_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that people take for one another."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the password was right; `fresh` is its hash at the present costs if the stored one is dated."""

    right: bool
    fresh: str | None = None


class Passwords:
    """Hashes and verifies passwords."""

    def __init__(self, time_cost: int, memory_cost: int) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_cost, parallelism=1)
        self._pool = ThreadPoolExecutor(THREADS, "argon2")
        self._waiting = 0

    async def hash(self, password: str) -> str:
        return await self._run(lambda: self.hash_now(password))

    async def hash_one_time(self, passwords: Sequence[str]) -> list[str]:
        """Hash many passwords that `one_time_password` has made."""
        return await self._run(lambda: self.hash_one_time_now(passwords))

    def hash_one_time_now(self, passwords: Sequence[str]) -> list[str]:
        """Hash at a cost at which thousands take seconds: 59 random bits need no slow hash to be safe.

        They are for one use, and what follows them is hashed at full cost.
        """
        hasher = PasswordHasher(time_cost=1, memory_cost=ONE_TIME_MEMORY, parallelism=1)
        return [hasher.hash(canonical(password)) for password in passwords]

    async def verify(self, stored: str | None, password: str) -> Verdict:
        """Check a password against a stored hash; without one, take as long and say no."""
        return await self._run(lambda: self.verify_now(stored, password))

    def hash_now(self, password: str) -> str:
        """Hash in the calling thread, for the command line."""
        return self._hasher.hash(canonical(password))

    def verify_now(self, stored: str | None, password: str) -> Verdict:
        password = canonical(password)
        if stored is None:
            self._hasher.hash(password)
            return Verdict(right=False)
        try:
            self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            if self._cheaper(stored):
                self._hasher.hash(password)  # or the time taken would tell whose password is for one use
            return Verdict(right=False)
        if self._hasher.check_needs_rehash(stored):
            return Verdict(right=True, fresh=self._hasher.hash(password))
        return Verdict(right=True)

    def _cheaper(self, stored: str) -> bool:
        try:
            return extract_parameters(stored).memory_cost < self._hasher.memory_cost
        except InvalidHashError:
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        """Run in a thread; raises Refusal `server_busy` when too many wait already.

        An asker that is cancelled leaves the line only when its work is done, or never began.
        """
        if self._waiting >= THREADS + WAITING:
            raise Refusal(ErrorCode.SERVER_BUSY)
        self._waiting += 1
        future = asyncio.get_running_loop().run_in_executor(self._pool, work)
        future.add_done_callback(self._done)
        return await future

    def _done(self, _future: "asyncio.Future[T]") -> None:
        self._waiting -= 1

    def close(self) -> None:
        """Drop what has not begun; what has, ends by itself within a moment."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def canonical(password: str) -> str:
    """Return the one form of a password whatever keyboard typed it (NFC, as RFC 8265 asks)."""
    return unicodedata.normalize("NFC", password)


def one_time_password() -> str:
    """Make a password for one use: 59 bits, easy to read out."""
    groups = ("".join(secrets.choice(ONE_TIME_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)
