"""The wall clock as messages tell it."""

import time


def unix_ms() -> int:
    """Return the wall clock in Unix ms."""
    return time.time_ns() // 1_000_000
