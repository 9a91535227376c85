"""How fast one person may change who is in groups: what that costs the writer grows with the people."""

import time
from collections.abc import Callable

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import GroupBody, MemberBody
from shared.wire.rate import TokenBucket


class Pace:
    """Lives in the writer's thread. Nobody gets near it by hand; a program that founds and disbands does."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: dict[bytes, TokenBucket] = {}

    def take(self, author: bytes, body: GroupBody | MemberBody) -> None:
        """Count the people of one entry; raises Refusal `too_many_requests`."""
        now = self._now()
        bucket = self._buckets.get(author)
        if bucket is None:
            rate, burst = limits.MEMBER_CHANGES_PER_SECOND, limits.MEMBER_CHANGES
            bucket = self._buckets[author] = TokenBucket(rate, burst, now)
        people = len(body.members) + 1 if isinstance(body, GroupBody) else len(body.people)
        if not bucket.take(now, people):
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, limit=limits.MEMBER_CHANGES)
