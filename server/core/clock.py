"""The time of day, passed in so that tests need not wait."""

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""Returns Unix ms."""


def wall_clock() -> int:
    return time.time_ns() // 1_000_000
