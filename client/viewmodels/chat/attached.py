"""Files that came with messages: fetched, opened and saved, with how far each has come."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged
from client.core.link.transfers import Transfer, TransferMoved
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.services.files.saving import safe_name
from client.services.files.surface import Files
from client.viewmodels.messages.file_names import is_program
from shared.errors import Refusal
from shared.model.bodies import Attachment

T = TypeVar("T")
STOPPED = "stopped"
"""What a refusal says of a file that its reader has given up: no trouble."""
KEPT = 500
"""Files of which is remembered where they were saved, or why they could not be had."""

logger = logging.getLogger(__name__)


class AttachedFiles(QObject):
    """`moved` carries the digest of a file that has come further, `troubled` words.

    What is opened is a copy in `folder`, where its reader finds it again.
    """

    moved = Signal(bytes)
    troubled = Signal(str)

    def __init__(
        self, files: Files, folder: Callable[[], Path], bus: Bus, language: Callable[[], Language]
    ) -> None:
        super().__init__()
        self._files = files
        self._folder = folder
        self._language = language
        self._saved: dict[bytes, Path] = {}
        self._failed: dict[bytes, str] = {}
        self._tasks = Tasks("attached files")
        self._stops = [
            bus.subscribe(TransferMoved, self._transfer_moved),
            bus.subscribe(ConnectionChanged, self._connection),
        ]

    async def close(self) -> None:
        """Hear no more, and end what is under way; nothing is left half written."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

    @property
    def folder(self) -> Path:
        """Where copies of what is opened are put."""
        return self._folder()

    # How far each is

    def share(self, entry: bytes, file: Attachment) -> float | None:
        """Return how much of a file has come or gone, None while it does not move."""
        moving = self._moving(entry, file)
        return None if moving is None else min(1.0, moving.done / max(1, moving.size))

    def is_fetching(self, entry: bytes, file: Attachment) -> bool:
        """Tell whether a file is on its way to this device."""
        moving = self._moving(entry, file)
        return moving is not None and not moving.upload

    def _moving(self, entry: bytes, file: Attachment) -> Transfer | None:
        found = self._files.transfer(entry, file.digest)
        return None if found is None or found.over or found.refusal is not None else found

    def failure(self, digest: bytes) -> str:
        """Say why a file could not be had when it was wanted last; empty for none."""
        return self._failed.get(digest, "")

    def saved(self, digest: bytes) -> Path | None:
        """Return where a file was saved since the client runs."""
        return self._saved.get(digest)

    def _transfer_moved(self, event: TransferMoved) -> None:
        self.moved.emit(event.transfer.digest)

    def _connection(self, event: ConnectionChanged) -> None:
        """Let what could not be had be asked for again."""
        if event.up and self._failed:
            failed, self._failed = self._failed, {}
            for digest in failed:
                self.moved.emit(digest)

    # Fetching

    @property
    def may_load(self) -> bool:
        """Whether a loop runs: a window may be drawn once more when it has ended."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return False
        return True

    def load(
        self, entry: bytes, file: Attachment, work: Callable[[bytes], T], then: Callable[[T | None], None]
    ) -> None:
        """Fetch a file, work on its bytes beside the loop, and hand on what came of it; None for nothing."""
        self._tasks.start(self._load(entry, file, work, then), "load")

    async def _load(
        self, entry: bytes, file: Attachment, work: Callable[[bytes], T], then: Callable[[T | None], None]
    ) -> None:
        made = None
        try:
            made = await asyncio.to_thread(work, await self._files.load(entry, file))
            self._failed.pop(file.digest, None)
        except Refusal as refusal:
            self._note_failed(file, refusal)
        then(made)

    def _note_failed(self, file: Attachment, refusal: Refusal) -> None:
        logger.info("a file could not be had: %s", refusal)
        _note(self._failed, file.digest, wording(refusal, self._language()))
        self.moved.emit(file.digest)

    def stop(self, file: Attachment) -> None:
        """Give a file up that is being fetched."""
        self._files.stop(file)

    def try_again(self, file: Attachment) -> None:
        """Forget that a file could not be had: who looks at it asks for it anew."""
        if self._failed.pop(file.digest, None) is not None:
            self.moved.emit(file.digest)

    # Opening and saving

    def open(self, entry: bytes, file: Attachment, then: Callable[[Path], None]) -> bool:
        """Have a copy that is saved where its reader finds it opened; False for what could start by that."""
        if is_program(file.name):
            return False
        self._start(lambda: self._open(entry, file, then), file)
        return True

    async def _open(self, entry: bytes, file: Attachment, then: Callable[[Path], None]) -> None:
        folder, name = self._folder(), safe_name(file.name)
        places = (self._saved.get(file.digest), folder / name)
        path = await asyncio.to_thread(_first_same, places, file)
        if path is None:
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            path = await self._files.save(entry, file, folder, name)
        self._note_saved(file, path)
        then(path)

    @staticmethod
    def name_for(file: Attachment) -> str:
        """Return the name under which a file can be saved on any system."""
        return safe_name(file.name)

    def save(self, entry: bytes, file: Attachment, path: Path, then: Callable[[Path], None]) -> None:
        """Write a file where its reader wants it, never over another one, and tell where it is."""
        self._start(lambda: self._save(entry, file, path, then), file)

    async def _save(self, entry: bytes, file: Attachment, path: Path, then: Callable[[Path], None]) -> None:
        saved = await self._files.save(entry, file, path.parent, path.name)
        self._note_saved(file, saved)
        then(saved)

    def _note_saved(self, file: Attachment, path: Path) -> None:
        self._failed.pop(file.digest, None)
        _note(self._saved, file.digest, path)
        self.moved.emit(file.digest)

    def _start(self, work: Callable[[], Awaitable[None]], file: Attachment) -> None:
        self._tasks.start(self._trying(work, file), "file")

    async def _trying(self, work: Callable[[], Awaitable[None]], file: Attachment) -> None:
        try:
            await work()
        except Refusal as refusal:
            self._note_failed(file, refusal)
            if refusal.detail.get("part") != STOPPED:
                self.troubled.emit(wording(refusal, self._language()))
        except OSError as error:
            logger.warning("a file could not be saved: %s", error)
            words = QCoreApplication.translate(
                "Files", "{name} could not be saved: {reason}. Choose another place with Save as."
            )
            self.troubled.emit(words.format(name=file.name, reason=error.strerror or str(error)))


def _note(notes: dict[bytes, T], digest: bytes, value: T) -> None:
    if len(notes) >= KEPT:
        notes.pop(next(iter(notes)))
    notes[digest] = value


def _first_same(places: tuple[Path | None, ...], file: Attachment) -> Path | None:
    """Return where a file lies already, as it was sent; blocking."""
    return next((path for path in places if path is not None and _is_same(path, file)), None)


def _is_same(path: Path, file: Attachment) -> bool:
    try:
        if not path.is_file() or path.stat().st_size != file.size:
            return False
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").digest() == file.digest
    except OSError:
        return False
