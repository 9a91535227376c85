"""About: what this is, its version, and whose work is in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from client.ui.drawing.logo import logo
from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height
from client.ui.widgets.labels import Label, Tone
from client.viewmodels.settings.about import About

LOGO = 64


class Logo(QWidget):
    """The two houses."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.fonts.pixels(LOGO)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        side = self._theme.fonts.pixels(LOGO)
        QPainter(self).drawPixmap(0, 0, logo(side, self.devicePixelRatioF()))


class AboutPage(Page):
    """Version and system are what somebody who helps will ask for."""

    def __init__(self, theme: Theme, about: About) -> None:
        super().__init__(theme)
        self._version = f"{about.version} · {about.system}"
        self._name = Label(theme, role=Role.PAGE, strong=True)
        self._what = Label(theme, tone=Tone.SECOND)
        self._what.setWordWrap(True)
        self._copy = Button(theme, height=Height.SMALL)
        self._copy.clicked.connect(self._copy_version)
        self._number = Row(theme, self._copy)
        self._own = Row(theme)
        self._heading: Label
        self._lay_out(about)
        self.retranslate()

    def _lay_out(self, about: About) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.measures.space16)
        words = QVBoxLayout()
        words.setSpacing(self.theme.measures.space4)
        for label in (self._name, self._what):
            words.addWidget(label)
        row.addWidget(Logo(self.theme), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.add(head)
        self.add(Card(self.theme, self._number, self._own))
        self._heading = self.add_heading()
        rows: list[Row] = []
        for notice in about.notices:
            made = Row(self.theme)
            made.say(notice.by, notice.licence)
            rows.append(made)
        self.add(Card(self.theme, *rows))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("About"))
        self._name.setText(self.tr("Linxin"))
        self._what.setText(
            self.tr("An office messenger that keeps every message, on your own server or your own network.")
        )
        self._number.say(self.tr("Version"), self._version)
        self._copy.setText(self.tr("Copy"))
        self._own.say(self.tr("Linxin is free software"), self.tr("Apache licence 2.0"))
        self._heading.setText(self.tr("Made with the work of others"))

    def _copy_version(self) -> None:
        QGuiApplication.clipboard().setText(f"Linxin {self._version}")
