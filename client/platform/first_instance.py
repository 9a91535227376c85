"""One window for each profile: the first start listens for second ones, and comes forward for them."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from client.platform.second_start import LINE, endpoint
from shared import limits
from shared.model.invite import is_invite

SILENCE = 5_000
"""Milliseconds after which a caller who says nothing is hung up on."""
CALLERS = 8

logger = logging.getLogger(__name__)


class FirstInstance(QObject):
    """Listens for second starts of a profile; `come_forward` gets their desktop's activation token.

    `link_opened` carries an invite link that one of them was to open. Whoever opens this holds the
    profile's lock: an endpoint that a killed process left is nobody's.
    """

    link_opened = Signal(str)

    def __init__(self, folder: Path, come_forward: Callable[[str], None]) -> None:
        super().__init__()
        self._endpoint = endpoint(folder)
        self._come_forward = come_forward
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(CALLERS)
        self._server.newConnection.connect(self._accept)

    def open(self) -> bool:
        """Begin to listen; where that fails, a second start is told that the profile is in use."""
        QLocalServer.removeServer(self._endpoint)
        listening = self._server.listen(self._endpoint)
        if not listening:
            logger.warning("second starts can't be heard: %s", self._server.errorString())
        return listening

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        for caller in self.findChildren(_Caller):
            caller.hang_up()

    def _accept(self) -> None:
        while self._server.hasPendingConnections():
            caller = _Caller(self._server.nextPendingConnection(), self._come_forward, self)
            caller.link_opened.connect(self.link_opened)


class _Caller(QObject):
    """Someone on the line."""

    link_opened = Signal(str)

    def __init__(self, line: QLocalSocket, come_forward: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._come_forward = come_forward
        line.setParent(self)
        line.readyRead.connect(self._hear)
        line.disconnected.connect(self._gone)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.hang_up)
        self._patience.start(SILENCE)
        # The caller names this process to Windows, which then lets it come forward.
        line.write(f"{os.getpid()}\n".encode())

    def hang_up(self) -> None:
        """End the call, whatever it was about."""
        self._line.abort()

    def _gone(self) -> None:
        self._patience.stop()
        self.deleteLater()

    def _hear(self) -> None:
        line = self._line
        if not line.canReadLine():
            if line.bytesAvailable() > LINE:
                self.hang_up()
            return
        said = bytes(line.readLine(LINE).data()).decode(errors="replace").strip()
        word, _, token = said.partition(" ")
        link, _, rest = token.partition(" ")
        opens = word == "open" and is_invite(link) and len(link) <= limits.INVITE
        if opens or word == "raise":
            line.write(b"ok\n")
            line.flush()
            self._come_forward(rest if opens else token)
        if opens:
            self.link_opened.emit(link)
        line.disconnectFromServer()
