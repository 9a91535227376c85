"""The sign-in window: server, name, password; the fingerprint at first sight; a new password when due."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from client.ui.auth.account_list import AccountList
from client.ui.auth.demo_page import DemoPage
from client.ui.auth.fields import Form
from client.ui.auth.new_password_form import NewPasswordForm
from client.ui.auth.server_card import ServerCard
from client.ui.auth.sign_in_form import SignInForm
from client.ui.drawing.logo import logo, window_icon
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme, pixel_ratio
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.placed import FRAME
from client.ui.widgets.roomy import Roomy
from client.ui.widgets.translated import Translated
from client.viewmodels.sign_in.accounts import AccountLine
from client.viewmodels.sign_in.found_servers import FoundServers
from client.viewmodels.sign_in.model import SignInModel, Step, fingerprint
from client.viewmodels.sign_in.words import at_least
from shared import limits

LOGO = 44


class SignInWindow(Translated):
    """Shows a sign-in model; what is asked for follows its step."""

    left = Signal()
    account_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        model: SignInModel,
        found: FoundServers,
        accounts: Sequence[AccountLine] = (),
    ) -> None:
        """`accounts` are those of others on this device."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._found = found
        self._logo = QLabel()
        self._title = ElidedLabel(theme, role=Role.PAGE, strong=True)
        self._under = ElidedLabel(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._demo = DemoPage(theme, model.demo) if model.demo is not None else None
        self._card = ServerCard(theme)
        self._form = SignInForm(theme, found)
        self._new = NewPasswordForm(theme)
        self._error = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._go = Button(theme, kind=Kind.FILLED, height=Height.LARGE)
        self._stop = Button(theme, kind=Kind.TEXT)
        self._hint = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._back = Button(theme, kind=Kind.TEXT)
        self._others = AccountList(theme, accounts, bound=model.bound)
        self._others.wanted.connect(self.account_wanted)
        self._room = Roomy(theme)
        self._fitted = 0
        self._step: Step | None = None
        self._was_busy = False
        self._lay_out()
        self._connect()
        self._form.fill(model.server, model.user, model.keep, hidden=model.hidden)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self.setWindowIcon(window_icon())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setWordWrap(True)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)
        column = self._room.column
        column.setContentsMargins(m.space24 + 4, m.space24, m.space24 + 4, m.space20)
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
        column.addSpacing(m.space4)
        for widget in (self._card, self._form, self._new):
            column.addWidget(widget)
        if self._demo is not None:
            column.addWidget(self._demo, 1)
        for widget in (self._error, self._go):
            column.addWidget(widget)
        for widget in (self._stop, self._back):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self._others)
        column.addStretch()

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._follow)
        model.offered.connect(self._form.offer)
        # What is new inside asks for its room a moment after it was put there.
        self._room.inside.installEventFilter(self)
        if self._demo is not None:
            self._demo.chosen.connect(self._come_in)
            self._demo.elsewhere.connect(model.ask_again)
        self._card.agreed.connect(model.trust)
        self._card.refused.connect(model.distrust)
        self._go.clicked.connect(self.submit)
        self._stop.clicked.connect(model.cancel)
        self._back.clicked.connect(model.offer_demo)
        for form in (self._form, self._new):
            form.edited.connect(self._may_go)
            form.submitted.connect(self.submit)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._logo.setPixmap(logo(self._theme.fonts.pixels(LOGO), pixel_ratio()))
        usual = QSize(m.sign_in_width, m.sign_in_height).boundedTo(self.screen().availableSize() - FRAME)
        self.setMinimumSize(usual)
        self.resize(usual)
        self._fitted = usual.height()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what comes in."""
        if watched is self._room.inside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as what is in it, as far as the screen allows; the rest is scrolled to."""
        column = self._room.column
        flows = column.hasHeightForWidth()
        needed = column.heightForWidth(self.width()) if flows else column.sizeHint().height()
        most = self.screen().availableSize().height() - FRAME.height()
        height = max(self.minimumHeight(), min(needed, most))
        if self.height() < height or self.height() == self._fitted:  # else the user has made it higher
            self.resize(self.width(), height)
            self._fitted = height

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setWindowTitle(self.tr("Linxin"))
        self._card.retranslate()
        self._stop.setText(self.tr("Cancel"))
        self._back.setText(self.tr("Back to the demo company"))
        self._follow()

    # The step

    def _follow(self) -> None:
        """Show what the model asks for now."""
        model = self._model
        step, busy = model.step, model.busy
        self._title.setText(self._step_title(step))
        self._under.setText(self._step_words(step))
        if self._demo is not None:
            self._demo.setVisible(step is Step.DEMO)
            self._demo.setEnabled(not busy)
        self._card.setVisible(step is Step.TRUST)
        self._card.setEnabled(not busy)
        if step is Step.TRUST:
            shown = fingerprint(model.organisation)
            self._card.show_organisation(model.organisation_name, model.server, shown)
        self._form.setVisible(step in {Step.SIGN_IN, Step.TRUST})
        self._form.follow(asks_server=step is Step.SIGN_IN, enabled=step is Step.SIGN_IN and not busy)
        self._new.setVisible(step is Step.CHANGE_PASSWORD)
        self._new.follow(asks_old=model.needs_old, enabled=not busy)
        self._stop.setVisible(busy)
        self._back.setVisible(step is Step.SIGN_IN and model.demo is not None and not busy)
        self._others.setVisible(step is Step.SIGN_IN and not busy and not self._others.empty)
        self._go.setVisible(step is not Step.DEMO)
        shown_at_field = self._complain()
        self._may_go()
        self._fit()
        self._move_focus(shown_at_field)

    def _step_title(self, step: Step) -> str:
        if step is Step.CHANGE_PASSWORD:
            return self.tr("Choose a new password")
        if step is Step.DEMO:
            return self.tr("Welcome to Linxin")
        return self.tr("Sign in to Linxin")

    def _step_words(self, step: Step) -> str:
        if step is Step.CHANGE_PASSWORD:
            return self.tr("The one you were given works once")
        if step is Step.DEMO and self._model.demo is not None:
            return self._model.demo.name
        return self.tr("Messages that stay in your company")

    @property
    def _shown_form(self) -> Form | None:
        forms = {Step.SIGN_IN: self._form, Step.CHANGE_PASSWORD: self._new}
        return forms.get(self._model.step)

    def _complain(self) -> bool:
        """Say what is wrong at its field, or below where that is not shown; tell whether at the field."""
        model, form = self._model, self._shown_form
        at_field = form is not None and form.complain(model.place, model.complaint)
        if model.step is Step.DEMO and self._demo is not None:
            self._demo.complain(model.complaint)
            at_field = True
        self._error.set_words("" if at_field else model.complaint)
        self._error.setVisible(bool(model.complaint) and not at_field)
        return at_field

    def _move_focus(self, at_field: bool) -> None:
        """Bring the keyboard to where the user goes on; leave it alone while nothing changed for them."""
        model, form = self._model, self._shown_form
        changed, ended = model.step is not self._step, self._was_busy and not model.busy
        self._step, self._was_busy = model.step, model.busy
        if at_field and form is not None and not model.busy:
            form.focus_on(model.place)
        elif not (changed or ended):
            return
        elif form is not None:
            form.focus_first()
        elif model.step is Step.DEMO and self._demo is not None and self._demo.people:
            self._demo.people[0].setFocus()
        elif model.step is Step.TRUST:
            self._card.focus_safe_answer()

    def _may_go(self) -> None:
        model, form = self._model, self._shown_form
        self._go.setEnabled(form is not None and form.complete and not model.busy)
        if model.busy:
            self._go.setText(self.tr("Signing in…"))
        else:
            changing = model.step is Step.CHANGE_PASSWORD
            self._go.setText(self.tr("Continue") if changing else self.tr("Sign in"))
        self._hint.setText(self._step_hint())
        self._hint.setVisible(bool(self._hint.text()))

    def _step_hint(self) -> str:
        if self._model.busy:
            return self.tr("Signing in…") if self._model.step is Step.DEMO else ""
        if self._model.step is Step.TRUST:
            return self.tr("Compare the fingerprint to go on")
        if self._model.step is Step.CHANGE_PASSWORD and not self._model.complaint:
            return at_least(limits.PASSWORD_MINIMUM)
        return ""

    # What the user does

    def submit(self) -> None:
        """Do what the button says."""
        if not self._go.isEnabled():
            return
        if self._model.step is Step.CHANGE_PASSWORD:
            old, new, again = self._new.passwords
            self._model.change_password(new, again, old)
        else:
            self._found.hide()
            form = self._form
            self._model.sign_in(form.server, form.user, form.password, form.keep, hidden=form.hidden)

    def _come_in(self, place: int) -> None:
        if self._model.demo is not None:
            self._model.sign_in_as(self._model.demo.people[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Escape what is under way, or go back from a fingerprint to the address."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._model.busy:
            self._model.cancel()
        elif self._model.step is Step.TRUST:
            self._model.ask_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget the passwords that were typed, and tell that the user left."""
        self._form.forget_password()
        self._new.forget()
        self.left.emit()
        super().closeEvent(event)
