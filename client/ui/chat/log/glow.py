"""A row that was looked for shines for a moment, so that the eye finds it."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from client.ui.theme.theme import Theme

SHINES_MS = 2_000
FADES_FROM = 0.5
"""The share of the time after which it begins to fade."""
AT_ONCE = 0.999
"""The same for those who want nothing to move: it ends without fading."""


class Glow(QObject):
    """Knows which row shines, and how much; `changed` tells that it is another or less."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = b""
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(SHINES_MS)
        self._fading.setEndValue(0.0)
        self._fading.valueChanged.connect(self._fades)

    def begin(self, row: bytes) -> None:
        """Let a row shine, and none before it any more."""
        self._fading.stop()
        self._row = row
        steady = AT_ONCE if self._theme.still else FADES_FROM
        self._fading.setKeyValues([(0.0, 1.0), (steady, 1.0), (1.0, 0.0)])
        self._fading.start()

    def _fades(self, _strength: object) -> None:
        self.changed.emit()

    def end(self) -> None:
        """Let none shine."""
        self._row = b""
        self._fading.stop()

    def of(self, row: bytes) -> float:
        """Return how much a row shines, from 0 to 1."""
        return float(self._fading.currentValue()) if row == self._row and self._row else 0.0
