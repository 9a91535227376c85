"""The locked window: whose it is, and a field for the password; nothing else is to be seen or guessed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from client.ui.auth.caps_lock import CapsAwareLine
from client.ui.drawing.avatars import Portrait
from client.ui.drawing.logo import window_icon
from client.ui.people.face import Face
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.fields import Field
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.placed import Placed
from client.ui.widgets.roomy import Roomy
from client.ui.widgets.translated import Translating
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.lock import LockModel

WIDTH = 280
AVATAR = 64
LEAST = QSize(260, 360)


class LockWindow(Translating, Placed):
    """Shows a lock model. `left` tells that it was closed, `sign_out_wanted` that somebody gives up."""

    left = Signal()
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme, model: LockModel, portrait: Portrait) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        # Without a mark: whoever is locked out here may well be there elsewhere.
        self._face = Face(theme, portrait, AVATAR)
        self._name = Label(theme, isolated(portrait.name), role=Role.TITLE, strong=True)
        self._state = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._line = CapsAwareLine(theme, large=True)
        self._password = Field(theme, self._line)
        self._caps = IconLine(theme, "keyboard", tone=Tone.WARNING, filled=False)
        self._go = Button(theme, kind=Kind.FILLED, height=Height.LARGE)
        self._out = Button(theme, kind=Kind.TEXT)
        self._was_busy = False
        self._lay_out()
        self._line.caps_changed.connect(self._caps.setVisible)
        self._line.textEdited.connect(self._follow)
        self._line.returnPressed.connect(self._unlock)
        self._go.clicked.connect(self._unlock)
        self._out.clicked.connect(self.sign_out_wanted)
        model.changed.connect(self._told)
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self.setWindowIcon(window_icon())
        self.setMinimumSize(LEAST)
        self._caps.hide()
        self._name.setWordWrap(True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._state.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setMaximumWidth(self._theme.fonts.pixels(WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(m.space12, m.space24, m.space12, m.space24)
        column.setSpacing(m.space12)
        column.addStretch()
        column.addWidget(self._face, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._name)
        column.addWidget(self._state)
        for widget in (self._password, self._caps, self._go):
            column.addWidget(widget)
        column.addWidget(self._out, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        room = Roomy(self._theme)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        room.column.addLayout(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(self.tr("Linxin"))
        self._state.setText(self.tr("Locked"))
        self._password.name(self.tr("Password"))
        self._caps.set_words(self.tr("Caps Lock seems to be on"))
        self._out.setText(self.tr("Sign out"))
        self._follow()

    def _told(self) -> None:
        """Say what the model says; what speaks of signing out stays above what was typed."""
        if self._model.refusal:
            self._line.setModified(False)
        self._follow()

    def _follow(self) -> None:
        """Show what the model says now; a wrong password stays to be typed over."""
        model = self._model
        self._password.complain(model.complaint if model.busy or not self._line.isModified() else "")
        tries = not model.busy and not model.over
        self._line.setEnabled(tries)
        self._go.setEnabled(tries and bool(self._line.text()))
        checking = self.tr("Wait a moment…") if model.waiting else self.tr("Checking…")
        self._go.setText(checking if model.busy else self.tr("Unlock"))
        if self._was_busy and not model.busy:
            self._line.setModified(False)
            self.ask()
            self._line.selectAll()
            self._password.complain(model.complaint)
        self._was_busy = model.busy

    def _unlock(self) -> None:
        if self._go.isEnabled():
            self._model.unlock(self._line.text())

    def ask(self) -> None:
        """Bring the keyboard to the field, or to what is left to do."""
        (self._out if self._model.over else self._line).setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was typed, and tell that it was closed."""
        self._line.clear()
        self.left.emit()
        super().closeEvent(event)
