"""The server as the settings show it: where, whose, whether it is reached; and where servers are sought."""

from collections.abc import Callable
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged, SessionOpened
from client.core.profile.settings import LOOPBACK, SettingsFile
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from shared.errors import Refusal

EVERYWHERE = ("all",)


class Link(Protocol):
    """Whether the server is reached, and why not."""

    @property
    def up(self) -> bool: ...

    @property
    def reason(self) -> Refusal | None: ...


class Session(Protocol):
    """What this needs of the session service."""

    @property
    def state(self) -> Link: ...

    def network_changed(self) -> None: ...


class Network(QObject):
    """`changed` tells that something of it is otherwise now; `troubled` that a choice could not be kept."""

    changed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        bus: Bus,
        language: Callable[[], Language],
        *,
        plain: bool = False,
    ) -> None:
        """`plain` tells that the link goes without TLS."""
        super().__init__()
        self.plain = plain
        self._session = session
        self._settings = settings
        self._language = language
        self._tasks = Tasks("network")
        self._stops = [bus.subscribe(kind, self._something) for kind in (ConnectionChanged, SessionOpened)]

    @property
    def server(self) -> str:
        """The server's address."""
        return self._settings.value.server

    @property
    def organisation(self) -> str:
        """Whose server it is."""
        pin = self._settings.value.pin
        return "" if pin is None else pin.name

    @property
    def fingerprint(self) -> str:
        """What tells this organisation from one that only says its name."""
        pin = self._settings.value.pin
        return "" if pin is None else pin.organisation

    @property
    def own_ca(self) -> bool:
        """Whether nothing but the organisation's own key vouches for the server."""
        pin = self._settings.value.pin
        return pin is not None and pin.ca is not None

    @property
    def up(self) -> bool:
        """Whether the server is reached."""
        return self._session.state.up

    @property
    def trouble(self) -> str:
        """Why it is not reached."""
        reason = self._session.state.reason
        return "" if self.up or reason is None else wording(reason, self._language())

    def reconnect(self) -> None:
        """Try at once."""
        self._session.network_changed()

    # Where servers are looked for

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks on which servers are looked for."""
        return self._settings.value.networks

    @property
    def reach(self) -> str:
        """``here``, ``all``, or ``some`` where the settings' file names networks of its own."""
        if self.networks == LOOPBACK:
            return "here"
        return "all" if self.networks == EVERYWHERE else "some"

    def set_reach(self, reach: str) -> None:
        """Look on this machine alone (``here``) or on every network of it (``all``)."""
        networks = EVERYWHERE if reach == "all" else LOOPBACK
        self._tasks.start(self._keep(networks), "networks")

    async def _keep(self, networks: tuple[str, ...]) -> None:
        try:
            await self._settings.change(msgspec.structs.replace(self._settings.value, networks=networks))
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        self.changed.emit()

    def _something(self, _event: object) -> None:
        self.changed.emit()

    async def close(self) -> None:
        """Hear no more; what was chosen is kept."""
        for stop in self._stops:
            stop()
        await self._tasks.finish(1.0)
