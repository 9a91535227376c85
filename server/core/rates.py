"""How often each person may do one thing that costs others something."""

import time
from collections import OrderedDict
from collections.abc import Callable

from shared.errors import ErrorCode, Refusal
from shared.wire.rate import TokenBucket


class RateOfEach:
    """So much at once for each person, and so much a second after that.

    Whoever could take everything again is forgotten: what is kept is no more than the people of the last
    `burst` / `rate` seconds.
    """

    def __init__(self, rate: float, burst: int, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._now = now
        self._buckets: OrderedDict[bytes, TokenBucket] = OrderedDict()  # used last, last

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, person: bytes, amount: int = 1) -> bool:
        """Count something; False, and it is not counted, when it is too much."""
        now = self._now()
        self._forget(now)
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = self._buckets[person] = TokenBucket(self._rate, self._burst, now)
        self._buckets.move_to_end(person)
        return bucket.take(now, amount)

    def require(self, person: bytes, amount: int = 1) -> None:
        """Count something; raises Refusal `too_many_requests` (limit) when it is too much."""
        if not self.take(person, amount):
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, limit=self._burst)

    def _forget(self, now: float) -> None:
        while self._buckets and next(iter(self._buckets.values())).full(now):
            self._buckets.popitem(last=False)
