"""A token bucket: so many at once, so many a second after that."""


class TokenBucket:
    """Holds at most `burst` tokens and gains `rate` of them a second of the clock passed in."""

    __slots__ = ("_burst", "_rate", "_tokens", "_when")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = float(rate)  # to reckon with numbers of one kind costs half
        self._burst = self._tokens = float(burst)
        self._when = now

    def take(self, now: float, amount: float = 1.0) -> bool:
        """Take so many tokens; False, and none is taken, when there are fewer."""
        tokens = self._tokens + (now - self._when) * self._rate
        tokens = min(tokens, self._burst)
        self._when = now
        enough = tokens >= amount
        self._tokens = tokens - amount if enough else tokens
        return enough

    def full(self, now: float) -> bool:
        """Tell whether it is as a new one."""
        return self._tokens + (now - self._when) * self._rate >= self._burst
