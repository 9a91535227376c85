"""The header of a chat: whom one talks to, and what can be done with the whole of it."""

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget, QWidgetAction

from client.ui.main.calendar import Calendar
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.labels import Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.presence_mark import PresenceMark
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import presence_words

LEAST_TITLE = 96
"""Logical pixels that the names get before any button; what makes room stands in menus, too, or is off."""


class Header(QWidget):
    """Title, a line below it, and what can be done with the whole chat; a click on the names tells of it.

    `more_wanted` carries where the menu's right upper corner belongs.
    """

    search_wanted = Signal()
    date_wanted = Signal(QDate)
    about_wanted = Signal(QPoint)
    add_wanted = Signal()
    members_toggled = Signal(bool)
    more_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = ElidedLabel(theme, role=Role.TITLE, strong=True)
        self.under = ElidedLabel(theme, role=Role.META, tone=Tone.THIRD)
        self._mark = PresenceMark(theme)
        self.search = IconButton(theme, "search")
        self.search.clicked.connect(self.search_wanted)
        self._date = IconButton(theme, "calendar")
        self._date.clicked.connect(self._open_calendar)
        self._add = IconButton(theme, "person_add")
        self._add.clicked.connect(self.add_wanted)
        self.members = IconButton(theme, "panel_right")
        self.members.setCheckable(True)
        self.members.clicked.connect(self.members_toggled)
        self._more = IconButton(theme, "more_horizontal")
        self._more.clicked.connect(self._open_more)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        # A widget: an empty layout would leave the title no width.
        self._adds = self._group = False
        self._second = QWidget()
        under = QHBoxLayout(self._second)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(theme.measures.space4)
        under.addWidget(self._mark)
        under.addWidget(self.under, 1)
        names.addWidget(self._second)
        names.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addLayout(names, 1)
        for button in (self.search, self._date, self._add, self.members, self._more):
            self._row.addWidget(button)
        self.offer_group(group=False, adds=False)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        m = self._theme.measures
        self.setFixedHeight(m.header)
        # The glyph, which is smaller than its button, ends where the bubbles do.
        self._row.setContentsMargins(m.space20, 0, m.space12, 0)
        self._fit()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.name(self.tr("Search in this chat"), "Ctrl+F")
        self._date.name(self.tr("Jump to a date"))
        self._add.name(self.tr("Add people"))
        self._name_members()
        self._more.name(self.tr("More"))

    def offer_group(self, *, group: bool, adds: bool) -> None:
        """Offer what makes sense in a group, and for who may let people in."""
        self._group, self._adds = group, adds
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let buttons make room for the names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        least = self._theme.fonts.pixels(LEAST_TITLE)
        room = self.width() - margins.left() - margins.right() - least
        each = self._more.sizeHint().width() + self._row.spacing()
        offered = [(self._more, True), (self.search, True), (self._date, True)]
        # Where the members have no room their button is off.
        offered += [(self._add, self._adds), (self.members, self._group and self.members.isEnabled())]
        for button, wanted in offered:
            room -= each if wanted else 0
            button.setVisible(wanted and (room >= 0 or button is self._more))
        if self._group and not self.members.isEnabled():
            self.members.setVisible(room >= each)

    def offer_members(self, *, room: bool, shown: bool) -> None:
        """Tell whether the members are beside the chat, and whether the window has room for them."""
        self.members.setEnabled(room)
        self.members.setChecked(shown)
        self._name_members()
        self._fit()

    def _name_members(self) -> None:
        self.members.name(self.tr("Members"))
        if not self.members.isEnabled():
            self.members.setToolTip(self.tr("Members show in a wider window"))

    def _open_more(self) -> None:
        self.more_wanted.emit(self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + 4)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of whom one talks to, by a click on their name."""
        if self.title.geometry().contains(event.position().toPoint()):
            self.about_wanted.emit(self.mapToGlobal(self.title.geometry().bottomLeft()))

    def show_names(self, title: str, under: str, presence: Presence | None = None, status: str = "") -> None:
        """Say whom one talks to, how they can be reached, and what they say of that."""
        self.title.setText(title)
        parts = ["" if presence is None else presence_words(presence), status, under]
        self.under.setText(" · ".join(part for part in parts if part))
        self._second.setVisible(any(parts))
        self._mark.show_presence(presence)

    def _open_calendar(self) -> None:
        menu = self.calendar_menu()
        corner = self._date.mapToGlobal(QPoint(self._date.width(), self._date.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def calendar_menu(self) -> Menu:
        """Return the calendar to choose a day in."""
        menu = Menu(self._theme, self)
        calendar = Calendar(self._theme)

        def take(day: QDate) -> None:
            menu.close()
            self.date_wanted.emit(day)

        calendar.chosen.connect(take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.colours.line)
