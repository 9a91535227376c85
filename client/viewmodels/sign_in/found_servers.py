"""Servers found on the network: a look around, what came of it, and the choice of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.people.naming import shown_name
from shared.errors import Refusal

MOST = 20
"""Rows that are shown; who announces more is no office."""


@dataclass(frozen=True, slots=True)
class ServerRow:
    """One server to choose. Its name is a hint: only the key it proves later counts."""

    name: str
    address: str


class Finder(Protocol):
    """Looks for servers where it is allowed to. `wide` tells whether that is more than this machine."""

    @property
    def wide(self) -> bool: ...

    @property
    def may_widen(self) -> bool: ...

    async def find(self) -> Sequence[ServerRow]: ...

    async def widen(self) -> None: ...


class FoundServers(QObject):
    """`changed` tells that rows or state changed; nothing is looked for before `search`."""

    changed = Signal()

    def __init__(self, finder: Finder, language: Callable[[], Language]) -> None:
        super().__init__()
        self._finder = finder
        self._language = language
        self._tasks = Tasks("found servers")
        self.rows: tuple[ServerRow, ...] = ()
        self.open = False
        self.searching = False
        self.trouble = ""

    @property
    def wide(self) -> bool:
        """Whether the whole network is looked at, not this machine alone."""
        return self._finder.wide

    @property
    def may_widen(self) -> bool:
        """Whether its user may have the whole network looked at."""
        return self._finder.may_widen and not self._finder.wide

    async def close(self) -> None:
        """Stop looking."""
        await self._tasks.close()

    def search(self) -> None:
        """Look around, if that is not under way already."""
        self._start(wider=False)

    def widen(self) -> None:
        """Look on every network of this machine, now and from now on."""
        self._start(wider=True)

    def hide(self) -> None:
        """Close the list: one was chosen, or none is wanted."""
        self.open = False
        self.changed.emit()

    def _start(self, *, wider: bool) -> None:
        self.open = True
        if not self.searching:
            self.searching, self.trouble = True, ""
            self._tasks.start(self._search(wider=wider), "search")
        self.changed.emit()

    async def _search(self, *, wider: bool) -> None:
        try:
            if wider:
                await self._finder.widen()
            found = await self._finder.find()
            self.rows = tuple(ServerRow(shown_name(row.name, row.address), row.address) for row in found)[
                :MOST
            ]
        except Refusal as refusal:
            self.rows, self.trouble = (), wording(refusal, self._language())
        finally:
            self.searching = False
            self.changed.emit()
