"""The line above the list that tells of a new device or place in my account, until I say that it was me."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.labels import IconLine, Tone
from client.ui.widgets.translated import Translated
from client.viewmodels.main.model import MainModel
from client.viewmodels.sign_in.news import SignInNote
from client.viewmodels.times import Times

DEVICES = "devices"
"""The page of the settings on which a device is signed out."""


class SignInNotice(Translated):
    """Shows the newest of them; there is nothing to see while there is none."""

    def __init__(self, theme: Theme, model: MainModel, times: Times) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._times = times
        self._note: SignInNote | None = None
        self._line = IconLine(theme, "shield_keyhole", tone=Tone.FIRST, filled=False)
        self._devices = Button(theme, height=Height.SMALL)
        self._mine = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self._devices)
        self._buttons.addWidget(self._mine)
        self._buttons.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addWidget(self._line)
        self._column.addLayout(self._buttons)
        self._devices.clicked.connect(lambda: model.settings_wanted.emit(DEVICES))
        self._mine.clicked.connect(self._confirm)
        model.sign_ins.changed.connect(self._show)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def set_times(self, times: Times) -> None:
        """Say times in another language."""
        self._times = times
        self._show()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._devices.setText(self.tr("Look at my devices"))
        self._mine.setText(self.tr("It was me"))
        self._fit()
        self._show()

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(m.space12, m.space8, m.space12, m.space8)
        self._column.setSpacing(m.space8)
        self._buttons.setSpacing(m.space8)
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longer button: the list gives way before the chat does."""
        margins = self._column.contentsMargins()
        widest = max(self._devices.sizeHint().width(), self._mine.sizeHint().width())
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins, widths = self._column.contentsMargins(), (self._devices.sizeHint(), self._mine.sizeHint())
        both = sum(one.width() for one in widths) + self._buttons.spacing()
        row = both <= self.width() - margins.left() - margins.right()
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.LeftToRight if row else directions.TopToBottom)
        for one in (self._devices, self._mine):
            self._buttons.setAlignment(one, Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        self._note = self._model.sign_ins.first(self._times)
        words = "" if self._note is None else self._note.words
        self._line.set_words(words)
        self.setAccessibleName(", ".join(words.splitlines()))
        self.setVisible(bool(words))

    def _confirm(self) -> None:
        if self._note is not None:
            self._model.sign_ins.confirm(self._note.device)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line below."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.tint)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)
