"""How I am seen, in my own words, and until when."""

from collections.abc import Sequence

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Combo, Field, Line
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import presence_words
from client.viewmodels.people.status_ends import DAYS, HALF_HOURS, End, Ends
from shared import limits


class StatusDialog(Dialog):
    """`decided` carries the presence, the words, and when they end (Unix ms, 0: not by themselves)."""

    decided = Signal(Presence, str, object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        choices: Sequence[Presence],
        now: tuple[Presence, str],
        ends: Ends,
        end: End = End.NEVER,
    ) -> None:
        super().__init__(theme, window)
        self._choices = choices
        self._ends = ends
        self.presence = self._combo([presence_words(one) for one in choices])
        self.text = Line(theme)
        self.end = self._combo([ends.words(one) for one in End])
        # Midnight may come while it is open, and the days that it lists are those of now.
        self._first = ends.today
        self.day = self._combo([ends.day_words(self._first.addDays(ahead)) for ahead in range(DAYS)])
        self.time = self._combo([self._half_hour(one).toString("HH:mm") for one in range(HALF_HOURS)])
        self._custom = QWidget()
        self._fill()
        present, words = now
        self.presence.setCurrentIndex(choices.index(present) if present in choices else 0)
        self.text.setText(words)
        self.end.setCurrentIndex(list(End).index(end))
        self.day.setCurrentIndex(1)  # who is away until a day is hardly back on this one
        self._show_custom()
        self.end.currentIndexChanged.connect(self._show_custom)
        self.agreed.connect(self._decide)
        self.text.returnPressed.connect(self._decide)

    def _combo(self, words: Sequence[str]) -> Combo:
        combo = Combo(self.theme)
        combo.addItems(list(words))
        return combo

    def _fill(self) -> None:
        fields = {
            self.tr("State"): self.presence,
            self.tr("In your own words"): self.text,
            self.tr("Until"): self.end,
        }
        for words, widget in fields.items():
            field = Field(self.theme, widget)
            field.name(words)
            self.body.addWidget(field)
        row = QHBoxLayout(self._custom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.measures.space8)
        for words, combo in ((self.tr("Day"), self.day), (self.tr("Time"), self.time)):
            combo.setAccessibleName(words)
            row.addWidget(combo, 1)
        self.body.addWidget(self._custom)
        self.text.setMaxLength(limits.STATUS_LENGTH)
        self.text.setPlaceholderText(self.tr("For example: in a meeting on the second floor"))
        self.time.setCurrentIndex(HALF_HOURS * 3 // 4)
        self.say(self.tr("My status"), self.tr("Set"))

    def _half_hour(self, place: int) -> QTime:
        return QTime(place // 2, place % 2 * 30)

    def _show_custom(self) -> None:
        self._custom.setVisible(self._end is End.CUSTOM)
        self.complain("")

    @property
    def _end(self) -> End:
        return list(End)[self.end.currentIndex()]

    def _until(self) -> int:
        if self._end is not End.CUSTOM:
            return self._ends.at(self._end)
        day = self._first.addDays(self.day.currentIndex())
        return self._ends.of(day, self._half_hour(self.time.currentIndex()))

    def _decide(self) -> None:
        until = self._until()
        if until and self._ends.over(until):
            self.complain(self.tr("This time has passed. Choose a later one."))
            return
        presence = self._choices[self.presence.currentIndex()]
        self.decided.emit(presence, self.text.text(), until)
        self.accept()
