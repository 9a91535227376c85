"""Pictures as they are drawn: fetched when they come into sight, kept as long as there is room."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap
from shiboken6 import Shiboken

from client.ui.chat.pictures.files import decode
from client.ui.theme.kept_pixmaps import KeptPixmaps
from client.viewmodels.chat.attached import AttachedFiles
from shared.model.bodies import Attachment

ROOM = 24 * 1024 * 1024
"""Bytes of pixels that are kept for drawing; more than any window shows at once."""
AT_ONCE = 2
"""Pictures that are fetched and unpacked at a time: each may need its whole size in memory."""
PENDING = 60
BROKEN = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture in a size: that of its box in device pixels."""

    digest: bytes
    width: int
    height: int
    cover: bool


class Pictures(QObject):
    """Gives pictures out; `ready` carries the digest of one that can be drawn now, or never will."""

    ready = Signal(bytes)

    def __init__(self, files: AttachedFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self._kept = KeptPixmaps[Wanted](ROOM)
        self._pending: OrderedDict[Wanted, tuple[bytes, Attachment]] = OrderedDict()
        self._loading: set[Wanted] = set()
        self._broken: dict[bytes, None] = {}

    @property
    def taken(self) -> int:
        """The bytes that kept pictures take."""
        return self._kept.taken

    def is_broken(self, digest: bytes) -> bool:
        """Tell whether a picture is here and can't be shown: damaged, or too large to unpack."""
        return digest in self._broken

    def of(self, entry: bytes, file: Attachment, room: QSize, *, cover: bool) -> QPixmap | None:
        """Return a picture in the size of a box; None for now where it has to be fetched, which begins."""
        wanted = Wanted(file.digest, room.width(), room.height(), cover)
        kept = self._kept.get(wanted)
        if kept is not None:
            return kept
        hopeless = self.is_broken(file.digest) or self._failed(file) or not self.files.may_load
        if wanted not in self._loading and not hopeless:
            self._pending[wanted] = (entry, file)
            # What came into sight last is wanted first; what was scrolled past is forgotten.
            self._pending.move_to_end(wanted)
            if len(self._pending) > PENDING:
                self._pending.popitem(last=False)
            self._load_next()
        return None

    def _failed(self, file: Attachment) -> bool:
        return bool(self.files.failure(file.digest))

    def _load_next(self) -> None:
        while self._pending and len(self._loading) < AT_ONCE:
            wanted, (entry, file) = self._pending.popitem()
            self._loading.add(wanted)
            room = QSize(wanted.width, wanted.height)
            work = partial(decode, room=room, cover=wanted.cover)
            self.files.load(entry, file, work, partial(self._loaded, wanted, file))

    def _loaded(self, wanted: Wanted, file: Attachment, image: QImage | None) -> None:
        if not Shiboken.isValid(self):
            return  # The window was closed meanwhile.
        self._loading.discard(wanted)
        if image is not None:
            self._kept.keep(wanted, QPixmap.fromImage(image))
        elif not self._failed(file):
            self._broken[wanted.digest] = None
            if len(self._broken) > BROKEN:
                self._broken.pop(next(iter(self._broken)))
        self.ready.emit(wanted.digest)
        self._load_next()

    def forget(self) -> None:
        """Keep nothing any more: another chat is shown, or none."""
        self._kept.clear()
        self._pending.clear()
