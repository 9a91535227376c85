"""The sign-in window: server, name, password; the fingerprint at first sight; a new password when due."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from client.ui.auth.server_card import ServerCard
from client.ui.drawing.logo import logo, window_icon
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme, pixel_ratio
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.fields import Field, Line, PasswordLine
from client.ui.widgets.labels import IconLine, Label, Tone
from client.viewmodels.sign_in_model import Place, SignInModel, Step, fingerprint

LOGO = 44


class SignInWindow(QWidget):
    """Shows a sign-in model; what is asked for follows its step."""

    left = Signal()

    def __init__(self, theme: Theme, model: SignInModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._logo = QLabel()
        self._title = Label(theme, role=Role.PAGE, strong=True)
        self._under = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._card = ServerCard(theme)
        self._server = Field(theme, Line(theme, large=True))
        self._user = Field(theme, Line(theme, large=True))
        self._password = Field(theme, PasswordLine(theme, large=True))
        self._new = Field(theme, PasswordLine(theme, large=True))
        self._again = Field(theme, PasswordLine(theme, large=True))
        self._error = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._go = Button(theme, kind=Kind.FILLED, height=Height.LARGE)
        self._hint = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._lay_out()
        self._connect()
        self._line(self._server).setText(model.server)
        self._line(self._user).setText(model.user)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()
        self._follow()
        self._focus_first()

    @staticmethod
    def _line(field: Field) -> Line:
        line = field.line
        if not isinstance(line, Line):
            raise TypeError(line)
        return line

    def _lay_out(self) -> None:
        m = self._theme.measures
        self.setWindowIcon(window_icon())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setWordWrap(True)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.space24 + 4, m.space24, m.space24 + 4, m.space24)
        column.setSpacing(m.space12)
        head = QHBoxLayout()
        head.setSpacing(m.space12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._under)
        head.addWidget(self._logo)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(m.space8)
        for widget in (self._card, self._server, self._user, self._password, self._new, self._again):
            column.addWidget(widget)
        column.addWidget(self._error)
        column.addSpacing(m.space4)
        column.addWidget(self._go)
        column.addWidget(self._hint)
        column.addStretch()

    def _connect(self) -> None:
        self._model.changed.connect(self._follow)
        self._card.agreed.connect(self._model.trust)
        self._card.refused.connect(self._model.distrust)
        self._go.clicked.connect(self.submit)
        for field in self._fields():
            self._line(field).textEdited.connect(self._edited)
            self._line(field).returnPressed.connect(self.submit)

    def _fields(self) -> tuple[Field, ...]:
        return (self._server, self._user, self._password, self._new, self._again)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._logo.setPixmap(logo(self._theme.fonts.pixels(LOGO), pixel_ratio()))
        self.setMinimumSize(m.sign_in_width, m.sign_in_height)
        self.resize(m.sign_in_width, m.sign_in_height)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._follow()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(self.tr("Linxin"))
        self._card.retranslate()
        self._server.name(self.tr("Server address or invite link"))
        self._line(self._server).setPlaceholderText(self.tr("for example hc-server:7443"))
        self._user.name(self.tr("Staff number, name or pinyin"))
        self._password.name(self.tr("Password"))
        self._new.name(self.tr("New password"))
        self._again.name(self.tr("New password again"))

    # The step

    def _follow(self) -> None:
        """Show what the model asks for now."""
        model = self._model
        step = model.step
        self._title.setText(self._step_title(step))
        self._under.setText(self._step_words(step))
        self._card.setVisible(step is Step.TRUST)
        if step is Step.TRUST:
            shown = fingerprint(model.organisation)
            self._card.show_organisation(model.organisation_name, model.server, shown)
        for field in (self._server, self._user, self._password):
            field.setVisible(step in {Step.SIGN_IN, Step.TRUST})
            field.setEnabled(step is Step.SIGN_IN and not model.busy)
        self._server.setVisible(step is Step.SIGN_IN)
        for field in (self._new, self._again):
            field.setVisible(step is Step.CHANGE_PASSWORD)
            field.setEnabled(not model.busy)
        self._complain()
        self._may_go()

    def _step_title(self, step: Step) -> str:
        if step is Step.CHANGE_PASSWORD:
            return self.tr("Choose a new password")
        return self.tr("Sign in to Linxin")

    def _step_words(self, step: Step) -> str:
        if step is Step.CHANGE_PASSWORD:
            return self.tr("The one you were given works once")
        return self.tr("Messages that stay in your company")

    def _complain(self) -> None:
        model = self._model
        places = {
            Place.SERVER: self._server,
            Place.USER: self._user,
            Place.PASSWORD: self._password,
            Place.NEW_PASSWORD: self._new,
        }
        for place, field in places.items():
            field.complain(model.complaint if model.place is place else "")
        elsewhere = model.complaint if model.place is Place.NOWHERE else ""
        self._error.set_words(elsewhere)
        self._error.setVisible(bool(elsewhere))
        if model.place in places and not model.busy:
            self._line(places[model.place]).setFocus()

    def _edited(self) -> None:
        for field in self._fields():
            field.complain("")
        self._may_go()

    def _may_go(self) -> None:
        model, step = self._model, self._model.step
        needed = (self._server, self._user, self._password)
        if step is Step.CHANGE_PASSWORD:
            needed = (self._new, self._again)
        complete = all(self._line(field).text() for field in needed)
        self._go.setEnabled(complete and not model.busy and step is not Step.TRUST)
        if model.busy:
            self._go.setText(self.tr("Signing in…"))
        else:
            self._go.setText(self.tr("Continue") if step is Step.CHANGE_PASSWORD else self.tr("Sign in"))
        self._hint.setText(self.tr("Compare the fingerprint to go on") if step is Step.TRUST else "")

    def submit(self) -> None:
        """Do what the button says."""
        if not self._go.isEnabled():
            return
        if self._model.step is Step.CHANGE_PASSWORD:
            self._model.change_password(self._line(self._new).text(), self._line(self._again).text())
        else:
            self._model.sign_in(
                self._line(self._server).text(),
                self._line(self._user).text(),
                self._line(self._password).text(),
            )

    def _focus_first(self) -> None:
        empty = (field for field in (self._server, self._user) if not self._line(field).text())
        self._line(next(empty, self._password)).setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget the password that was typed, and tell that the user left."""
        self._line(self._password).clear()
        self.left.emit()
        super().closeEvent(event)
