"""My own profile while it is changed: a picture read from a file, and what I say of myself."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.people.avatars import Pictures
from shared.errors import Refusal

LEAST_SIDE = 64
"""Pixels a picture needs each way: a face of fewer is a blur."""


class OwnCard(Protocol):
    """What is needed of the people service."""

    async def set_own_card(
        self,
        *,
        signature: str | None = None,
        phones: Sequence[str] | None = None,
        mail: str | None = None,
    ) -> None: ...


class PictureFault(Enum):
    """Why a file is no picture to show."""

    UNREADABLE = "unreadable"
    NO_PICTURE = "no_picture"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"


class PictureError(Exception):
    """A file that was chosen is no picture to show."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class OwnProfile(QObject):
    """`read` carries a picture as the decoder made it; `pictured` tells that I have another one, or none.

    `saved` tells that the fields are kept, `failed` carries what is wrong. One thing at a time is under way.
    """

    read = Signal(object)
    pictured = Signal(bool)
    saved = Signal()
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, card: OwnCard, pictures: Pictures, language: Callable[[], Language]) -> None:
        super().__init__()
        self._card = card
        self._pictures = pictures
        self._language = language
        self._tasks = Tasks("own profile")
        self._busy = False

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def read_picture(self, path: Path, decode: Callable[[Path], object]) -> None:
        """Decode a picture beside the loop: a large one takes a moment."""

        async def work() -> None:
            self.read.emit(await asyncio.to_thread(decode, path))

        self._do(work)

    def set_picture(self, picture: bytes) -> None:
        """Show this picture of me; an empty one takes it away."""

        async def work() -> None:
            await self._pictures.set_own(picture)
            self.pictured.emit(bool(picture))

        self._do(work)

    def save(self, signature: str, phones: Sequence[str], mail: str) -> None:
        """Keep what is said of me."""

        async def work() -> None:
            await self._card.set_own_card(
                signature=" ".join(signature.split()), phones=tuple(phones), mail=mail.strip()
            )
            self.saved.emit()

        self._do(work)

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        if not self._busy:
            self._set_busy(busy=True)
            self._tasks.start(self._trying(work), "change")

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        said = ""
        try:
            await work()
        except PictureError as error:
            said = fault_words(error.fault)
        except Refusal as refusal:
            said = wording(refusal, self._language())
        finally:
            self._set_busy(busy=False)
        if said:
            self.failed.emit(said)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def fault_words(fault: PictureFault) -> str:
    """Say why a file is no picture to show, and what to do."""
    words = {
        PictureFault.UNREADABLE: QCoreApplication.translate(
            "Profile", "This file can't be read. Choose another one."
        ),
        PictureFault.NO_PICTURE: QCoreApplication.translate(
            "Profile", "This is no picture that Linxin knows. Choose a JPEG, PNG, WebP, GIF or BMP file."
        ),
        PictureFault.DAMAGED: QCoreApplication.translate(
            "Profile", "This picture is damaged or cut short. Choose another one."
        ),
        PictureFault.TOO_LARGE: QCoreApplication.translate(
            "Profile", "This picture is too large to open. Make it smaller first."
        ),
        PictureFault.TOO_SMALL: QCoreApplication.translate(
            "Profile", "This picture is too small: it needs {side} pixels each way."
        ),
    }
    return words[fault].format(side=LEAST_SIDE)
