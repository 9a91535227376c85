"""My messages that wait for their time: in one line above a chat, in a list, and what one does with them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.writing import may_not_write
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.services.later import LaterMessage
from client.viewmodels.counts import Counts
from client.viewmodels.messages.moments import Moments
from client.viewmodels.messages.words import message_words
from client.viewmodels.people.lines import PersonLine
from client.viewmodels.times import unix_ms
from client.viewmodels.trying import trying
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import MessageBody
from shared.model.styles import StyledText

MOST = 200
"""Characters of a message that its line in the list shows."""


class Later(Protocol):
    """What this needs of the service."""

    def of(self, conversation: bytes) -> Sequence[LaterMessage]: ...

    def get(self, entry: bytes) -> LaterMessage: ...

    async def keep(
        self, conversation: bytes, message: MessageBody, due: int, *, to: bytes | None = None
    ) -> bytes: ...

    async def change(
        self, entry: bytes, *, words: StyledText | None = None, due: int | None = None
    ) -> None: ...

    async def cancel(self, entry: bytes) -> None: ...


class LaterMessages(QObject):
    """`changed` tells that something waits or waits no more, `troubled` why something was not done.

    `rewritten` carries one that the server has with its new words and time.
    """

    changed = Signal()
    rewritten = Signal(bytes)
    troubled = Signal(str)

    def __init__(
        self, service: Later, bus: Bus, language: Callable[[], Language], now: Callable[[], int] = unix_ms
    ) -> None:
        super().__init__()
        self._service = service
        self._language = language
        self._now = now
        self._tasks = Tasks("later")
        self._stop = bus.subscribe(StateStored, self._state)

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        self._stop()
        await self._tasks.close()

    def _state(self, event: StateStored) -> None:
        if any(item.key.startswith("later/") for item in event.items):
            self.changed.emit()

    @property
    def moments(self) -> Moments:
        """What says and offers moments now."""
        return Moments(QLocale(self._language().value), now=self._now)

    def line(self, conversation: bytes) -> str:
        """Say in one line what waits in a conversation, empty for nothing."""
        found = self._service.of(conversation)
        failed = sum(one.refusal is not None for one in found)
        if failed:
            return Counts.tr("%n messages could not be sent at their time.", "", failed)
        if not found:
            return ""
        when = self.moments.said(found[0].due)
        if len(found) == 1:
            return QCoreApplication.translate("Later", "A message waits until {when}.").format(when=when)
        return Counts.tr("%n messages wait, the first until {when}.", "", len(found)).format(when=when)

    def lines(self, conversation: bytes) -> list[PersonLine]:
        """Return what waits in a conversation, a line each, the next first."""
        return [self._line(one) for one in self._service.of(conversation)]

    def _line(self, one: LaterMessage) -> PersonLine:
        words = " ".join(message_words(one.message.text[:MOST], one.message.attachments).split())
        if one.refusal is None:
            return PersonLine(one.id, words, icon="clock", under=self.moments.begins(one.due))
        return PersonLine(one.id, words, icon="error_circle", under=self._why(one.refusal))

    def _why(self, refusal: Refusal) -> str:
        """Say why one could not be sent; what is said of others tells that they are kept in the outbox."""
        if may_not_write(refusal):
            return QCoreApplication.translate("Later", "Not sent: you were not allowed to write here then.")
        if refusal.code is ErrorCode.DISABLED:
            return QCoreApplication.translate("Later", "Not sent: your account was disabled then.")
        return wording(refusal, self._language())

    def get(self, entry: bytes) -> LaterMessage | None:
        """Return one that waits, or could not be sent; None once it is gone."""
        try:
            return self._service.get(entry)
        except Refusal:
            return None

    # What the user does

    def send_now(self, entry: bytes) -> None:
        """Send one at once."""
        self._try(lambda: self._service.change(entry, due=self._now()), "send now")

    def change(self, entry: bytes, words: StyledText, due: int) -> None:
        """Change words, with their looks, and time."""
        self._try(lambda: self._change(entry, words.stripped("\n"), due), "change")

    async def _change(self, entry: bytes, words: StyledText, due: int) -> None:
        await self._service.change(entry, words=words, due=due)
        self.rewritten.emit(entry)

    def cancel(self, entry: bytes) -> None:
        """Take one back."""
        self._try(lambda: self._service.cancel(entry), "cancel")

    def _try(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._tasks.start(trying(work, self.troubled.emit, self._language), name)
