"""Presence in shapes and words: what a service knows of someone, as a window shows it."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from client.viewmodels.people.naming import Presence
from shared.model import presence as model
from shared.model.state import Status
from shared.protocol.presence import Seen


class PresenceState(Protocol):
    """What I chose."""

    @property
    def choice(self) -> model.Presence: ...

    @property
    def status(self) -> Status: ...


class Presences(Protocol):
    """What the window needs of the presence service."""

    @property
    def state(self) -> PresenceState: ...

    def of(self, person: bytes) -> model.Presence | None: ...

    def seen(self, person: bytes) -> Seen | None: ...

    def watch(self, place: str, people: tuple[bytes, ...]) -> None: ...

    def choose(self, choice: model.Presence, text: str = "", until: int = 0) -> None: ...


def shown_presence(known: model.Presence | None) -> Presence | None:
    """Return the mark of someone; none where nothing is known."""
    return None if known is None else Presence(known.value)


def presence_words(presence: Presence) -> str:
    """Return how a presence is said: colour and shape never speak alone."""
    words = {
        Presence.ONLINE: QCoreApplication.translate("Presence", "Online"),
        Presence.AWAY: QCoreApplication.translate("Presence", "Away"),
        Presence.BUSY: QCoreApplication.translate("Presence", "Busy"),
        Presence.DO_NOT_DISTURB: QCoreApplication.translate("Presence", "Do not disturb"),
        Presence.OUT: QCoreApplication.translate("Presence", "Out"),
        Presence.INVISIBLE: QCoreApplication.translate("Presence", "Offline to others"),
        Presence.OFFLINE: QCoreApplication.translate("Presence", "Offline"),
    }
    return words[presence]
