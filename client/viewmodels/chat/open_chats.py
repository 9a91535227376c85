"""Every chat that is open: each in one place, the main window or a stack with a window of its own."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.viewmodels.chat.model import SENDING
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.chat.stack import ChatStack, Line
from client.viewmodels.settings.preferences import Preferences


class ChatPlace(StrEnum):
    """Where chats open, as the user likes it."""

    INSIDE = "inside"
    TABS = "tabs"
    WINDOWS = "windows"


def place_of(preferences: Preferences) -> ChatPlace:
    """Return where chats are to open: a classic panel has no room for them, and so has a window for each."""
    known = preferences.chats in {place.value for place in ChatPlace}
    place = ChatPlace(preferences.chats) if known else ChatPlace.INSIDE
    inside = place is ChatPlace.INSIDE and preferences.window == "classic"
    return ChatPlace.WINDOWS if inside else place


class OpenChats(QObject):
    """`added` and `removed` carry a stack; `raised` carries the one to look at, None for the main window."""

    added = Signal(object)
    removed = Signal(object)
    raised = Signal(object)
    place_changed = Signal()

    def __init__(self, make: Callable[[], OpenChat], line: Line) -> None:
        """`make` makes a place for a chat, `line` words a tab."""
        super().__init__()
        self.main = make()
        self.place = ChatPlace.INSIDE
        self.stacks: list[ChatStack] = []
        self._make = make
        self._line = line
        self._closing = Tasks("closed windows")

    @property
    def shown(self) -> list[OpenChat]:
        """Every chat in sight, wherever."""
        return [self.main, *(stack.shown for stack in self.stacks)]

    @property
    def beside(self) -> list[bytes]:
        """Every conversation that is open beside the main window, also behind another one."""
        return [conversation for stack in self.stacks for conversation in stack.conversations]

    def showing(self, conversation: bytes) -> OpenChat | None:
        """Return where a conversation is in sight."""
        return next((one for one in self.shown if one.conversation == conversation), None)

    def stack_of(self, conversation: bytes) -> ChatStack | None:
        """Return the stack that has a conversation, also behind another one."""
        return next((one for one in self.stacks if conversation in one.conversations), None)

    def open(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation where it is open, or else where the user wants chats."""
        stack = self.stack_of(conversation)
        if stack is None and self.place is ChatPlace.INSIDE:
            self.main.open(conversation, peer)
            self.raised.emit(None)
        else:
            self.raised.emit(self._show(stack or self._next(), conversation, peer))

    def open_at(self, conversation: bytes, seq: int) -> None:
        """Show a message in its conversation."""
        self.open(conversation, None)
        shown = self.showing(conversation)
        if shown is not None:
            shown.point_at(seq)

    def open_again(self, conversation: bytes) -> None:
        """Show what was open when the window was last left, without turning to it."""
        if self.place is ChatPlace.INSIDE:
            self.main.open(conversation, None)
        elif self.stack_of(conversation) is None:
            self._show(self._next(), conversation, None)

    def open_alone(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation in a window of its own."""
        stack = self.stack_of(conversation)
        if stack is not None and stack.tabbed:
            stack.close_one(conversation)
            stack = None
        self.raised.emit(self._show(stack or self._made(tabbed=False), conversation, peer))

    def _show(self, stack: ChatStack, conversation: bytes, peer: bytes | None) -> ChatStack:
        """Show a conversation in a stack, which gets its window with its first one."""
        if self.main.conversation == conversation:
            self.main.leave()
        stack.open(conversation, peer)
        if stack not in self.stacks:
            self.stacks.append(stack)
            self.added.emit(stack)
        return stack

    def _next(self) -> ChatStack:
        """Return where one more chat belongs: the window with tabs, or one of its own."""
        if self.place is ChatPlace.WINDOWS:
            return self._made(tabbed=False)
        found = next((one for one in self.stacks if one.tabbed), None)
        return found or self._made(tabbed=True)

    def _made(self, *, tabbed: bool) -> ChatStack:
        stack = ChatStack(self._make(), self._line, tabbed=tabbed)
        stack.emptied.connect(self.close_stack)
        return stack

    def close_stack(self, stack: ChatStack) -> None:
        """Close a window with all its chats; what is begun in them stays a draft."""
        if stack in self.stacks:
            self.stacks.remove(stack)
            self.removed.emit(stack)
            self._closing.start(stack.shown.close(), "close")

    def choose(self, place: ChatPlace) -> None:
        """Have chats in another place from now on, also those that are open.

        The main window has room for one: that of the last window; the others are closed.
        """
        if place is self.place:
            return
        self.place = place
        self.place_changed.emit()
        peers: dict[bytes, bytes | None] = {}
        if self.main.chat is not None and place is not ChatPlace.INSIDE:
            peers[self.main.chat.conversation] = self.main.chat.peer
        last = self.stacks[-1].shown.conversation if self.stacks else None
        for stack in list(self.stacks):
            peers |= stack.peers
            self.close_stack(stack)
        if place is ChatPlace.INSIDE:
            if last is not None:
                self.main.open(last, peers[last])
            return
        for conversation, peer in peers.items():
            self._show(self._next(), conversation, peer)

    async def close(self) -> None:
        """Close every chat and every window with chats."""
        for stack in list(self.stacks):
            self.close_stack(stack)
        await self.main.close()
        await self._closing.finish(SENDING)
