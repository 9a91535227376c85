"""The card that names the organisation and asks to compare its fingerprint."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.labels import IconLine, Label, Tone

TILE = 40


class Tile(QWidget):
    """The building in its square."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        side = self._theme.fonts.pixels(TILE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and building."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, box = self._theme.colours, QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.tint)
        painter.drawRoundedRect(box, self._theme.measures.radius_row, self._theme.measures.radius_row)
        size = self._theme.fonts.pixels(20)
        self._theme.icons.paint(painter, QPointF(box.center()), "building", size, c.accent_text)


class ServerCard(QWidget):
    """Shown at first sight of an organisation, to compare it with what IT published."""

    agreed = Signal()
    refused = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ElidedLabel(theme, strong=True)
        self._address = ElidedLabel(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._caption = IconLine(theme, "shield_keyhole", filled=False)
        self._print = Label(theme, role=Role.PREVIEW)
        self._print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._question = Label(theme, role=Role.PREVIEW, tone=Tone.WARNING)
        self._question.setWordWrap(True)
        self._no = Button(theme, height=Height.SMALL)
        self._yes = Button(theme, kind=Kind.FILLED, height=Height.SMALL)
        self._no.clicked.connect(self.refused)
        self._yes.clicked.connect(self.agreed)
        self._lay_out()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        column = QVBoxLayout(self)
        column.setContentsMargins(m.space12, m.space12, m.space12, m.space12)
        column.setSpacing(m.space8)
        head = QGridLayout()
        head.setHorizontalSpacing(m.space12)
        head.setVerticalSpacing(0)
        head.addWidget(Tile(self._theme), 0, 0, 2, 1)
        head.addWidget(self._name, 0, 1)
        head.addWidget(self._address, 1, 1)
        head.setColumnStretch(1, 1)
        column.addLayout(head)
        column.addSpacing(m.space4)
        column.addWidget(self._caption)
        column.addWidget(self._print)
        column.addWidget(self._question)
        answers = QHBoxLayout()
        answers.setSpacing(m.space8)
        answers.addStretch()
        answers.addWidget(self._no)
        answers.addWidget(self._yes)
        column.addLayout(answers)

    def _look_again(self) -> None:
        self._print.setFont(self._theme.fonts.get(Role.PREVIEW, mono=True))
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._caption.set_words(self.tr("Organisation fingerprint"))
        self._question.setText(self.tr("First connection. Is it the one that IT published?"))
        self._no.setText(self.tr("It differs"))
        self._yes.setText(self.tr("It is the same"))

    def show_organisation(self, name: str, address: str, fingerprint: str) -> None:
        """Name an organisation."""
        self._name.setText(name)
        self._address.setText(address)
        self._print.setText(fingerprint)
        self._print.setAccessibleName(f"{self.tr('Organisation fingerprint')} {fingerprint}")

    def focus_safe_answer(self) -> None:
        """Bring the keyboard to the answer that sends nothing."""
        self._no.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self._theme.colours, self._theme.measures.radius_row
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.subtle)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
