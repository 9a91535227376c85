"""The menu of a row: copy, links, and what can be done while a message is on its way."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from client.ui.chat.row_layout import Act
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.chat_rows import ChatRow, Delivery

LINKS = 5
"""Links of one message that a menu offers."""
SHOWN = 40
"""Characters of a link's target in a menu."""


class RowMenu(Menu):
    """Made for one use. `opened` carries a link's target, `acted` what a row shall do, as `Timeline` does."""

    opened = Signal(str)
    acted = Signal(str, bytes, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setToolTipsVisible(True)

    def offer_copy(self, text: str) -> None:
        """Copy words."""
        self.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(text))

    def offer_link(self, target: str) -> None:
        """Open a link, or copy where it leads."""
        short = target if len(target) <= SHOWN else target[: SHOWN - 1] + "…"
        # An ampersand in a menu marks a key: two of them are shown as one.
        said = short.replace("&", "&&")
        self.addAction(self.tr("Open {link}").format(link=said), lambda: self.opened.emit(target))
        self.addAction(self.tr("Copy link"), lambda: QGuiApplication.clipboard().setText(target))

    def offer_people(self, row: ChatRow) -> None:
        """Tell of its author, and in a group who has read it."""
        if row.speaks and not row.own:
            words = self.tr("Card of {name}").format(name=row.name.replace("&", "&&"))
            author = row.author.hex()
            self.addAction(words, lambda: self.acted.emit(Act.AUTHOR.value, row.id, author))
        if row.readers is not None:
            self._act(row, Act.READERS, self.tr("Who has read it"))

    def offer_acts(self, row: ChatRow) -> None:
        """Offer what can be done with an own message that is not sent."""
        if row.delivery is Delivery.FAILED:
            self._separate()
            self._act(row, Act.RETRY, self.tr("Send again"))
            self._act(row, Act.DROP, self.tr("Delete"))
        elif row.delivery in {Delivery.WAITING, Delivery.HELD}:
            self._separate()
            if row.delivery is Delivery.HELD:
                self._act(row, Act.RECONNECT, self.tr("Try now"))
            self._act(row, Act.CANCEL, self.tr("Cancel sending"))
            if row.offered:
                cancel = self.actions()[-1]
                cancel.setEnabled(False)
                cancel.setToolTip(
                    self.tr("It may have reached the server already. Recall it once it is sent.")
                )

    def _separate(self) -> None:
        if not self.isEmpty():
            self.addSeparator()

    def _act(self, row: ChatRow, act: Act, words: str) -> None:
        self.addAction(words, lambda: self.acted.emit(act.value, row.id, ""))
