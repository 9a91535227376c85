"""The window in which the pictures of a chat are looked at, one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QMovie, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from client.ui.chat.pictures.canvas import PictureCanvas
from client.ui.chat.pictures.files import decode
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.translated import Translated
from client.viewmodels.chat.attached import AttachedFiles
from shared.model.bodies import Attachment

ROOM = QSize(6000, 6000)
"""The most pixels that are shown: larger pictures are shown smaller."""
MOVING = 4 * 1024 * 1024
"""The most pixels of a picture that is let move: each frame is unpacked on the loop's thread."""
LEAST = QSize(480, 360)
SHARE = 0.8
"""How much of the screen the window takes at most when it opens."""

Shown = tuple[bytes, Attachment]
"""A picture by the entry it came with."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A picture that can be shown; the bytes of one that moves."""

    image: QImage
    moving: bytes


def unpack(data: bytes) -> Unpacked | None:
    """Return a picture to look at closely, None for what can't be shown; blocking."""
    image = decode(data, ROOM)
    if image is None:
        return None
    moves = data.startswith(b"GIF8") and image.width() * image.height() <= MOVING
    return Unpacked(image, data if moves else b"")


class Viewer(Translated):
    """Made for one use: gone when it is closed. `acted` carries "save" or "copy", and what with."""

    acted = Signal(str, bytes, Attachment)
    closed = Signal()

    def __init__(
        self, theme: Theme, files: AttachedFiles, pictures: Callable[[], Sequence[Shown]], window: QWidget
    ) -> None:
        """`pictures` are those of the chat that are held now, in order."""
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._files = files
        self._pictures = pictures
        self._window = window
        self._now: Shown | None = None
        self._movie: QMovie | None = None
        self._held = QBuffer(self)
        self.canvas = PictureCanvas(theme)
        self.previous = IconButton(theme, "chevron_left")
        self.next = IconButton(theme, "chevron_right")
        self._closer = IconButton(theme, "zoom_in")
        self._further = IconButton(theme, "zoom_out")
        self._whole = IconButton(theme, "page_fit")
        self._copy = IconButton(theme, "copy")
        self._save = IconButton(theme, "save")
        self._scale = Label(theme, role=Role.META, tone=Tone.SECOND)
        self._count = Label(theme, role=Role.META, tone=Tone.SECOND)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._look_again()

    def _lay_out(self) -> None:
        bar = self._bar = QHBoxLayout()
        for one in (self.previous, self.next, self._count):
            bar.addWidget(one)
        bar.addStretch()
        for one in (self._further, self._scale, self._closer, self._whole, self._copy, self._save):
            bar.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(bar)

    def _connect(self) -> None:
        self.previous.clicked.connect(partial(self.step, -1))
        self.next.clicked.connect(partial(self.step, 1))
        self._closer.clicked.connect(lambda: self.canvas.zoom_by(1))
        self._further.clicked.connect(lambda: self.canvas.zoom_by(-1))
        self._whole.clicked.connect(self.canvas.fit)
        self._copy.clicked.connect(partial(self._act, "copy"))
        self._save.clicked.connect(partial(self._act, "save"))
        self.canvas.scaled.connect(self._say_scale)
        self._files.moved.connect(self._moved)
        self._theme.changed.connect(self._look_again)
        for keys, act in ((QKeySequence.StandardKey.Copy, "copy"), (QKeySequence.StandardKey.Save, "save")):
            QShortcut(keys, self).activated.connect(partial(self._act, act))

    def _look_again(self) -> None:
        m = self._theme.measures
        self._bar.setContentsMargins(m.space8, m.space4, m.space8, m.space4)
        self._bar.setSpacing(m.space4)
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scale.setMinimumWidth(m.space32 + m.space16)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.previous.name(self.tr("Previous picture"), "←")
        self.next.name(self.tr("Next picture"), "→")
        self._closer.name(self.tr("Zoom in"), "+")
        self._further.name(self.tr("Zoom out"), "-")
        self._whole.name(self.tr("Fit to the window"), "0")
        self._copy.name(self.tr("Copy picture"), "Ctrl+C")
        self._save.name(self.tr("Save as…"), "Ctrl+S")
        self._say_place()

    # Which picture

    def open_at(self, entry: bytes, file: Attachment) -> None:
        """Show a picture, in a window large enough for it on the screen of the chat."""
        if not self.isVisible():
            # The chat's own, where there are several.
            screen = self._window.screen()
            ratio = screen.devicePixelRatio()
            room = screen.availableSize() * SHARE
            bar = self.sizeHint().height()
            wanted = QSize(round(file.width / ratio), round(file.height / ratio) + bar)
            self.resize(wanted.expandedTo(LEAST).boundedTo(room))
            middle = screen.availableGeometry().center()
            self.move(middle - self.rect().center())
        self._show((entry, file))
        self.show()
        self.raise_()
        self.activateWindow()
        self.canvas.setFocus()

    def _show(self, shown: Shown) -> None:
        self._stop()
        self._now = shown
        entry, file = shown
        self.setWindowTitle(file.name)
        self.canvas.setAccessibleName(file.name)
        self._say_place()
        self._say_progress()
        self._files.load(entry, file, unpack, partial(self._loaded, shown))

    def _loaded(self, shown: Shown, made: Unpacked | None) -> None:
        # The chat's window may have been closed meanwhile, which ends this one without an event.
        if not Shiboken.isValid(self) or shown != self._now:
            return
        if made is None:
            reason = self._files.failure(shown[1].digest)
            broken = self.tr(
                "This picture can't be shown: it is damaged, or too large. You can still save it."
            )
            self.canvas.say(reason or broken)
            return
        self.canvas.show_picture(QPixmap.fromImage(made.image))
        if made.moving and not self._theme.still:
            self._play(made.moving)

    def _play(self, data: bytes) -> None:
        self._held.setData(QByteArray(data))
        self._held.open(QIODevice.OpenModeFlag.ReadOnly)
        movie = self._movie = QMovie(self._held, QByteArray(b"gif"), self)
        movie.frameChanged.connect(self._show_frame)
        movie.start()

    def _show_frame(self, _number: int) -> None:
        if self._movie is not None:
            self.canvas.show_frame(self._movie.currentPixmap())

    def _stop(self) -> None:
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
            self._movie = None
        self._held.close()

    def step(self, by: int) -> None:
        """Show the next picture of the chat, or the one before."""
        place = self._place()
        pictures = self._pictures()
        if place is not None and 0 <= place + by < len(pictures):
            self._show(pictures[place + by])

    def _place(self) -> int | None:
        pictures = list(self._pictures())
        return pictures.index(self._now) if self._now in pictures else None

    def _say_place(self) -> None:
        place, most = self._place(), len(self._pictures())
        self.previous.setEnabled(place is not None and place > 0)
        self.next.setEnabled(place is not None and place + 1 < most)
        self._count.setText("" if place is None or most < 2 else f"{place + 1} / {most}")

    # What is said

    def _moved(self, digest: bytes) -> None:
        if self._now is not None and digest == self._now[1].digest and not self.canvas.has_picture:
            self._say_progress()

    def _say_progress(self) -> None:
        share = None if self._now is None else self._files.share(*self._now)
        words = self.tr("Fetching the picture…")
        self.canvas.say(words if share is None else f"{words} {round(share * 100)}%")

    def _say_scale(self) -> None:
        self._scale.setText(f"{round(self.canvas.scale * 100)}%" if self.canvas.has_picture else "")
        for button in (self._closer, self._further, self._whole, self._copy):
            button.setEnabled(self.canvas.has_picture)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, zoom, close."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in steps:
            self.step(steps[key])
        elif key in zooms:
            self.canvas.zoom_by(zooms[key])
        elif key == Qt.Key.Key_0:
            self.canvas.fit()
        elif key == Qt.Key.Key_1:
            self.canvas.zoom_to(1.0)
        else:
            super().keyPressEvent(event)

    def _act(self, what: str) -> None:
        if self._now is not None:
            self.acted.emit(what, *self._now)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give back the picture's memory."""
        self._stop()
        self._now = None
        self.closed.emit()
        super().closeEvent(event)
