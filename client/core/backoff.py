"""How long to wait before trying again: exponential with full jitter.

After "Exponential Backoff And Jitter" (M. Brooker, 2015): a random wait below a doubling bound keeps
200 clients from coming back in the same moment.
"""

import random
from collections.abc import Callable

FIRST = 0.5
MOST = 30.0


class Backoff:
    """The waits of one series of attempts, in seconds."""

    def __init__(
        self,
        first: float = FIRST,
        most: float = MOST,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._first = first
        self._most = most
        self._uniform = uniform
        self._bound = first

    def reset(self) -> None:
        """Begin a new series, after a success."""
        self._bound = self._first

    def next(self) -> float:
        """Return the next wait."""
        bound = self._bound
        self._bound = min(self._most, bound * 2)
        return self._uniform(0.0, bound)
