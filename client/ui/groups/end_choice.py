"""Choosing when a group ends: never, after some days, or on a day."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Combo, Field
from client.viewmodels.groups.ends import GroupEnd, GroupEnds
from client.viewmodels.times import Times
from shared.protocol.groups import GroupCard


class EndChoice(QWidget):
    """A field, and below it the days where one is to be chosen. Of a group that is, its end comes first."""

    def __init__(self, theme: Theme, card: GroupCard | None = None) -> None:
        super().__init__()
        locale = QLocale(theme.look.language)
        self._ends = GroupEnds(locale)
        self.end = Combo(theme)
        self.day = Combo(theme)
        self._days = Field(theme, self.day)
        field = Field(theme, self.end)
        field.name(self.tr("Ends"))
        self._days.name(self.tr("Last day"))
        if card is not None and card.ends:
            moment = Times(locale).day_and_clock(card.ends)
            kept = self.tr("Ended on {time}") if card.ended else self.tr("On {time}")
            self.end.addItem(kept.format(time=moment))
        for one in GroupEnd:
            self.end.addItem(self._ends.words(one), one)
        for day in self._ends.days():
            self.day.addItem(self._ends.day_words(day), day)
        self.day.setCurrentIndex(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space12)
        column.addWidget(field)
        column.addWidget(self._days)
        self._kept = 0 if card is None else card.ends
        self.end.currentIndexChanged.connect(self._show_days)
        self._show_days()

    def _show_days(self) -> None:
        self._days.setVisible(self.end.currentData() is GroupEnd.CUSTOM)

    def chosen(self) -> int:
        """Return the end as it is chosen (Unix ms), 0 for none."""
        end = self.end.currentData()
        if end is GroupEnd.CUSTOM:
            return self._ends.on(self.day.currentData())
        return self._ends.at(end) if isinstance(end, GroupEnd) else self._kept
