"""A token bucket: so many at once, so many a second after that."""


class TokenBucket:
    """Holds at most `burst` tokens and gains `rate` of them a second of the clock passed in."""

    __slots__ = ("_burst", "_rate", "_tokens", "_when")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._when = now

    def take(self, now: float, amount: float = 1) -> bool:
        """Take so many tokens; False, and none is taken, when there are fewer."""
        tokens = self._held(now)
        self._when = now
        self._tokens = tokens - amount if tokens >= amount else tokens
        return tokens >= amount

    def full(self, now: float) -> bool:
        """Tell whether it is as a new one."""
        return self._held(now) >= self._burst

    def _held(self, now: float) -> float:
        return min(self._burst, self._tokens + (now - self._when) * self._rate)
