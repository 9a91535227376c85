"""People's pictures: what of them is told."""

from collections.abc import Sequence

from server.org.scope import seen_of
from server.store.avatars import find_avatar
from server.store.connection import Connection
from shared import limits
from shared.protocol.org import Avatar


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
