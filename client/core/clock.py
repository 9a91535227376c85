"""The wall clock as messages tell it, how far it is from a server's, and its times as they are said."""

import time

MINUTE = 60_000
TOLERATED = 2 * MINUTE
"""Milliseconds between two clocks of which nobody takes notice."""


LAST = 32_503_593_600_000
"""The last whole day before the year 3000 (Unix ms), at which the calendar of Windows ends."""


def unix_ms() -> int:
    """Return the wall clock in Unix ms."""
    return time.time_ns() // 1_000_000


def ahead(there: int, here: int) -> int:
    """Return by how much a clock is ahead of another, ms: whole minutes, so that a time stays what it is."""
    apart = there - here
    return 0 if abs(apart) < TOLERATED else round(apart / MINUTE) * MINUTE


def time_said(ms: int, pattern: str) -> str:
    """Say a time (Unix ms) as it is here; what no calendar reaches, though somebody claims it, as its end."""
    return time.strftime(pattern, time.localtime(min(max(ms, 0), LAST) / 1000))
