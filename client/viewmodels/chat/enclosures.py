"""What waits beside a text to be sent: pictures and files, kept by conversation while the client runs."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.tasks import Tasks
from client.services.files.choosing import sent_name
from client.viewmodels.counts import Counts
from client.viewmodels.messages.file_names import size_words
from shared import limits
from shared.ids import new_id

T = TypeVar("T")
HELD_BYTES = 4 * limits.ATTACHMENT
"""The most that pasted pictures of all conversations take in memory."""


class Enclosure(Struct, frozen=True):
    """A file, or a pasted picture in memory, that goes with the next message.

    A picture has its type, and its width and height as it is to be shown.
    """

    name: str
    size: int
    source: Path | bytes
    media: str = ""
    width: int = 0
    height: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture."""
        return self.width > 0


class Unfit(StrEnum):
    """Why something can't be sent."""

    FOLDER = "folder"
    LARGE = "large"
    UNREADABLE = "unreadable"


class Unsendable(Struct, frozen=True):
    """Something that can't be sent."""

    name: str
    why: Unfit


Looked = Enclosure | Unsendable
Look = Callable[[], Looked]
"""Looks at what was pasted or dropped; may take its time, and runs beside the loop."""


class Enclosures(QObject):
    """Told apart by keys. `changed` carries the conversation, `refused` says what was not taken and why."""

    changed = Signal(bytes)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[bytes, dict[bytes, Enclosure]] = {}
        self._coming: dict[bytes, int] = {}
        self._turn = asyncio.Lock()
        self._loading = asyncio.Lock()
        self._tasks = Tasks("enclosures")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def of(self, conversation: bytes) -> dict[bytes, Enclosure]:
        """Return what waits in a conversation, by key."""
        return dict(self._held.get(conversation, {}))

    def is_coming(self, conversation: bytes) -> bool:
        """Tell whether something is still being looked at."""
        return self._coming.get(conversation, 0) > 0

    def add(self, conversation: bytes, looks: Sequence[Look]) -> None:
        """Take more in, as far as there is room; what is refused is said."""
        if not looks:
            return
        room = limits.ATTACHMENTS - len(self._held.get(conversation, {})) - self._coming.get(conversation, 0)
        if len(looks) > room:
            self.refused.emit(Counts.tr("A message takes %n files at most.", "", limits.ATTACHMENTS))
        taken = looks[: max(0, room)]
        if taken:
            self._coming[conversation] = self._coming.get(conversation, 0) + len(taken)
            self._tasks.start(self._add(conversation, taken), "look")

    async def _add(self, conversation: bytes, looks: Sequence[Look]) -> None:
        """Look at one after the other, so that they stand in the order in which they came."""
        async with self._turn:
            for look in looks:
                found = await asyncio.to_thread(look)
                self._coming[conversation] -= 1
                self._take(conversation, found)

    def _take(self, conversation: bytes, found: Looked) -> None:
        found = replace(found, name=sent_name(found.name))
        if isinstance(found, Enclosure) and isinstance(found.source, bytes) and self._is_full(found.size):
            found = Unsendable(found.name, Unfit.LARGE)
        if isinstance(found, Unsendable):
            self.refused.emit(_why(found))
        else:
            self._held.setdefault(conversation, {})[new_id()] = found
        self.changed.emit(conversation)

    def _is_full(self, more: int) -> bool:
        every = (one for held in self._held.values() for one in held.values())
        return sum(len(one.source) for one in every if isinstance(one.source, bytes)) + more > HELD_BYTES

    def load(self, one: Enclosure, work: Callable[[bytes], T], then: Callable[[T | None], None]) -> None:
        """Work on a file's bytes beside the loop, and hand on what came of it; None if it can't be read."""
        self._tasks.start(self._load(one, work, then), "load")

    async def _load(
        self, one: Enclosure, work: Callable[[bytes], T], then: Callable[[T | None], None]
    ) -> None:
        def read_and_work() -> T:
            return work(one.source if isinstance(one.source, bytes) else one.source.read_bytes())

        made = None
        # One at a time: each may need a whole picture in memory.
        async with self._loading:
            with contextlib.suppress(OSError):
                made = await asyncio.to_thread(read_and_work)
        then(made)

    def remove(self, conversation: bytes, key: bytes) -> None:
        """Take one away."""
        if self._held.get(conversation, {}).pop(key, None) is not None:
            self.changed.emit(conversation)

    def take(self, conversation: bytes) -> tuple[Enclosure, ...]:
        """Return what goes with the message that is sent now; nothing waits any more."""
        taken = tuple(self._held.pop(conversation, {}).values())
        if taken:
            self.changed.emit(conversation)
        return taken

    def put_back(self, conversation: bytes, enclosed: Sequence[Enclosure]) -> None:
        """Let what could not be sent wait again, before what was added meanwhile."""
        now = self._held.get(conversation, {})
        self._held[conversation] = {**{new_id(): one for one in enclosed}, **now}
        self.changed.emit(conversation)


def _why(found: Unsendable) -> str:
    match found.why:
        case Unfit.FOLDER:
            said = QCoreApplication.translate(
                "Files", "{name} is a folder. Pack it into one file (zip) to send it."
            )
        case Unfit.LARGE:
            said = QCoreApplication.translate("Files", "{name} is over the limit of {most} for a file.")
        case Unfit.UNREADABLE:
            said = QCoreApplication.translate("Files", "{name} can't be read. Check that it is still there.")
    return said.format(name=found.name, most=size_words(limits.ATTACHMENT))
