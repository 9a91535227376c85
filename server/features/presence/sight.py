"""What presence asks of the directory: who may see whom, and whose words."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from server.store.connection import Connection


class Sight(Protocol):
    """Asked inside reads."""

    def seen(self, connection: Connection, person: bytes, people: Sequence[bytes], /) -> Sequence[bytes]:
        """Return those of some people whom a person may see."""
        ...

    def guests(self, connection: Connection, /) -> Collection[bytes]:
        """Return who is an outside contact."""
        ...

    def heard(
        self, connection: Connection, person: bytes, people: Iterable[bytes], /
    ) -> frozenset[bytes] | None:
        """Return those of some people whose words a person may know; None for a colleague, who may all."""
        ...
