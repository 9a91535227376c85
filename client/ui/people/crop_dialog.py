"""Choosing what of a picture everyone sees: cut it round, and see at once how it looks small."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from client.ui.people.crop_view import CropView
from client.ui.people.own_picture import cut, encoded
from client.ui.theme.faces import rounded
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme, pixel_ratio
from client.ui.widgets.dialog import MARGIN, Dialog
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.slider import Slider
from client.viewmodels.people.cropping import Crop

WIDTH = 460
SMALL = (56, 40, 28)
"""The sizes at which colleagues see it: on a card, in the list, beside a chat."""
FINE = 100
"""Steps of the slider for one time larger."""


class Preview(QWidget):
    """The picture as an avatar of one size."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._shown = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_cut(self, image: QImage, crop: Crop) -> None:
        """Show another square of it."""
        pixels = round(self._side * pixel_ratio())
        self._shown = rounded(cut(image, crop, pixels), pixels)
        self.update()

    @property
    def _side(self) -> int:
        return self._theme.fonts.pixels(self._size)

    def sizeHint(self) -> QSize:
        """Its size."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._shown)


class CropDialog(Dialog):
    """`chosen` carries the picture as it is sent; the dialog stays until `accept` or `complain`."""

    chosen = Signal(bytes)

    def __init__(self, theme: Theme, window: QWidget, image: QImage) -> None:
        super().__init__(theme, window, width=WIDTH)
        self._image = image
        self.view = CropView(theme, image)
        self.view.setAccessibleName(self.tr("Part of the picture that is shown"))
        keys = self.tr("Drag it, or move it by the arrow keys; plus and minus make it larger and smaller.")
        self.view.setAccessibleDescription(keys)
        self.zoom = Slider(theme)
        self.zoom.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.setRange(FINE, round(self.view.crop.closest * FINE))
        self.zoom.setSingleStep(FINE // 20)
        self.zoom.setPageStep(FINE // 4)
        self.zoom.setEnabled(self.zoom.maximum() > FINE)
        self._previews = QWidget()
        self._small = tuple(Preview(theme, size) for size in SMALL)
        self._fill(keys)
        self.view.changed.connect(self._show)
        self.zoom.valueChanged.connect(self._zoomed)
        self.say(self.tr("Cut your picture"), self.tr("Use this picture"))
        self.agreed.connect(self._choose)
        self._show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, keys: str) -> None:
        m = self.theme.measures
        previews = QVBoxLayout(self._previews)
        previews.setContentsMargins(0, 0, 0, 0)
        previews.setSpacing(m.space12)
        said = Label(self.theme, self.tr("Preview"), role=Role.META, tone=Tone.THIRD)
        for one in (said, *self._small):
            previews.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        previews.addStretch()
        above = QHBoxLayout()
        above.setSpacing(m.space20)
        above.addWidget(self.view)
        above.addWidget(self._previews, 1)
        self.body.addLayout(above)
        row = QHBoxLayout()
        row.setSpacing(m.space12)
        row.addWidget(Label(self.theme, self.tr("Zoom"), role=Role.PREVIEW, tone=Tone.SECOND))
        row.addWidget(self.zoom, 1)
        self.body.addLayout(row)
        self.body.addWidget(IconLine(self.theme, "info", keys, tone=Tone.THIRD, filled=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the previews out where the window is narrower than the dialog would be."""
        room = self.width() - 2 * MARGIN
        self._previews.setVisible(room >= self.theme.fonts.pixels(WIDTH))
        super().resizeEvent(event)

    def _show(self) -> None:
        self.zoom.setValue(round(self.view.crop.zoom * FINE))
        for one in self._small:
            one.show_cut(self._image, self.view.crop)

    def _zoomed(self, value: int) -> None:
        # What the view has just told comes back rounded: it must not be zoomed by that.
        if value != round(self.view.crop.zoom * FINE):
            self.view.take(self.view.crop.zoomed(value / FINE))

    def _choose(self) -> None:
        self.chosen.emit(encoded(self._image, self.view.crop))
