"""Asking a server: the one thing slices need of a connection."""

from typing import Protocol, TypeVar

from shared.protocol.auth import SignedIn
from shared.wire.message import Reply, Request

R = TypeVar("R", bound=Reply)


class Asking(Protocol):
    """A connection to a server, up or not."""

    @property
    def device(self) -> bytes: ...

    @property
    def session(self) -> SignedIn | None:
        """The session this device has now, or had last since the start."""
        ...

    async def ask(self, request: Request[R]) -> R:
        """Ask and return the reply; raises the refusal it was answered with, `timeout` or `offline`."""
        ...
