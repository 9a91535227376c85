"""What a fuzz run stops for."""

import time
from collections.abc import Callable
from typing import TypeVar

SLOW = 1.0
"""Seconds of CPU that no single input may cost."""

T = TypeVar("T")


class Finding(Exception):
    """Something happened that must not, whatever comes in."""


def timed(action: Callable[[], T]) -> T:
    """Do something with one input; raises Finding when it takes too long."""
    began = time.process_time()
    try:
        return action()
    finally:
        spent = time.process_time() - began
        if spent > SLOW:
            raise Finding(f"one input took {spent:.1f} s of CPU")
