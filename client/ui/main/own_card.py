"""My own card above the classic panel: who I am, how I am seen, and the words under my name."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from client.ui.main.rail import Me
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.translated import Translated
from client.viewmodels.main.model import MainModel
from client.viewmodels.people.naming import isolated
from client.viewmodels.people.presence import presence_words

AVATAR = 48
ARROW = 12


class WordsButton(Painted):
    """Quiet words that lead somewhere; those that have no room are elided. `arrow` tells of a menu."""

    def __init__(self, theme: Theme, *, arrow: bool = False) -> None:
        super().__init__(theme)
        self._arrow = arrow
        across = QSizePolicy.Policy.Maximum if arrow else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def say(self, words: str, name: str) -> None:
        """Show words; `name` says what they are and where they lead."""
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        m = self.theme.measures
        words = QFontMetricsF(self.theme.fonts.get(Role.PREVIEW)).horizontalAdvance(self.text())
        arrow = self.theme.fonts.pixels(ARROW) + m.space4 if self._arrow else 0
        return QSize(round(words) + 2 * m.space4 + arrow + 1, m.button_least)

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(self.theme.measures.button_least, self.theme.measures.button_least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground under the pointer, the words and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        box = QRectF(self.rect())
        if self.hovered or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.pressed)
            painter.drawRoundedRect(box, m.radius_control, m.radius_control)
        inside = box.adjusted(m.space4, 0, -m.space4, 0)
        if self._arrow:
            size = fonts.pixels(ARROW)
            centre = QPointF(inside.right() - size / 2, box.center().y())
            self.theme.icons.paint(painter, centre, "chevron_down", size, c.text2)
            inside.setRight(inside.right() - size - m.space4)
        font = fonts.get(Role.PREVIEW)
        shown = QFontMetricsF(font).elidedText(
            isolated(self.text()), Qt.TextElideMode.ElideRight, inside.width() + 1
        )
        painter.setFont(font)
        painter.setPen(c.text2)
        painter.drawText(inside.adjusted(0, 0, 1, 0), Qt.AlignmentFlag.AlignVCenter, shown)


class OwnCard(Translated):
    """`menu_wanted` tells that the status is to be chosen, `card_wanted` that my card is to open."""

    menu_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, theme: Theme, model: MainModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.me = Me(theme, AVATAR)
        self._name = ElidedLabel(theme, role=Role.TITLE, strong=True)
        self.status = WordsButton(theme, arrow=True)
        self.words = WordsButton(theme)
        self._lay_out()
        self.me.clicked.connect(self.card_wanted)
        self.words.clicked.connect(self.card_wanted)
        self.status.clicked.connect(self.menu_wanted)
        model.me.changed.connect(self.show_me)
        model.connection.changed.connect(self.show_me)
        model.list.refreshed.connect(self.show_me)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        self._names = QHBoxLayout()
        self._names.addWidget(self._name)
        self._names.addWidget(self.status, 1, Qt.AlignmentFlag.AlignLeft)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch()
        beside.addLayout(self._names)
        beside.addWidget(self.words)
        beside.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.me, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(beside, 1)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._row.setContentsMargins(m.space12, m.space12, m.space8, 0)
        self._row.setSpacing(m.space8)
        self._names.setSpacing(m.space4)
        self._name.setContentsMargins(m.space4, 0, 0, 0)
        self.update()

    def show_me(self) -> None:
        """Say who I am, how I am seen and what stands under my name, where that is in sight."""
        if self.isVisible():
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        model = self._model
        presence = model.me.presence
        self.me.show_me(model.me.id, model.me.name, presence)
        self._name.setText(model.me.name)
        said = presence_words(presence)
        self.status.say(said, self.tr("Status: {status}").format(status=said))
        words = model.me.words or model.me.signature
        hint = self.tr("Add a signature")
        named = self.tr("My card: {words}").format(words=words) if words else hint
        self.words.say(words or hint, named)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what holds by now."""
        super().showEvent(event)
        self.show_me()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.rail)
