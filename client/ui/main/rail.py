"""The rail at the left: who I am, where I can go, and the settings."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.labels import badge_width, paint_badge
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import presence_words

AVATAR = 36


class Place(Enum):
    """Where the rail leads."""

    CHATS = "chats"
    CONTACTS = "contacts"
    GROUPS = "groups"
    ADMIN = "admin"


class Me(Painted):
    """My own avatar."""

    def __init__(self, theme: Theme, side: int = AVATAR) -> None:
        """`side` is how large it is, in pixels at 100 %."""
        super().__init__(theme)
        self._side = side
        self._portrait = Portrait(b"", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_me(self, identity: bytes, name: str, presence: Presence) -> None:
        """Show who I am and how I am seen."""
        self._portrait = Portrait(identity, name, presence=presence)
        said = f"{name} · {presence_words(presence)}"
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """The avatar and room for its mark."""
        side = self.theme.fonts.pixels(self._side) + 4
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        side = self.theme.fonts.pixels(self._side)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_avatar(QPainter(self), box, self._portrait, self.theme, self.theme.colours.rail)


class RailItem(Painted):
    """An icon over a word; the chosen one is filled and tinted."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: str) -> None:
        """Say where it leads."""
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def count(self, number: int) -> None:
        """Show how many wait there."""
        if number != self._count:
            self._count = number
            self.update()

    def sizeHint(self) -> QSize:
        """The token's size, or as wide as a longer word."""
        m = self.theme.measures
        words = QFontMetricsF(self.theme.fonts.get(Role.META)).horizontalAdvance(self.text())
        return QSize(max(m.rail_item_width, round(words) + m.space4), m.rail_item_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        box, chosen = QRectF(self.rect()), self.isChecked()
        fill = c.selected if chosen else c.pressed if self.isDown() else c.pressed if self.hovered else None
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, m.radius_row, m.radius_row)
        ink = c.accent_text if chosen else c.text2
        icon = QPointF(box.center().x(), box.top() + m.space16 + 1)
        self.theme.icons.paint(painter, icon, self._icon, fonts.pixels(20), ink, filled=chosen)
        painter.setFont(fonts.get(Role.META))
        painter.setPen(ink)
        line = fonts.line(Role.META)
        words = QRectF(box.left(), box.bottom() - line - 2, box.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self.text())
        if self._count:
            width = badge_width(self.theme, self._count)
            right = min(box.right(), icon.x() + m.space4 + width)
            # A ring of the ground keeps badge and icon apart.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill or c.rail)
            ring = QRectF(right - width, box.top(), width, m.badge).adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
            paint_badge(painter, right, box.top() + m.badge / 2, self._count, self.theme)


class Rail(QWidget):
    """Goes down the left side of the main window."""

    settings_wanted = Signal()
    chosen = Signal(Place)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.me = Me(theme)
        self.messages = self._item("chat", Place.CHATS)
        self.contacts = self._item("people", Place.CONTACTS)
        self.admin = self._item("building", Place.ADMIN)
        self.messages.setChecked(True)
        self.admin.hide()
        self.settings = RailItem(theme, "settings")
        self.settings.clicked.connect(self.settings_wanted)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.measures.space4)
        for widget in (self.me, self.messages, self.contacts):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.insertSpacing(1, theme.measures.space8)
        self._column.addStretch()
        self._column.addWidget(self.admin, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _item(self, icon: str, place: Place) -> RailItem:
        """Make an item that leads to a place of the window."""
        item = RailItem(self._theme, icon)
        item.setCheckable(True)
        item.setAutoExclusive(True)
        item.clicked.connect(lambda: self.chosen.emit(place))
        return item

    def choose(self, place: Place) -> None:
        """Mark where the window is."""
        items = {Place.CHATS: self.messages, Place.CONTACTS: self.contacts, Place.ADMIN: self.admin}
        items.get(place, self.messages).setChecked(True)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(0, m.space8, 0, m.space8)
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Be as wide as the longest word needs; all items are alike."""
        m = self._theme.measures
        items = (self.messages, self.contacts, self.admin, self.settings)
        wide = max(item.sizeHint().width() for item in items)
        for item in items:
            item.setFixedWidth(wide)
        self.setFixedWidth(m.rail - m.rail_item_width + wide)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.messages.name(self.tr("Chats"))
        self.contacts.name(self.tr("Contacts"))
        self.admin.name(self.tr("Admin"))
        self.settings.name(self.tr("Settings"))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.rail)
