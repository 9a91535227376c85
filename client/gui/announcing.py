"""What the desktop is told of somebody's messages, and the chat that opens when one is clicked there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from client.app import Client
from client.gui.desktop import Desktop
from client.gui.ringing import Ringing
from client.gui.shell import Shell
from client.ui.main.sign_in_notice import DEVICES


class Announcing(QObject):
    """Follows the windows of whoever is signed in; `locked` tells whether they are behind the lock."""

    def __init__(self, client: Client, desktop: Desktop, locked: Callable[[], bool]) -> None:
        super().__init__()
        self._client = client
        self._desktop = desktop
        self._locked = locked
        self._shell: Shell | None = None
        self._waiting = ""
        self._ringing = Ringing(lambda: client.in_use.rings, desktop, self._waits, client.bus)
        desktop.opened.connect(self._open)

    def begin(self, shell: Shell) -> None:
        """Tell of what comes from here on, and of how much waits."""
        self._shell = shell
        unread = shell.model.list
        shell.window.activated.connect(self._desktop.looked)
        shell.window.activated.connect(self._desktop.warning_seen)
        shell.model.sign_ins.came.connect(self._came)
        unread.unread_changed.connect(self._desktop.count)
        self._desktop.count(unread.unread())
        shell.arrived.connect(self._ringing.arrived)
        shell.urged.connect(self._ringing.urged)
        unread.refreshed.connect(self._ringing.look)

    def end(self) -> None:
        """Show nothing any more: whoever sits here now has nothing waiting, and is told of nothing."""
        if self._shell is not None:
            unread = self._shell.model.list
            unread.unread_changed.disconnect(self._desktop.count)
            unread.refreshed.disconnect(self._ringing.look)
        self._shell = None
        self._ringing.forget()
        self._desktop.count(0)
        self._desktop.warning_seen()
        self._waiting = ""

    def _came(self, happened: str, which: str) -> None:
        """Tell of who came in to the account, here as on every device: only its owner knows them."""
        self._desktop.warn(DEVICES, happened, which)

    def close(self) -> None:
        """Hear no more."""
        self._ringing.close()

    def _open(self, key: str) -> None:
        """Open what was told of, a chat or my devices; behind the lock it waits for the password."""
        self._waiting = key if self._locked() else ""
        if self._shell is None or self._locked():
            return
        if key == DEVICES:
            self._shell.model.settings_wanted.emit(DEVICES)
        else:
            self._shell.model.open_told(bytes.fromhex(key))

    def open_waiting(self) -> None:
        """Open what was clicked behind the lock."""
        if self._waiting:
            self._open(self._waiting)

    def _waits(self, conversation: bytes) -> bool:
        known = self._client.chat.state.conversations.get(conversation)
        unread = known is not None and known.unread > 0
        return unread or bool(self._client.reminders.due_in(conversation))
