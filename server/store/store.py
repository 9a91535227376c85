"""What the rest of the server needs of a database, whichever kind `app.py` has opened."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from server.store.connection import Connection
from server.store.writer import Told, Work

T = TypeVar("T")


class Store(Protocol):
    """Transactions of one writer and many readers; `Database` is the embedded kind.

    The SQL stands in this package alone, in functions that take the connection they run on.
    """

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction; returns once it is on disk. What it raises takes back its changes."""
        ...

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one snapshot. Raises Refusal `server_busy` under overload."""
        ...

    def submit(self, work: Work, told: Told, loop: asyncio.AbstractEventLoop) -> None:
        """Queue `work`; `told(result, error)` is called on `loop` once it is on disk. For hot paths."""
        ...

    def on_forget(self, callback: Callable[[], None]) -> None:
        """Call `callback` whenever a cache of the store's content may be untrue."""
        ...
