"""Where an admin begins: add people, invite them by link and code, done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from client.ui.admin.qr_code import QrCode, picture
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.fields import Field, Line
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.roomy import Roomy
from client.ui.widgets.translated import Translated
from client.viewmodels.main.administering import Administering

WIDTH = 640


class Step(QWidget):
    """A number, a heading, words, and what can be done."""

    def __init__(self, theme: Theme, number: int, *, last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._number = str(number)
        self._last = last
        self._title = Label(theme, role=Role.TITLE, strong=True)
        self._words = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        for label in (self._title, self._words):
            label.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        m = self._theme.measures
        self.column.setContentsMargins(m.space32 + m.space12, 0, 0, m.space20)
        self.column.setSpacing(m.space8)

    def say(self, title: str, words: str) -> None:
        """Say what it is about."""
        self._title.setText(title)
        self._words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number in a disc, and the way on below it where there is one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        side = m.space24
        if not self._last:
            painter.fillRect(side // 2, side + m.space4, 1, self.height() - side - 2 * m.space4, c.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.tint)
        painter.drawEllipse(0, 0, side, side)
        painter.setPen(c.accent_text)
        painter.setFont(self._theme.fonts.get(Role.CONTROL, strong=True, figures=True))
        painter.drawText(0, 0, side, side, Qt.AlignmentFlag.AlignCenter, self._number)


class GuidePage(Translated):
    """`add_wanted` and `import_wanted` lead to the people, `done` away from here."""

    add_wanted = Signal()
    import_wanted = Signal()
    done = Signal()
    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, theme: Theme, admin: Administering) -> None:
        super().__init__()
        self._theme = theme
        self._admin = admin
        self._inviting = admin.inviting
        self._title = Label(theme, role=Role.PAGE, strong=True)
        self._count = Label(theme, tone=Tone.SECOND)
        self._steps = tuple(Step(theme, number, last=number == 3) for number in (1, 2, 3))
        self.add = Button(theme, kind=Kind.FILLED, icon="person_add")
        self.table = Button(theme, icon="arrow_upload")
        self.code = QrCode(theme)
        self._name = Label(theme, strong=True)
        self._print = Label(theme, role=Role.PREVIEW)
        self._print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addresses = Line(theme)
        self._field = Field(theme, self.addresses)
        self.link = Line(theme)
        self.link.setReadOnly(True)
        self._link_field = Field(theme, self.link)
        self._here = IconLine(theme, "warning", tone=Tone.WARNING)
        self._trouble = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self.again = self.addresses.add_button("arrow_sync")
        self.copy = Button(theme, height=Height.SMALL, icon="copy")
        self.letter = Button(theme, height=Height.SMALL, icon="mail")
        self.save = Button(theme, height=Height.SMALL, icon="save")
        self.leave = Button(theme)
        self._room = Roomy(theme)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)
        self._column = QVBoxLayout()
        self._ground = ground = QWidget()
        ground.setLayout(self._column)
        # In a row the ground's width counts where its height is asked for; in a column it would not.
        row = QHBoxLayout()
        row.addWidget(ground, 1)
        row.addStretch()
        self._room.column.addLayout(row)
        self._room.column.addStretch()
        first, second, third = self._steps
        for widget in (self._title, self._count, *self._steps):
            self._column.addWidget(widget)
        first.column.addLayout(_row(self._theme, self.add, self.table))
        second.column.addLayout(self._invite())
        for widget in (self._field, self._link_field, self._here, self._trouble):
            second.column.addWidget(widget)
        second.column.addLayout(_row(self._theme, self.copy, self.letter, self.save))
        third.column.addLayout(_row(self._theme, self.leave))

    def _invite(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(self._theme.measures.space4)
        names.addWidget(self._name)
        names.addWidget(self._print)
        names.addStretch()
        row = QHBoxLayout()
        row.setSpacing(self._theme.measures.space20)
        row.addWidget(self.code)
        row.addLayout(names, 1)
        return row

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.table.clicked.connect(self.import_wanted)
        self.leave.clicked.connect(self.done)
        self.again.clicked.connect(self._inviting.look)
        self.copy.clicked.connect(lambda: self._copy(self._inviting.link))
        self.letter.clicked.connect(lambda: self._copy(self._inviting.letter()))
        self.save.clicked.connect(self._choose_file)
        self.addresses.editingFinished.connect(self._address_typed)
        self._inviting.changed.connect(self._show)
        self._inviting.kept.connect(self._kept)
        self._inviting.failed.connect(self.troubled)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(m.space32, m.space20, m.space32, m.space24)
        self._column.setSpacing(m.space12)
        self._print.setFont(self._theme.fonts.get(Role.PREVIEW, mono=True))
        # Reading is easier in short lines; what can be done beside each other is wider in some languages.
        buttons = (self.copy, self.letter, self.save)
        row = sum(button.sizeHint().width() + m.space8 for button in buttons)
        margins = 3 * m.space32 + m.space12
        self._ground.setMaximumWidth(max(self._theme.fonts.pixels(WIDTH), row + margins))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.setText(self.tr("Bring your colleagues in"))
        first, second, third = self._steps
        first.say(
            self.tr("Add people"),
            self.tr(
                "One by one, or all at once from an Excel or CSV table. You see what changes before it does."
            ),
        )
        second.say(
            self.tr("Invite them"),
            self.tr(
                "Whoever opens the link or scans the code comes to your server without comparing anything."
            ),
        )
        third.say(
            self.tr("Done"),
            self.tr(
                "Everyone signs in with the staff number and one-time password you gave them. "
                "This page stays here."
            ),
        )
        self.add.setText(self.tr("Add a person"))
        self.table.setText(self.tr("Import a table…"))
        self.code.setAccessibleName(self.tr("Invite link as a QR code"))
        self._field.name(self.tr("Addresses of the server, as colleagues reach it"))
        self._link_field.name(self.tr("Invite link"))
        here = self.tr(
            "The server listens to this computer alone. Let it listen on the network (setting “listen”), "
            "or write an address that leads to it."
        )
        self._here.set_words(here)
        self.again.name(self.tr("Look again"))
        self.copy.setText(self.tr("Copy link"))
        self.letter.setText(self.tr("Copy words for a mail"))
        self.save.setText(self.tr("Save as a picture…"))
        self.leave.setText(self.tr("To the people"))
        self._look_again()
        self._show()

    def look(self) -> None:
        """Say what is so now."""
        self._inviting.look()
        self._show()

    def _show(self) -> None:
        inviting, people = self._inviting, self._admin.count
        self._count.setText(
            self.tr("So far you are alone here.")
            if people <= 1
            else self.tr("%n people are here.", "", people)
        )
        self._name.setText(inviting.name)
        self._print.setText(inviting.fingerprint)
        self.code.show_link(inviting.link)
        self.link.setText(inviting.link)
        self.link.setCursorPosition(0)
        if not self.addresses.hasFocus():
            self.addresses.setText(inviting.addresses)
        self._here.setVisible(bool(inviting.link) and not inviting.outside)
        self._trouble.set_words(inviting.trouble)
        self._trouble.setVisible(bool(inviting.trouble))
        for button in (self.copy, self.letter, self.save):
            button.setEnabled(bool(inviting.link))
        self.addresses.setReadOnly(not inviting.link)

    def _address_typed(self) -> None:
        good = self._inviting.set_addresses(self.addresses.text())
        wrong = self.tr("Write addresses like 192.168.1.10:7443 or hc-server:7443, with commas between them.")
        self._field.complain("" if good else wrong)

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.said.emit(self.tr("Copied"))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the invite"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PNG (*.png)")
        dialog.setDefaultSuffix("png")
        dialog.selectFile("linxin-invite.png")
        dialog.fileSelected.connect(self.keep_picture)
        dialog.open()

    def keep_picture(self, path: str) -> None:
        """Write the code to a file, with the organisation's name and fingerprint below it."""
        inviting = self._inviting
        lines = (inviting.name, *inviting.fingerprint.split("\n"))
        inviting.keep(Path(path), picture(self._theme, inviting.link, lines))

    def _kept(self, name: str) -> None:
        self.said.emit(self.tr("Written to {name}").format(name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)


def _row(theme: Theme, *buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.measures.space8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
