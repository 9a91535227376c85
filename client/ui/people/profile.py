"""My own profile: the picture that colleagues see, the words under my name, how to reach me."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from client.ui.drawing.avatars import Portrait
from client.ui.people.crop_dialog import CropDialog
from client.ui.people.face import Face
from client.ui.people.own_picture import read_picture
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Field, Line
from client.ui.widgets.labels import IconLine, Label, Tone
from client.viewmodels.people.cards import Card
from client.viewmodels.people.own_profile import OwnProfile
from shared import limits

PICTURE = 96
"""Pixels of my own picture."""
PICTURES = "*.jpg *.jpeg *.png *.webp *.gif *.bmp"


class ProfileDialog(Dialog):
    """`said` carries a line for a toast; a picture counts at once, the fields when they are saved."""

    said = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, card: Card, profile: OwnProfile, *, edits: bool
    ) -> None:
        super().__init__(theme, window)
        self._window = window
        self._card = card
        self._profile = profile
        self._crop: CropDialog | None = None
        self._fields: list[Field] = []
        self.face = Face(theme, Portrait(card.id, card.name, presence=card.presence), PICTURE)
        self.change = Button(theme, self.tr("Change picture…"), height=Height.SMALL, icon="image")
        self.remove = Button(theme, self.tr("Remove"), kind=Kind.TEXT, height=Height.SMALL)
        self.body.addLayout(self._head(edits=edits))
        self.signature = self._field(
            self.tr("Words under your name"), card.signature, limits.SIGNATURE_LENGTH
        )
        most = limits.PHONES * (limits.PHONE_LENGTH + 2)
        self.phones = self._field(self.tr("Phones"), ", ".join(card.phones), most)
        self.phones.setPlaceholderText(self.tr("Several with commas between them"))
        self.mail = self._field(self.tr("Mail"), card.mail, limits.MAIL_LENGTH)
        if not edits:
            words = self.tr("Your organisation keeps these. Ask an admin to change them.")
            self.body.addWidget(IconLine(theme, "info", words, tone=Tone.THIRD, filled=False))
        self.setAcceptDrops(edits)
        self._listen(edits=edits)
        self.say(self.tr("My profile"), self.tr("Save") if edits else "")

    def _head(self, *, edits: bool) -> QHBoxLayout:
        card, m = self._card, self.theme.measures
        names = QVBoxLayout()
        names.setSpacing(0)
        name = Label(self.theme, card.name, role=Role.TITLE, strong=True)
        name.flow()
        names.addWidget(name)
        level = self.tr("Level {level}").format(level=card.level) if card.level else ""
        post = " · ".join(one for one in (card.title, level, card.number) if one)
        for words in (post, " / ".join(card.path)):
            if words:
                line = Label(self.theme, words, role=Role.PREVIEW, tone=Tone.SECOND)
                line.flow()
                names.addWidget(line)
        buttons = QHBoxLayout()
        buttons.setSpacing(m.space8)
        buttons.addWidget(self.change)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        names.addSpacing(m.space8)
        names.addLayout(buttons)
        self.change.setVisible(edits)
        self.remove.setVisible(edits and card.pictured)
        row = QHBoxLayout()
        row.setSpacing(m.space16)
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        return row

    def _field(self, words: str, text: str, most: int) -> Line:
        line = Line(self.theme)
        line.setMaxLength(most)
        line.setText(text)
        field = Field(self.theme, line)
        field.name(words)
        self._fields.append(field)
        self.body.addWidget(field)
        return line

    def _listen(self, *, edits: bool) -> None:
        for field in self._fields:
            field.line.setEnabled(edits)
        self.change.clicked.connect(self._choose_file)
        self.remove.clicked.connect(lambda: self._send(b""))
        self.agreed.connect(self._save)
        profile = self._profile
        self._links = (
            profile.read.connect(self._cut),
            profile.pictured.connect(self._pictured),
            profile.saved.connect(self._saved),
            profile.failed.connect(self._failed),
            profile.busy_changed.connect(self._busy),
        )
        self.finished.connect(self._hear_no_more)

    def _hear_no_more(self, _result: int) -> None:
        for link in self._links:
            self._profile.disconnect(link)

    # The picture

    def _choose_file(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"{self.tr('Pictures')} ({PICTURES})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_picture)
        dialog.open()

    def open_picture(self, path: str) -> None:
        """Read a picture, and have it cut."""
        self.complain("")
        self._profile.read_picture(Path(path), read_picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that was dropped."""
        event.acceptProposedAction()
        self.open_picture(event.mimeData().urls()[0].toLocalFile())

    def _cut(self, picture: object) -> None:
        if isinstance(picture, QImage):
            self._crop = CropDialog(self.theme, self._window, picture)
            self._crop.chosen.connect(self._send)
            self._crop.finished.connect(self._crop_over)
            self._crop.open_in_window()

    def _crop_over(self, _result: int) -> None:
        self._crop = None

    def _send(self, picture: bytes) -> None:
        self._profile.set_picture(picture)

    def _pictured(self, has: bool) -> None:
        if self._crop is not None:
            self._crop.accept()
        self.remove.setVisible(has)
        self.said.emit(self.tr("Colleagues see your new picture") if has else self.tr("Picture removed"))

    # The fields

    def _save(self) -> None:
        phones = [one.strip() for one in self.phones.text().replace("，", ",").split(",") if one.strip()]
        wrong = len(phones) > limits.PHONES or any(len(one) > limits.PHONE_LENGTH for one in phones)
        said = self.tr("At most %n phones of {length} characters.", "", limits.PHONES)
        self._fields[1].complain(said.format(length=limits.PHONE_LENGTH) if wrong else "")
        if not wrong:
            self._profile.save(self.signature.text(), phones, self.mail.text())

    def _saved(self) -> None:
        self.said.emit(self.tr("Profile saved"))
        self.accept()

    # What is under way

    def _failed(self, words: str) -> None:
        dialog = self._crop or self
        dialog.complain(words)
        dialog.fit()

    def _busy(self, busy: bool) -> None:
        for dialog in (self, self._crop):
            if dialog is not None:
                dialog.set_busy(busy)
                if busy:
                    dialog.complain("")
        for button in (self.change, self.remove):
            button.setEnabled(not busy)
