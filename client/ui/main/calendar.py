"""The calendar that leads to a day of a chat."""

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Height, IconButton
from client.ui.widgets.labels import Label

CELL = 36


class Days(QCalendarWidget):
    """The days of a month, as Qt lays them out and moves among them, in our colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setLocale(QLocale(theme.look.language))
        self.setMaximumDate(QDate.currentDate())
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFont(theme.fonts.get(Role.PREVIEW, figures=True))
        self._colour()
        side = theme.fonts.pixels(CELL)
        for header in self.findChildren(QHeaderView):
            header.setMinimumSectionSize(side // 2)
        self.setFixedSize(7 * side, 7 * side)

    def _colour(self) -> None:
        c = self._theme.colours
        palette = self.palette()
        roles = palette.ColorRole
        # The chosen day draws its own ground.
        for role in (roles.Base, roles.AlternateBase, roles.Window, roles.Highlight):
            palette.setColor(role, c.raised)
        for view in self.findChildren(QTableView):
            view.setPalette(palette)
        names = QTextCharFormat()
        names.setForeground(c.text3)
        names.setFont(self._theme.fonts.get(Role.META))
        self.setHeaderTextFormat(names)
        for day in Qt.DayOfWeek:
            # Weekends are red by themselves: red means a status here.
            self.setWeekdayTextFormat(day, names)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | object) -> None:
        """Draw a day: filled when chosen, tinted when it is today, pale when it can't be chosen."""
        if not isinstance(date, QDate):
            return
        c, m = self._theme.colours, self._theme.measures
        box = QRectF(rect).adjusted(2, 2, -2, -2)
        chosen, today = date == self.selectedDate(), date == QDate.currentDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or today:
            painter.setBrush(c.accent if chosen else c.tint)
            painter.drawRoundedRect(box, m.radius_control, m.radius_control)
        other = date.month() != self.monthShown() or date > self.maximumDate()
        painter.setPen(
            c.on_accent if chosen else c.disabled if other else c.accent_text if today else c.text1
        )
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.locale().toString(date.day()))
        painter.restore()


class Calendar(QWidget):
    """A month with its name and the ways to its neighbours. `chosen` carries a day."""

    chosen = Signal(QDate)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.days = Days(theme)
        self._title = Label(theme, strong=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = IconButton(theme, "chevron_left", height=Height.SMALL, size=16)
        self._after = IconButton(theme, "chevron_right", height=Height.SMALL, size=16)
        self._before.name(self.tr("Previous month"))
        self._after.name(self.tr("Next month"))
        self._lay_out(theme)
        self._before.clicked.connect(self.days.showPreviousMonth)
        self._after.clicked.connect(self.days.showNextMonth)
        self.days.currentPageChanged.connect(self._show_month)
        self.days.clicked.connect(self.chosen)
        self.days.activated.connect(self.chosen)
        self.setFocusProxy(self.days)
        self._show_month()

    def _lay_out(self, theme: Theme) -> None:
        m = theme.measures
        head = QHBoxLayout()
        head.addWidget(self._before)
        head.addWidget(self._title, 1)
        head.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.space8, m.space4, m.space8, m.space8)
        column.setSpacing(m.space4)
        column.addLayout(head)
        column.addWidget(self.days)

    def _show_month(self) -> None:
        shown = QDate(self.days.yearShown(), self.days.monthShown(), 1)
        locale = self.days.locale()
        # Alone, a month is in another case than in a date: "Ноябрь 2026", not "ноября 2026".
        name = locale.standaloneMonthName(shown.month())
        words = self.tr("MMMM yyyy").replace("MMMM", f"'{name[:1].upper()}{name[1:]}'")
        self._title.setText(locale.toString(shown, words))
        newest = self.days.maximumDate()
        self._after.setEnabled((shown.year(), shown.month()) < (newest.year(), newest.month()))
