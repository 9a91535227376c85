"""Files on their way between this device and a server: the event that tells how far one is."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from shared.errors import Refusal

Moved = Callable[[int], None]
"""Told how many bytes are across; what it raises ends the transfer."""


class Sink(Protocol):
    """Takes the bytes of a file in order; may raise Refusal."""

    async def feed(self, data: bytes) -> None: ...


class Transfer(Struct, frozen=True):
    """A file of an entry is on its way, or was: of `size` bytes `done` are across.

    An upload is `over` once the server has the file; its message is then sent by itself. A download is
    `over` once the file is held here, or with the `refusal` that ended it.
    """

    entry: bytes
    digest: bytes
    done: int
    size: int
    upload: bool = False
    over: bool = False
    refusal: Refusal | None = None


class TransferMoved(Struct, frozen=True):
    """A file has come a little further, about ten times a second while it moves."""

    transfer: Transfer
