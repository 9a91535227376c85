"""Pictures of people for whatever draws them: wanted when it is drawn, told when they are there."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import AvatarsLoaded, PeopleStored


class Pictures(Protocol):
    """What is needed of the service of pictures."""

    def digest(self, person: bytes) -> bytes: ...

    def want(self, person: bytes) -> None: ...

    async def set_own(self, picture: bytes) -> None: ...


class Avatars(QObject):
    """`loaded` carries pictures by their names; `changed` tells that people may have others now."""

    loaded = Signal(object)
    changed = Signal()

    def __init__(self, pictures: Pictures, bus: Bus) -> None:
        super().__init__()
        self._pictures = pictures
        self._stops = (
            bus.subscribe(AvatarsLoaded, self._loaded),
            bus.subscribe(PeopleStored, lambda _: self.changed.emit()),
        )

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()

    def digest(self, person: bytes) -> bytes:
        """Return the name of somebody's picture, empty for who has none."""
        return self._pictures.digest(person)

    def want(self, person: bytes) -> None:
        """Have somebody's picture brought."""
        self._pictures.want(person)

    def _loaded(self, event: AvatarsLoaded) -> None:
        if event.pictures:
            self.loaded.emit(event.pictures)
        else:
            self.changed.emit()
