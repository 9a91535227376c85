"""Who I am and how I am seen, as far as that is my choice."""

from PySide6.QtCore import QObject, Signal

from client.core.events import PresenceChose, SessionOpened
from client.viewmodels.main.office import Office
from client.viewmodels.main.services import Services
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import shown_presence
from shared.model import presence as known


class Me(QObject):
    """`changed` tells that somebody signed in, or chose to be seen otherwise."""

    changed = Signal()

    def __init__(self, services: Services, office: Office) -> None:
        super().__init__()
        self._services = services
        self._office = office
        kinds = (SessionOpened, PresenceChose)
        self._stops = [services.bus.subscribe(kind, lambda _: self.changed.emit()) for kind in kinds]

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()

    @property
    def id(self) -> bytes:
        """My own id, empty before the first sign-in."""
        return self._services.me() or b""

    @property
    def name(self) -> str:
        """My own name."""
        return self._services.auth.state.name or self._services.my_name()

    @property
    def presence(self) -> Presence:
        """How I am seen; without a server I am not."""
        choice = shown_presence(self._services.presence.state.choice)
        if not self._services.auth.state.up:
            return Presence.OFFLINE
        return Presence.INVISIBLE if choice in {None, Presence.OFFLINE} else choice or Presence.ONLINE

    @property
    def status(self) -> tuple[Presence, str]:
        """How I am seen, and my own words for it."""
        return self.presence, self._services.presence.state.status.text

    @property
    def signature(self) -> str:
        """The words under my name on my card."""
        return self._office.cards.card(self.id).signature

    @property
    def words(self) -> str:
        """My own words, and until when they hold; empty without either."""
        status = self._services.presence.state.status
        return self._office.said(status.text, status.until)

    def choose_presence(self, presence: Presence, text: str = "", until: int = 0) -> None:
        """Be seen like this from now on, with these words, until a time (Unix ms, 0: for good)."""
        hidden = presence is Presence.INVISIBLE
        choice = known.Presence.OFFLINE if hidden else known.Presence(presence.value)
        self._services.presence.choose(choice, text, until)
