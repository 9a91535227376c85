"""The calendar that leads to a day of a chat: how its month is called."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from client.core.words.language import Language
from client.ui.language import Speech
from client.ui.main.calendar import Calendar
from client.ui.theme.theme import Look, Mode, Theme


@pytest.mark.parametrize(
    ("language", "month"),
    [
        (Language.ENGLISH, "March 2026"),
        (Language.CHINESE, "2026年3月"),
        (Language.TAIWANESE, "2026年3月"),
        (Language.RUSSIAN, "Март 2026"),
    ],
)
def test_a_month_is_called_as_it_is_where_it_stands_alone(
    theme: Theme, qtbot: QtBot, language: Language, month: str
) -> None:
    speech = Speech()
    speech.speak(language)
    theme.choose(Look(mode=Mode.LIGHT, language=language.value))
    calendar = Calendar(theme)
    qtbot.addWidget(calendar)
    calendar.days.setSelectedDate(QDate(2026, 3, 14))
    said = [one.text() for one in calendar.findChildren(QLabel)]
    speech.speak(Language.ENGLISH)
    assert month in said
