"""The menu of a row: copy, links, and what can be done while a message is on its way."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from client.ui.chat.log.row_layout import Act
from client.ui.chat.text.words_clip import clip
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.messages.words import is_picture
from client.viewmodels.times import Times, unix_ms
from shared import limits
from shared.model.styles import StyledText

LINKS = 5
"""Links of one message that a menu offers."""


Reminding = tuple[str, str]
"""What the menu says of a reminder, and what it then hands on."""


class RowMenu(Menu):
    """Made for one use. `opened` carries a link's target, `acted` what a row shall do, as `Timeline` does."""

    opened = Signal(str)
    acted = Signal(str, bytes, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setToolTipsVisible(True)

    def offer_copy(self, words: StyledText) -> None:
        """Copy words."""
        self.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setMimeData(clip(words)))

    def offer_link(self, target: str) -> None:
        """Open a link, or copy where it leads."""
        phrase = self.tr("Open {link}")
        said = phrase.format(link=self.fit(target, beside=phrase.format(link="")))
        self.addAction(said, lambda: self.opened.emit(target)).setToolTip(target)
        self.addAction(self.tr("Copy link"), lambda: QGuiApplication.clipboard().setText(target))

    def offer_files(self, row: ChatRow, number: int | None, files: AttachedFiles | None) -> None:
        """Open and save the file with a number, or each of them where none is meant."""
        if number is not None or len(row.attachments) == 1:
            self._offer_file(self, row, number or 0, files)
            return
        for place, file in enumerate(row.attachments):
            below = Menu(self._theme, self, self.fit(file.name, Qt.TextElideMode.ElideMiddle))
            self.addMenu(below)
            self._offer_file(below, row, place, files)

    def _offer_file(self, menu: Menu, row: ChatRow, number: int, files: AttachedFiles | None) -> None:
        file = row.attachments[number]

        def offer(words: str, act: Act) -> None:
            menu.addAction(words, lambda: self.acted.emit(act.value, row.id, str(number)))

        if is_picture(file):
            offer(self.tr("Open"), Act.PICTURE)
            offer(self.tr("Copy picture"), Act.COPY_PICTURE)
        else:
            offer(self.tr("Open"), Act.FILE)
        offer(self.tr("Save as…"), Act.SAVE)
        if files is not None and files.saved(file.digest) is not None:
            offer(self.tr("Show in folder"), Act.FOLDER)
        if files is not None and files.is_fetching(row.id, file):
            offer(self.tr("Stop fetching"), Act.STOP)

    def offer_people(self, row: ChatRow) -> None:
        """Tell of its author, and in a group who has read it."""
        if row.speaks and not row.own:
            phrase = self.tr("Card of {name}")
            words = phrase.format(name=self.fit(row.name, beside=phrase.format(name="")))
            author = row.author.hex()
            self.addAction(words, lambda: self.acted.emit(Act.AUTHOR.value, row.id, author))
        if row.readers is not None:
            self._act(row, Act.READERS, self.tr("Who has read it"))

    def offer_urging(self, row: ChatRow, urged: int) -> None:
        """Offer to ask those to read an own message who have not; at `urged` they were (0: not lately)."""
        waits = row.delivery in {Delivery.SENT, Delivery.DELIVERED}
        read_by_all = row.readers is not None and row.readers[0] >= row.readers[1]
        if not (waits and row.seq and row.speaks) or read_by_all:
            return
        when = Times(QLocale(self._theme.look.language)).in_list(urged)
        again = unix_ms() >= urged + limits.URGE_EVERY * 1000
        said = self.tr("Remind again (last {time})") if again else self.tr("Reminded {time}")
        self._act(row, Act.URGE, said.format(time=when) if urged else self.tr("Remind to read"))
        self.actions()[-1].setEnabled(again)

    def offer_reminding(self, row: ChatRow, offered: Sequence[Reminding]) -> None:
        """Offer to be reminded of a message that has its place."""
        if not (offered and row.seq and row.speaks):
            return
        below = Menu(self._theme, self, self.tr("Remind me"))
        for words, value in offered:
            below.addAction(words, lambda value=value: self.acted.emit(Act.REMIND.value, row.id, value))
        self.addMenu(below)

    def offer_acts(self, row: ChatRow) -> None:
        """Offer what can be done with an own message that is not sent."""
        if row.delivery is Delivery.FAILED:
            self._separate()
            self._act(row, Act.RETRY, self.tr("Send again"))
            self.add_destructive(self.tr("Delete"), lambda: self.acted.emit(Act.DROP.value, row.id, ""))
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
