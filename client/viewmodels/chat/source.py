"""Where a chat's rows come from: a log of any length, read in pages, and told what is new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from client.viewmodels.chat.rows import ChatRow, Delivery


@dataclass(frozen=True, slots=True)
class ChatPage:
    """Rows in display order. `more` tells that others follow in reading direction.

    `whole` is False when some could not be read because the replica can't be reached.
    """

    rows: tuple[ChatRow, ...]
    more: bool
    whole: bool = True


class ChatListener(Protocol):
    """Who is told what changes in a chat. Called on the loop's thread, in order."""

    def arrived(self, row: ChatRow) -> None:
        """Take in a row with a place in the log, newer than all before, or an own one that got its place."""
        ...

    def waits(self, row: ChatRow) -> None:
        """Take in an own row without a place yet, or its new state (failed)."""
        ...

    def still_waits(self, rows: Sequence[ChatRow]) -> None:
        """Take in how own rows without a place stand now; those that are not shown stay so."""
        ...

    def row_changed(self, row: ChatRow) -> None:
        """Take in that a placed row shows something else now."""
        ...

    def delivered(self, how_far: Callable[[bool, int], Delivery]) -> None:
        """Take in that own rows came further; `how_far` tells it of (own, seq)."""
        ...

    def restate(self, now: Callable[[ChatRow], ChatRow]) -> None:
        """Take in that rows with a place may say something else; `now` gives back what stays the same."""
        ...

    def dropped(self, row: bytes) -> None:
        """Take in that an own row without a place is gone."""
        ...

    def reset(self) -> None:
        """Take in that nothing known before holds: read again."""
        ...


class ChatSource(Protocol):
    """One conversation. Reading raises Refusal."""

    @property
    def head(self) -> int:
        """The newest seq of the log; 0 while it is empty."""
        ...

    async def before(self, seq: int, limit: int) -> ChatPage:
        """Return the `limit` rows before a seq; 0 means the newest."""
        ...

    async def after(self, seq: int, limit: int) -> ChatPage:
        """Return the `limit` rows after a seq."""
        ...

    async def seq_from(self, ms: int) -> int:
        """Return the seq of the first row not before a time (Unix ms), the newest if all are."""
        ...

    async def waiting(self) -> tuple[ChatRow, ...]:
        """Return the own rows without a place, in the order they will be sent."""
        ...

    def listen(self, listener: ChatListener) -> Callable[[], None]:
        """Tell a listener of every change; returns what ends it."""
        ...
