"""Files that came with messages: fetched, opened and saved, with how far each has come."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.files import write_whole
from client.core.tasks import Tasks
from client.core.wording import Language, wording
from client.viewmodels.file_names import is_program, saved_name
from shared.errors import Refusal
from shared.model.bodies import Attachment

T = TypeVar("T")
KEPT = 500
"""Files of which is remembered where they were saved, or why they could not be had."""
NUMBERS = 1000
"""Names tried for a file that is not the first of its name."""

logger = logging.getLogger(__name__)


class Files(Protocol):
    """What windows need of the files' service; what it can't do is a Refusal."""

    async def keep(
        self, source: Path | bytes, name: str, media: str, width: int = 0, height: int = 0
    ) -> Attachment: ...

    async def read(self, entry: bytes, attachment: Attachment) -> bytes: ...

    def progress(self, digest: bytes) -> tuple[int, int] | None: ...


class AttachedFiles(QObject):
    """`moved` carries the digest of a file that has come further; `opened` the copy that is to be opened.

    `said` and `troubled` carry words. What is opened is a copy in `folder`, where its reader finds it again.
    """

    moved = Signal(bytes)
    opened = Signal(str)
    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, files: Files, folder: Callable[[], Path], language: Callable[[], Language]) -> None:
        super().__init__()
        self._files = files
        self._folder = folder
        self._language = language
        self._saved: dict[bytes, Path] = {}
        self._failed: dict[bytes, str] = {}
        self._fetching: set[bytes] = set()
        self._tasks = Tasks("attached files")

    async def close(self) -> None:
        """End what is under way; nothing is left half written."""
        await self._tasks.close()

    # How far each is

    def share(self, digest: bytes) -> float | None:
        """Return how much of a file has come or gone, None while it does not move."""
        moving = self._files.progress(digest)
        if moving is not None:
            return min(1.0, moving[0] / max(1, moving[1]))
        return 0.0 if digest in self._fetching else None

    def failure(self, digest: bytes) -> str:
        """Say why a file could not be had when it was wanted last; empty for none."""
        return self._failed.get(digest, "")

    def saved(self, digest: bytes) -> Path | None:
        """Return where a file was saved since the client runs."""
        return self._saved.get(digest)

    def has_moved(self, digest: bytes) -> None:
        """Take in that a file has come further."""
        self.moved.emit(digest)

    # Fetching

    def load(
        self, entry: bytes, file: Attachment, work: Callable[[bytes], T], then: Callable[[T | None], None]
    ) -> None:
        """Fetch a file, work on its bytes beside the loop, and hand on what came of it; None for nothing."""
        self._tasks.start(self._load(entry, file, work, then), "load")

    async def _load(
        self, entry: bytes, file: Attachment, work: Callable[[bytes], T], then: Callable[[T | None], None]
    ) -> None:
        try:
            made = await asyncio.to_thread(work, await self._fetch(entry, file))
        except Refusal as refusal:
            logger.info("a picture could not be had: %s", refusal)
            made = None
        then(made)

    async def _fetch(self, entry: bytes, file: Attachment) -> bytes:
        self._failed.pop(file.digest, None)
        self._fetching.add(file.digest)
        self.moved.emit(file.digest)
        try:
            return await self._files.read(entry, file)
        except Refusal as refusal:
            _note(self._failed, file.digest, wording(refusal, self._language()))
            raise
        finally:
            self._fetching.discard(file.digest)
            self.moved.emit(file.digest)

    # Opening and saving

    def open(self, entry: bytes, file: Attachment) -> bool:
        """Save a copy where its reader finds it, and have it opened; False for what could start by that."""
        if is_program(file.name):
            return False
        self._start(lambda: self._open(entry, file), file)
        return True

    async def _open(self, entry: bytes, file: Attachment) -> None:
        known = self._saved.get(file.digest)
        if known is None or not await asyncio.to_thread(known.is_file):
            data = await self._fetch(entry, file)
            known = await asyncio.to_thread(_put, self._folder(), saved_name(file.name), data)
            self._note_saved(file, known)
        self.opened.emit(str(known))

    def save(self, entry: bytes, file: Attachment, path: Path) -> None:
        """Write a file where its reader wants it."""
        self._start(lambda: self._save(entry, file, path), file)

    async def _save(self, entry: bytes, file: Attachment, path: Path) -> None:
        data = await self._fetch(entry, file)
        await asyncio.to_thread(write_whole, path, data)
        self._note_saved(file, path)
        words = QCoreApplication.translate("Files", "Saved as {name}")
        self.said.emit(words.format(name=path.name))

    def _note_saved(self, file: Attachment, path: Path) -> None:
        _note(self._saved, file.digest, path)
        self.moved.emit(file.digest)

    def _start(self, work: Callable[[], Awaitable[None]], file: Attachment) -> None:
        self._tasks.start(self._trying(work, file), "file")

    async def _trying(self, work: Callable[[], Awaitable[None]], file: Attachment) -> None:
        try:
            await work()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        except OSError as error:
            logger.warning("a file could not be saved: %s", error)
            words = QCoreApplication.translate(
                "Files", "{name} could not be saved: {reason}. Choose another place by Save as."
            )
            self.troubled.emit(words.format(name=file.name, reason=error.strerror or str(error)))


def _note(notes: dict[bytes, T], digest: bytes, value: T) -> None:
    if len(notes) >= KEPT:
        notes.pop(next(iter(notes)))
    notes[digest] = value


def _put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder under a name that is free, unless it lies there already; blocking."""
    folder.mkdir(parents=True, exist_ok=True)
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, NUMBERS):
        path = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        if not path.exists():
            write_whole(path, data)
            return path
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return path
    raise FileExistsError(name)
