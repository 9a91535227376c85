"""The rule of lock-outs, pure: who may try a password now, and how often still."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from server.core.networks import network_of
from shared import limits

WINDOW_MS = int(limits.FAILURE_WINDOW * 1000)
WHOLE = 32
"""Bits of an IPv4 address that failures are counted by."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where failures are counted.

    A stranger's count per account and address, and per address over all accounts. A device that
    has proved a key registered for the account counts for itself alone: strangers, even at the
    same address, cannot lock it out.
    """

    address: str
    subject: bytes

    @property
    def known_device(self) -> bool:
        return not self.address


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left to a bucket: tries, and when it is locked, until when (Unix ms)."""

    tries_left: int
    until: int = 0

    @property
    def locked(self) -> bool:
        return self.tries_left <= 0


def bucket(address: str, account: bytes | None, user: str, known_device: bytes | None) -> Bucket:
    """Choose where an attempt is counted; a name that nobody has is counted like one that somebody has."""
    if known_device is not None and account is not None:
        return Bucket("", account + known_device)
    subject = account or hashlib.sha256(b"linxin/nobody/1\0" + user.encode()).digest()[:16]
    return Bucket(network_of(address, WHOLE), subject)


def judge(of_subject: Sequence[int], of_address: Sequence[int], now: int) -> Standing:
    """Judge by the times (Unix ms, ascending) at which sign-ins failed."""
    return min(
        _left(of_subject, limits.FAILURES_PER_ACCOUNT, now),
        _left(of_address, limits.FAILURES_PER_ADDRESS, now),
        key=lambda standing: (standing.tries_left, -standing.until),
    )


def _left(failures: Sequence[int], allowed: int, now: int) -> Standing:
    recent = [time for time in failures if now - WINDOW_MS < time <= now + WINDOW_MS]
    left = allowed - len(recent)
    return Standing(left) if left > 0 else Standing(0, recent[-allowed] + WINDOW_MS)
