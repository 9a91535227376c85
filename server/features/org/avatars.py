"""People's pictures: how often one may be changed, and what of them is told."""

import time
from collections.abc import Callable, Sequence

from server.org.scope import seen_of
from server.store.avatars import find_avatar
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.org import Avatar
from shared.wire.rate import TokenBucket


class AvatarChanges:
    """A measure for each person who changed their picture: it is a write, and everyone fetches it."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: dict[bytes, TokenBucket] = {}

    def take(self, person: bytes) -> None:
        """Count a change; raises Refusal `too_many_requests` (limit)."""
        now = self._now()
        bucket = self._buckets.get(person)
        if bucket is None:
            rate, burst = limits.AVATAR_CHANGES_PER_SECOND, limits.AVATAR_CHANGES
            bucket = self._buckets[person] = TokenBucket(rate, burst, now)
        if not bucket.take(now):
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, limit=limits.AVATAR_CHANGES)


def list_avatars(
    connection: Connection, organisation: bytes, person: bytes, people: Sequence[bytes]
) -> tuple[Avatar, ...]:
    """Return pictures in the order asked for, as far as one answer goes; of who may not be seen, none."""
    seen = frozenset(seen_of(organisation, connection, person, people))
    found: list[Avatar] = []
    size = 0
    for one in people:
        picture = find_avatar(connection, one) if one in seen else b""
        size += len(picture)
        if found and size > limits.AVATARS_BYTES:
            break
        found.append(Avatar(one, picture))
    return tuple(found)
