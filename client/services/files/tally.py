"""How far each file on its way is, and telling it no more often than anybody can see."""

import time
from collections.abc import Callable

from client.core.bus import Bus
from client.core.link.transfers import Transfer, TransferMoved

EVERY = 0.1
"""Seconds between two tellings of one file."""


class Tally:
    """Knows the transfers that run, and those that failed, until they are tried again."""

    def __init__(self, bus: Bus, now: Callable[[], float] = time.monotonic) -> None:
        self._bus = bus
        self._now = now
        self._transfers: dict[tuple[bytes, bytes], Transfer] = {}
        self._told: dict[tuple[bytes, bytes], float] = {}

    def of(self, entry: bytes, digest: bytes) -> Transfer | None:
        """Return how far a file of an entry is."""
        return self._transfers.get((entry, digest))

    def moved(self, transfer: Transfer) -> None:
        """Note how far a file has come."""
        key = (transfer.entry, transfer.digest)
        self._transfers[key] = transfer
        now = self._now()
        if transfer.done == 0 or now - self._told.get(key, 0.0) >= EVERY:
            self._told[key] = now
            self._bus.publish(TransferMoved(transfer))

    def ended(self, transfer: Transfer) -> None:
        """Note the end of a transfer; a download that went well is not known any more, it is held."""
        key = (transfer.entry, transfer.digest)
        self._told.pop(key, None)
        self._transfers[key] = transfer
        if not transfer.upload and transfer.refusal is None:
            del self._transfers[key]
        self._bus.publish(TransferMoved(transfer))

    def forget(self, entry: bytes) -> None:
        """Forget the files of an entry that is on its way itself."""
        for key in [key for key in self._transfers if key[0] == entry]:
            del self._transfers[key]
