"""The way to the server as a window shows it: whether there is one, in words, and the end of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged, SessionEnded
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.main.services import Auth
from shared.errors import Refusal

PATIENCE_MS = 1_000
"""For so long nothing is said of the first attempt: a line that comes and goes would move every start."""


class Connection(QObject):
    """`signed_out` tells that the session is over, by my wish or not; `troubled` why it is not."""

    changed = Signal()
    signed_out = Signal()
    troubled = Signal(str)

    def __init__(self, auth: Auth, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self._auth = auth
        self._language = language
        self._tasks = Tasks("connection")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.changed)
        self._patience.start(PATIENCE_MS)
        self._stops = (
            bus.subscribe(ConnectionChanged, lambda _: self.changed.emit()),
            bus.subscribe(SessionEnded, lambda _: self.signed_out.emit()),
        )

    async def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        self._patience.stop()
        await self._tasks.close()

    @property
    def up(self) -> bool:
        """Whether the server can be reached."""
        return self._auth.state.up

    @property
    def words(self) -> str:
        """The quiet line about the connection, empty while all is well."""
        state = self._auth.state
        if state.up:
            return ""
        if state.reason is None:
            patient = self._patience.isActive()
            return "" if patient else QCoreApplication.translate("Main", "Connecting…")
        return wording(state.reason, self._language())

    def reconnect(self) -> None:
        """Try to connect at once."""
        self._auth.network_changed()

    def sign_out(self) -> None:
        """Sign this device out."""
        self._tasks.start(self._sign_out(), "sign out")

    async def _sign_out(self) -> None:
        try:
            await self._auth.sign_out()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        else:
            self.signed_out.emit()
