"""The wall clock as messages tell it, and how far it is from a server's."""

import time

MINUTE = 60_000
TOLERATED = 2 * MINUTE
"""Milliseconds between two clocks of which nobody takes notice."""


def unix_ms() -> int:
    """Return the wall clock in Unix ms."""
    return time.time_ns() // 1_000_000


def ahead(there: int, here: int) -> int:
    """Return by how much a clock is ahead of another, ms: whole minutes, so that a time stays what it is."""
    apart = there - here
    return 0 if abs(apart) < TOLERATED else round(apart / MINUTE) * MINUTE
