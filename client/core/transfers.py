"""Files on their way between this device and a server: the event that tells how far one is."""

from dataclasses import dataclass

from shared.errors import Refusal


@dataclass(frozen=True, slots=True)
class Transfer:
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


@dataclass(frozen=True, slots=True)
class TransferMoved:
    """A file has come a little further, about ten times a second while it moves."""

    transfer: Transfer
