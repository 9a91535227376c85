"""How often somebody is believed to type: as often as people begin and stop, whatever their client says."""

import time
from collections.abc import Callable

from shared import limits
from shared.wire.rate import TokenBucket


class Typists:
    """A measure for each person who typed lately."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: dict[bytes, TokenBucket] = {}

    def take(self, person: bytes) -> bool:
        """Tell whether others are to be told once more."""
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = TokenBucket(limits.TYPING_PER_SECOND, limits.TYPING_AT_ONCE, self._now())
            self._buckets[person] = bucket
        return bucket.take(self._now())
