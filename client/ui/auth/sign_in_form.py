"""Where to, who and the password; servers found on the network; what is kept for the next time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from client.core.profile.settings import Keep
from client.ui.auth.caps_lock import CapsAwareLine
from client.ui.auth.fields import Form, line_of
from client.ui.auth.found_list import FoundList
from client.ui.theme.theme import Theme
from client.ui.widgets.checks import Check
from client.ui.widgets.fields import Field, Line
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.sign_in.found_servers import FoundServers
from client.viewmodels.sign_in.words import Place


class SignInForm(Form):
    """The fields of an ordinary sign-in."""

    def __init__(self, theme: Theme, found: FoundServers) -> None:
        super().__init__()
        self._theme = theme
        self._found = found
        self._server_line = Line(theme, large=True)
        self._radar = self._server_line.add_button("radar")
        self._server = Field(theme, self._server_line)
        self._list = FoundList(theme, found, self._radar)
        self._user = Field(theme, Line(theme, large=True))
        password = CapsAwareLine(theme, large=True)
        self._password = Field(theme, password)
        self._caps = IconLine(theme, "keyboard", tone=Tone.WARNING, filled=False)
        self._caps.hide()
        self._remember = Check(theme)
        self._automatic = Check(theme)
        self._hidden = Check(theme)
        self._kept = QGridLayout()
        self.set_fields(
            (self._server, self._user, self._password),
            {Place.SERVER: self._server, Place.USER: self._user, Place.PASSWORD: self._password},
        )
        self._lay_out()
        self._radar.clicked.connect(found.search)
        self._list.chosen.connect(self._chosen)
        self._server_line.textEdited.connect(self._address_typed)
        # An invite link is longer than the field: its beginning tells which server it is.
        self._server_line.editingFinished.connect(partial(self._server_line.home, False))
        password.caps_changed.connect(self._caps.setVisible)
        self._remember.toggled.connect(self._remember_toggled)
        self._automatic.toggled.connect(self._automatic_toggled)
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.space12)
        column.addWidget(self._server)
        column.addWidget(self._list)
        column.addWidget(self._user)
        column.addWidget(self._password)
        column.addWidget(self._caps)
        self._kept.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._kept)

    def _place_checks(self) -> None:
        """Put them into one line where their words have room, else the last below the others."""
        m = self._theme.measures
        checks = (self._remember, self._automatic, self._hidden)
        room = m.sign_in_width - 2 * (m.space24 + m.space4)
        one_line = sum(check.sizeHint().width() for check in checks) + 2 * m.space20 <= room
        for place, check in enumerate(checks):
            below = place == 2 and not one_line
            row, column, span = (1, 0, 3) if below else (0, place, 1)
            self._kept.addWidget(check, row, column, 1, span, Qt.AlignmentFlag.AlignLeft)
        self._kept.setHorizontalSpacing(m.space20)
        self._kept.setVerticalSpacing(m.space12)
        self._kept.setColumnStretch(2, 1)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._server.name(self.tr("Server address or invite link"))
        self._server_line.setPlaceholderText(self.tr("for example hc-server:7443"))
        self._radar.name(self.tr("Find servers on the network"))
        self._user.name(self.tr("Staff number or name"))
        self._password.name(self.tr("Password"))
        self._caps.set_words(self.tr("Caps Lock seems to be on"))
        self._remember.setText(self.tr("Remember me"))
        self._automatic.setText(self.tr("Sign in automatically"))
        self._hidden.setText(self.tr("Sign in offline to others"))
        self._place_checks()

    # What is in it

    def fill(self, server: str, user: str, keep: Keep, *, hidden: bool) -> None:
        """Put in what is known already."""
        self._server_line.setText(server)
        line_of(self._user).setText(user)
        self._remember.setChecked(keep.user)
        self._automatic.setChecked(keep.session)
        self._hidden.setChecked(hidden)

    def offer(self, server: str) -> None:
        """Put another address or link in; what else was typed stays."""
        self._server_line.setText(server)
        self._server_line.home(False)

    @property
    def server(self) -> str:
        """The address or link, as typed."""
        return self._server_line.text()

    @property
    def user(self) -> str:
        """Who, as typed."""
        return line_of(self._user).text()

    @property
    def password(self) -> str:
        """The password, as typed."""
        return line_of(self._password).text()

    @property
    def keep(self) -> Keep:
        """What the next start is to know."""
        return Keep(user=self._remember.isChecked(), session=self._automatic.isChecked())

    @property
    def hidden(self) -> bool:
        """Whether others are not to see that somebody comes."""
        return self._hidden.isChecked()

    def forget_password(self) -> None:
        """Leave nothing of it in the field."""
        line_of(self._password).clear()

    def follow(self, *, asks_server: bool, enabled: bool) -> None:
        """Show the server's part or not, and let it be typed into or not."""
        self._server.setVisible(asks_server)
        self._list.setVisible(asks_server and self._found.open)
        fields = (self._server, self._list, self._user, self._password)
        for widget in (*fields, self._remember, self._automatic, self._hidden):
            widget.setEnabled(enabled)

    # Behaviour

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down from the address to what was found, and close that by Escape."""
        if event.key() == Qt.Key.Key_Down and self._server_line.hasFocus() and self._list.rows:
            self._list.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._found.open:
            self._found.hide()
            self._server_line.setFocus()
        else:
            super().keyPressEvent(event)

    def _chosen(self, address: str) -> None:
        self._server_line.setText(address)
        self._found.hide()
        self._typed()
        self.focus_first()

    def _address_typed(self) -> None:
        """Take away that nothing was found: whoever types knows better."""
        if self._found.open and not self._found.searching and not self._found.rows:
            self._found.hide()

    def _remember_toggled(self, checked: bool) -> None:
        if not checked:
            self._automatic.setChecked(False)

    def _automatic_toggled(self, checked: bool) -> None:
        if checked:
            self._remember.setChecked(True)
