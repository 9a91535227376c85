"""What is new about who came in to my account, one after the other, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.people.naming import isolated, shown_name
from client.viewmodels.platforms import platform_words
from client.viewmodels.times import Times
from client.viewmodels.trying import trying
from shared.model.state import Arrival


class Arrivals(Protocol):
    """What is needed of the service."""

    def news(self) -> Sequence[tuple[bytes, Arrival]]: ...

    async def confirm(self, device: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class SignInNote:
    """One of them; `device` is what may be signed out."""

    device: bytes
    words: str


class SignInNews(QObject):
    """`changed` tells that there is something else to tell, or nothing; `troubled` what went wrong.

    `came` carries what is new in two parts, once: what happened, and which device it was.
    """

    came = Signal(str, str)
    changed = Signal()
    troubled = Signal(str)

    def __init__(self, arrivals: Arrivals, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self._arrivals = arrivals
        self._language = language
        self._told: set[tuple[bytes, int]] = set()
        self._tasks = Tasks("sign-in news")
        self._stop = bus.subscribe(StateStored, self._stored)

    async def close(self) -> None:
        """Hear no more."""
        self._stop()
        await self._tasks.close()

    def _stored(self, event: StateStored) -> None:
        if any(item.key.startswith("arrival/") for item in event.items):
            self.changed.emit()
            self._tell()

    def _tell(self) -> None:
        """Tell of the newest, unless it was told of before."""
        news = self._arrivals.news()
        fresh = {(device, arrival.time) for device, arrival in news} - self._told
        self._told |= fresh
        if news and (news[0][0], news[0][1].time) in fresh:
            happened, _, which = words_of(news[0][1], Times(QLocale(self._language().value))).partition("\n")
            self.came.emit(happened, which)

    def first(self, times: Times) -> SignInNote | None:
        """Return what is to be told first."""
        news = self._arrivals.news()
        return SignInNote(news[0][0], words_of(news[0][1], times)) if news else None

    def confirm(self, device: bytes) -> None:
        """Say that it was me; my other devices tell no more of it either."""
        work = trying(lambda: self._arrivals.confirm(device), self.troubled.emit, self._language)
        self._tasks.start(work, "confirm")


def words_of(arrival: Arrival, times: Times) -> str:
    """Say which device came in, from where and when, in three lines."""
    if arrival.known:
        said = QCoreApplication.translate("SignInNews", "Your device signed in from a new place")
    else:
        said = QCoreApplication.translate("SignInNews", "A new device signed in to your account")
    name = shown_name(arrival.name, platform_words(arrival.platform))
    where = f"{isolated(arrival.address)} · {times.day_and_clock(arrival.time)}"
    return "\n".join((said, isolated(name), where))
