"""Devices: those that are signed in to my account, signing one out, and the password."""

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui.settings.card import Card, Row
from client.ui.settings.page import Page
from client.ui.settings.password_form import PasswordForm
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.labels import IconLine, Tone
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.devices import DeviceRow, Devices
from client.viewmodels.settings.password import PasswordChange
from client.viewmodels.times import Times


class DevicesPage(Page):
    """`sign_out_wanted` tells that this device is to be signed out."""

    sign_out_wanted = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, devices: Devices, password: PasswordChange) -> None:
        super().__init__(theme)
        self._devices = devices
        self._asking = b""
        # The buttons of rows are made anew with every change: the keyboard is brought to the new ones.
        self._first: dict[bytes, Button] = {}
        self._list = Card(theme)
        self._trouble = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._change = Button(theme, height=Height.SMALL)
        self._password = Row(theme, self._change)
        self._form = PasswordForm(theme, password)
        self._form.hide()
        self.add(self._list)
        self.add(self._trouble)
        self._heading = self.add_heading()
        self.add(Card(theme, self._password, self._form))
        devices.changed.connect(self._show)
        self._change.clicked.connect(self._open_form)
        self._form.closed.connect(self._close_form)
        password.done.connect(self._changed)
        self.retranslate()

    def opened(self) -> None:
        """Ask for the list."""
        self._devices.load()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Devices"))
        self._heading.setText(self.tr("Password"))
        self._password.say(
            self.tr("Password of this account"),
            self.tr("Your other devices have to sign in again with the new one"),
        )
        self._change.setText(self.tr("Change…"))
        self._form.retranslate()
        self._show()

    # The list

    def _show(self) -> None:
        self._first.clear()
        rows = [self._row(one) for one in self._devices.rows]
        self._list.set_rows(*rows)
        self.fit()
        self._list.setVisible(bool(rows))
        self._trouble.set_words(self._devices.trouble)
        self._trouble.setVisible(bool(self._devices.trouble))

    def _row(self, device: DeviceRow) -> Row:
        asking = device.id == self._asking
        row = Row(self.theme, self._answers(device) if asking else self._leave(device))
        row.say(isolated(device.name), self._question() if asking else self._about(device))
        if asking:
            row.set_tone(Tone.DANGER)
        return row

    def _question(self) -> str:
        return self.tr("It has to sign in again with the password. Sign it out?")

    def _about(self, device: DeviceRow) -> str:
        parts = [] if device.platform == device.name else [device.platform]
        if device.current:
            parts.append(self.tr("this device"))
        elif device.online:
            parts.append(self.tr("connected now"))
        else:
            moment = Times(QLocale()).in_list(device.seen)
            parts.append(self.tr("last here: {time}").format(time=moment))
        return " · ".join(parts)

    def _leave(self, device: DeviceRow) -> Button:
        button = self._first[device.id] = Button(self.theme, self.tr("Sign out"), height=Height.SMALL)
        button.setEnabled(not self._devices.busy)
        button.clicked.connect(partial(self._ask, device))
        return button

    def _answers(self, device: DeviceRow) -> QWidget:
        answers = QWidget()
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.measures.space8)
        keep = self._first[device.id] = Button(self.theme, self.tr("Cancel"), height=Height.SMALL)
        keep.clicked.connect(self._keep)
        go = Button(self.theme, self.tr("Sign out"), kind=Kind.DANGER, height=Height.SMALL)
        go.clicked.connect(partial(self._sign_out, device))
        for button in (keep, go):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return answers

    def _ask(self, device: DeviceRow) -> None:
        self._asking = device.id
        self._show()
        self._first[device.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        device, self._asking = self._asking, b""
        self._show()
        if (button := self._first.get(device)) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_out(self, device: DeviceRow) -> None:
        self._asking = b""
        if device.current:
            self.sign_out_wanted.emit()
        else:
            self._devices.sign_out(device.id)

    # The password

    def _open_form(self) -> None:
        self._change.hide()
        self._form.show()
        self._form.enter()

    def _close_form(self) -> None:
        self._form.hide()
        self._change.show()

    def _changed(self) -> None:
        self.said.emit(self.tr("The new password is in force"))
        self._devices.load()
