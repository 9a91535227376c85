"""A card of settings: rows with words at the left and what changes them at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, IconButton
from client.ui.widgets.labels import Label, Tag, Tone

WORDS = 160
"""Logical pixels that words need beside a control."""


class Row(QWidget):
    """One setting. `say` names it, for eyes and for screen readers."""

    def __init__(self, theme: Theme, control: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.control = control
        self._mono = False
        self._title = Label(theme)
        self._about = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        for label in (self._title, self._about):
            label.setWordWrap(True)
        self._about.hide()
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch()
        self._words.addWidget(self._title)
        self._words.addWidget(self._about)
        self._words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._controls = QHBoxLayout()
        if control is not None:
            self._controls.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addLayout(self._controls)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        m = self._theme.measures
        self._row.setContentsMargins(m.space16, m.space8, m.space16, m.space8)
        self._row.setSpacing(m.space16)
        self._controls.setSpacing(m.space8)
        self.setMinimumHeight(m.setting)
        if self._mono:
            self._about.setFont(self._theme.fonts.get(Role.PREVIEW, mono=True))

    def say(self, title: str, about: str = "") -> None:
        """Name the setting, and say below what it does."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        if self.control is not None and not isinstance(self.control, Button | IconButton | Tag):
            self.control.setAccessibleName(title)
        if self.control is not None:
            self.control.setAccessibleDescription(f"{title} {about}".strip())

    def fit(self, width: int) -> None:
        """Lay words and control side by side, or one below the other where that leaves the words no room."""
        m = self._theme.measures
        beside = 0 if self.control is None else self._controls.sizeHint().width() + m.space16
        words = max(self._theme.fonts.pixels(WORDS), self._words.minimumSize().width())
        narrow = words + beside + 2 * m.space16 > width
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        # A layout tells of every alignment that is set, and whoever hears it fits its rows again.
        if self._controls.alignment() != side:
            self._controls.setAlignment(side)
            self._row.invalidate()

    def add_control(self, control: QWidget) -> None:
        """Put one more at the left of what changes the setting; it names itself."""
        self._controls.insertWidget(self._controls.count() - 1, control, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_tone(self, tone: Tone) -> None:
        """Say what stands below in another tone."""
        self._about.set_tone(tone)

    def set_mono(self) -> None:
        """Say what stands below in a font whose characters can be told apart."""
        self._mono = True
        self._look_again()

    def allow(self, allowed: bool, reason: str = "") -> None:
        """Let the setting be changed, or say why it can't be."""
        if self.control is not None:
            self.control.setEnabled(allowed)
            self.control.setToolTip("" if allowed else reason)


class Card(QWidget):
    """Rows in a frame, with a line between them."""

    def __init__(self, theme: Theme, *rows: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for row in rows:
            self._column.addWidget(row)
        theme.changed.connect(self.update)

    def set_rows(self, *rows: QWidget) -> None:
        """Show other rows; those of before are gone for good."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self._theme.colours, self._theme.measures.radius_row
        painter.setPen(QPen(c.line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        shown = [item.widget() for item in map(self._column.itemAt, range(self._column.count())) if item]
        for row in [one for one in shown if one is not None and not one.isHidden()][1:]:
            painter.drawLine(1, row.y() - 1, self.width() - 2, row.y() - 1)
