"""The chats of one window: one alone, or several behind tabs of which one is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from client.viewmodels.chat.open_chat import OpenChat


@dataclass(frozen=True, slots=True)
class TabLine:
    """What a tab tells of its chat."""

    conversation: bytes
    title: str
    unread: int = 0
    muted: bool = False


Line = Callable[[bytes, bytes | None], TabLine]


class ChatStack(QObject):
    """`changed` tells that there are other tabs; `emptied` carries a stack whose last one was closed."""

    changed = Signal()
    emptied = Signal(object)

    def __init__(self, shown: OpenChat, line: Line, *, tabbed: bool) -> None:
        """`shown` is the place of the chat in sight; `line` words a tab, given with whom the chat is."""
        super().__init__()
        self.shown = shown
        self.tabbed = tabbed
        self._line = line
        self._peers: dict[bytes, bytes | None] = {}

    @property
    def conversations(self) -> tuple[bytes, ...]:
        """What is open here, in the order of the tabs."""
        return tuple(self._peers)

    @property
    def peers(self) -> dict[bytes, bytes | None]:
        """What is open here, and with whom as long as only that is known."""
        return dict(self._peers)

    @property
    def lines(self) -> list[TabLine]:
        """What the tabs tell."""
        return [self._line(conversation, peer) for conversation, peer in self._peers.items()]

    @property
    def place(self) -> int:
        """Which of the tabs is shown."""
        shown = self.shown.conversation
        return self.conversations.index(shown) if shown in self._peers else 0

    def open(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation, on a new tab unless it has one."""
        self._peers.setdefault(conversation, peer)
        self.shown.open(conversation, self._peers[conversation])
        self.changed.emit()

    def choose(self, place: int) -> None:
        """Show the tab at a place."""
        if 0 <= place < len(self._peers):
            conversation = self.conversations[place]
            self.open(conversation, self._peers[conversation])

    def step(self, by: int) -> None:
        """Show the next tab, or the one before; after the last comes the first."""
        self.choose((self.place + by) % max(1, len(self._peers)))

    def move(self, conversation: bytes, place: int) -> None:
        """Put a tab at another place."""
        if conversation in self._peers:
            order = [one for one in self._peers if one != conversation]
            order.insert(max(0, place), conversation)
            self._peers = {one: self._peers[one] for one in order}
            self.changed.emit()

    def close_one(self, conversation: bytes) -> None:
        """Close a tab; its neighbour is shown then."""
        if conversation not in self._peers:
            return
        was_shown, place = conversation == self.shown.conversation, self.place
        del self._peers[conversation]
        if not self._peers:
            self.emptied.emit(self)
            return
        if was_shown:
            self.choose(min(place, len(self._peers) - 1))
        self.changed.emit()
