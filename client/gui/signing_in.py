"""The window in which somebody signs in: made for a client and what it knows of last time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from client.app import Client
from client.core.profile.demo import Demo
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.gui.accounts import Accounts
from client.ui.theme.theme import Theme
from client.viewmodels.settings.preferences import PreferencesFile
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence

if TYPE_CHECKING:
    from client.ui.auth.window import SignInWindow
    from client.viewmodels.sign_in.found_servers import FoundServers
    from client.viewmodels.sign_in.model import SignInModel


class SigningIn(QObject):
    """`opened` carries the window; `done` tells that somebody signed in, `left` that it was closed.

    `account_wanted` carries the profile of somebody else who is to be shown instead, `unseen_kept` whether
    who comes in without being asked again does so unseen.
    """

    opened = Signal(QWidget)
    done = Signal()
    left = Signal()
    account_wanted = Signal(str)
    unseen_kept = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        client: Client,
        file: PreferencesFile,
        accounts: Accounts,
        server: str,
        demo: Demo | None,
        language: Callable[[], Language],
    ) -> None:
        """`server` is what the command line names; once it has served, the settings know it."""
        super().__init__()
        self.server = server
        self._theme = theme
        self._client = client
        self._file = file
        self._accounts = accounts
        self._demo = demo
        self._language = language
        self._tasks = Tasks("signing in")
        self._shown: tuple[SignInWindow, SignInModel, FoundServers] | None = None

    def show(self, refusal: Refusal | None = None, *, must_change: bool = False) -> None:
        """Open the window, and say why it is there; `must_change` asks for a new password first."""
        from client.gui.finding import SettingsFinder
        from client.ui.auth.window import SignInWindow
        from client.viewmodels.sign_in.found_servers import FoundServers

        model = self._model()
        finder = SettingsFinder(self._client.settings, may_widen=self._demo is None)
        found = FoundServers(finder, self._language)
        window = SignInWindow(self._theme, model, found, self._accounts.others)
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        model.done.connect(self._done)
        window.left.connect(self.left)
        window.account_wanted.connect(self.account_wanted)
        self._shown = (window, model, found)
        if refusal is not None and refusal.code is not ErrorCode.NOT_SIGNED_IN:
            model.tell(refusal)
        self.opened.emit(window)
        window.show()
        if not model.server and self._demo is None:
            found.search()
        if must_change:
            model.must_change()

    def offer(self, link: str) -> None:
        """Fill an invite link in, if the window is shown."""
        if self._shown is not None:
            self._shown[1].offer(link)

    def _model(self) -> "SignInModel":
        from client.viewmodels.sign_in.model import SignInModel

        settings = self._client.settings.value
        user = settings.account.user if settings.account is not None else ""
        bound = settings.account is not None and settings.pin is not None
        return SignInModel(
            self._client.auth,
            self._language,
            self.server or settings.server,
            user,
            keep=settings.keep,
            bound=settings.account is not None,
            trusted_name=settings.pin.name if bound and settings.pin is not None else "",
            demo=self._demo_for_me(),
            hide=self.hide_me,
            hidden=self._file.value.start_hidden,
        )

    def hide_me(self, hidden: bool) -> None:
        """Choose how others see me before there is a link by which they could."""
        self._client.presence.choose(Presence.OFFLINE if hidden else Presence.ONLINE)

    def _demo_for_me(self) -> Demo | None:
        """Return the demo with those who may come in here: once somebody did, this profile is theirs."""
        account = self._client.settings.value.account
        if self._demo is None or account is None:
            return self._demo
        mine = tuple(person for person in self._demo.people if person.user == account.number)
        return msgspec.structs.replace(self._demo, people=mine) if mine else None

    def _done(self) -> None:
        # What the command line named has served: the settings know now where this was.
        self.server = ""
        if self._shown is not None and self._shown[1].keep.session:
            self.unseen_kept.emit(self._shown[1].hidden)
        self.done.emit()
        self._end()

    def _end(self) -> None:
        if self._shown is not None:
            (window, *models), self._shown = self._shown, None
            window.left.disconnect(self.left)
            window.close()
            window.deleteLater()
            for model in models:
                self._tasks.start(model.close(), "over")

    async def close(self) -> None:
        """End with the program."""
        if self._shown is not None:
            window, *models = self._shown
            window.hide()
            for model in models:
                await model.close()
        await self._tasks.close()
