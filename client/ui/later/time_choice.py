"""Choosing a day and a time to come."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Combo
from client.ui.widgets.labels import Label, Tone
from client.viewmodels.messages.moments import DAYS, Moments

HOURS, STEP = 24, 5
"""Minutes are offered in steps."""


class TimeChoice(QWidget):
    """A day, an hour and a minute; `at` is the moment in Unix ms."""

    changed = Signal()

    def __init__(self, theme: Theme, moments: Moments, at: int) -> None:
        super().__init__()
        self._moments = moments
        self.day, self.hour, self.minute = Combo(theme), Combo(theme), Combo(theme)
        # Midnight may come while it is open, and the days that it lists are those of now.
        self._first = moments.today
        self.day.addItems([moments.listed(self._first.addDays(ahead)) for ahead in range(DAYS)])
        self.hour.addItems([f"{hour:02}" for hour in range(HOURS)])
        self.minute.addItems([f"{minute:02}" for minute in range(0, 60, STEP)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.measures.space8)
        row.addWidget(self.day, 2)
        row.addWidget(self.hour, 1)
        row.addWidget(Label(theme, ":", role=Role.CONTROL, tone=Tone.SECOND))
        row.addWidget(self.minute, 1)
        for words, combo in (
            (self.tr("Day"), self.day),
            (self.tr("Hour"), self.hour),
            (self.tr("Minute"), self.minute),
        ):
            combo.setAccessibleName(words)
            combo.setToolTip(words)
            combo.currentIndexChanged.connect(self.changed)
        self.setFocusProxy(self.day)
        self._show(at)

    def _show(self, at: int) -> None:
        """Show the next step from a moment on."""
        moment = self._moments.moment(at)
        rest = -(moment.time().minute() * 60 + moment.time().second()) % (STEP * 60)
        moment = moment.addSecs(rest)
        ahead = self._first.daysTo(moment.date())
        self.day.setCurrentIndex(max(0, min(ahead, DAYS - 1)))
        self.hour.setCurrentIndex(moment.time().hour())
        self.minute.setCurrentIndex(moment.time().minute() // STEP)

    @property
    def at(self) -> int:
        """The moment chosen."""
        time = QTime(self.hour.currentIndex(), self.minute.currentIndex() * STEP)
        return self._moments.of(self._first.addDays(self.day.currentIndex()), time)


class TimeDialog(Dialog):
    """Asks for a moment. `decided` carries it in Unix ms."""

    decided = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, moments: Moments, title: str, agree: str) -> None:
        super().__init__(theme, window)
        self._moments = moments
        # In an hour: near enough to be changed to what is meant in two steps.
        self.choice = TimeChoice(theme, moments, moments.choices()[0].at)
        column = QVBoxLayout()
        column.addWidget(self.choice)
        self.body.addLayout(column)
        self.say(title, agree)
        self.choice.changed.connect(lambda: self.complain(""))
        self.agreed.connect(self._decide)

    def _decide(self) -> None:
        at = self.choice.at
        if self._moments.over(at):
            self.complain(self.tr("This time has passed. Choose a later one."))
            return
        self.decided.emit(at)
        self.accept()
