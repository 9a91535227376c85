"""What the classic panel has in place of the rail: tabs above the list, and a foot below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from client.ui.main.rail import Place, RailItem
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.translated import Translated
from client.viewmodels.main.model import MainModel


class PanelTabs(Translated):
    """`chosen` carries where one leads."""

    chosen = Signal(Place)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        icons = {Place.CHATS: "chat", Place.CONTACTS: "organization", Place.GROUPS: "people_team"}
        self.items = {place: self._item(icon, place) for place, icon in icons.items()}
        self._row = QHBoxLayout(self)
        for item in self.items.values():
            self._row.addWidget(item)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _item(self, icon: str, place: Place) -> RailItem:
        item = RailItem(self._theme, icon)
        item.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        item.setCheckable(True)
        item.setAutoExclusive(True)
        item.clicked.connect(lambda: self.chosen.emit(place))
        return item

    def choose(self, place: Place) -> None:
        """Mark where the panel is."""
        if place in self.items:
            self.items[place].setChecked(True)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._row.setContentsMargins(m.space8, 0, m.space8, m.space8)
        self._row.setSpacing(m.space4)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.items[Place.CHATS].name(self.tr("Chats"))
        self.items[Place.CONTACTS].name(self.tr("Organisation"))
        self.items[Place.GROUPS].name(self.tr("Groups"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line below."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.rail)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)


class PanelFoot(Translated):
    """Settings, the admin's pages for who has something to do there, and word of a server out of reach."""

    settings_wanted = Signal()
    admin_wanted = Signal()

    def __init__(self, theme: Theme, model: MainModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.settings = IconButton(theme, "settings")
        self.settings.clicked.connect(self.settings_wanted)
        self.admin = IconButton(theme, "building")
        self.admin.clicked.connect(self.admin_wanted)
        self.admin.hide()
        self.offline = Button(theme, kind=Kind.TEXT, height=Height.SMALL, icon="cloud_off")
        self.offline.clicked.connect(model.connection.reconnect)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.settings)
        self._row.addWidget(self.admin)
        self._row.addStretch()
        self._row.addWidget(self.offline, 0, Qt.AlignmentFlag.AlignVCenter)
        model.connection.changed.connect(self._show_connection)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        m = self._theme.measures
        self._row.setContentsMargins(m.space8, m.space4, m.space8, m.space4)
        self._row.setSpacing(m.space4)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.settings.name(self.tr("Settings"))
        self.admin.name(self.tr("Admin"))
        self.offline.setText(self.tr("Offline: try now"))
        self._show_connection()

    def _show_connection(self) -> None:
        words = self._model.connection.words
        self.offline.setVisible(bool(words))
        self.offline.setToolTip(words)
        self.offline.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line above."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.rail)
        painter.fillRect(0, 0, self.width(), 1, c.line)
