"""Locks all windows behind one that asks for the password: by hand, or when nobody was here for a while."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from client.core.keys.verifier import Verifier
from client.core.tasks import Tasks
from client.gui.shell import Keep
from client.ui.drawing.avatars import Portrait
from client.ui.theme.theme import Theme
from client.ui.widgets.placed import Placed
from client.viewmodels.settings.lock import LockModel
from client.viewmodels.settings.preferences import PreferencesFile

if TYPE_CHECKING:
    from client.ui.auth.lock_window import LockWindow

Person = Callable[[], Portrait]


class Place(Protocol):
    """The desktop, as far as it can be made to speak for another window."""

    def cover(self, window: QWidget | None) -> None: ...


class Locking(QObject):
    """`opened` tells that somebody gave the password, `left` that the locked window was closed.

    `sign_out_wanted` tells that nobody will: they asked for it, or were wrong too often.
    """

    opened = Signal()
    left = Signal()
    sign_out_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        verifier: Verifier,
        file: PreferencesFile,
        keep: Keep,
        desktop: Place,
        person: Person,
        main: Callable[[], Placed | None],
    ) -> None:
        """`person` tells whose windows these are, `main` which of them is always there."""
        super().__init__()
        self._theme = theme
        self._verifier = verifier
        self._file = file
        self._keep = keep
        self._desktop = desktop
        self._person = person
        self._main = main
        self._hidden: list[QWidget] = []
        self._shown: tuple[LockWindow, LockModel] | None = None
        self._tasks = Tasks("locking")

    @property
    def possible(self) -> bool:
        """Whether the password can be checked, so that windows that are locked can be opened again."""
        return self._verifier.known

    @property
    def locked(self) -> bool:
        """Whether the password is asked for."""
        return self._shown is not None

    def idle(self, seconds: float) -> None:
        """Lock once nobody has touched anything for as long as was chosen."""
        minutes = self._file.value.lock_after
        if 0 < minutes * 60 <= seconds and not self.locked:
            self.lock()

    def lock(self, *, show: bool | None = None) -> None:
        """Hide all windows behind one that asks for the password; it shows as they did unless told so."""
        if self.locked or not self.possible:
            return
        from client.ui.auth.lock_window import LockWindow

        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._hidden = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        model = LockModel(self._verifier.check, self._file.value.lock_tries, self._keep_tries)
        window = LockWindow(self._theme, model, self._person())
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._shown = (window, model)
        model.unlocked.connect(self._unlocked)
        model.spent.connect(self.sign_out_wanted)
        window.sign_out_wanted.connect(self.sign_out_wanted)
        window.left.connect(self.left)
        self._keep(locked=True)
        self._cover(window, show=bool(self._hidden) if show is None else show)

    def _cover(self, window: "LockWindow", *, show: bool) -> None:
        """Stand where the foremost window stood, and let nothing else stand."""
        front = QApplication.activeWindow()
        under = front if isinstance(front, Placed) else self._main()
        if under is not None:
            window.restore(under.geometry_text())
        for one in self._hidden:
            one.hide()
        self._desktop.cover(window)
        if show:
            window.show()
            window.ask()

    def refuse(self, words: str) -> None:
        """Say why signing out did not succeed, where it was asked for."""
        if self._shown is not None:
            self._shown[1].refuse(words)

    def _unlocked(self) -> None:
        hidden = [one for one in self._hidden if isValid(one)]
        self.end()
        for one in hidden:
            one.show()
        self.opened.emit()

    def end(self) -> None:
        """Ask for nothing any more: the password was given, or nobody is signed in."""
        if self._shown is None:
            return
        (window, model), self._shown = self._shown, None
        self._hidden = []
        window.blockSignals(True)
        window.close()
        window.deleteLater()
        self._tasks.start(model.close(), "unlocked")
        self._keep(locked=False, lock_tries=0)
        self._desktop.cover(None)

    async def close(self) -> None:
        """End with the program; who was locked stays so."""
        if self._shown is not None:
            window, model = self._shown
            window.hide()
            await model.close()
        await self._tasks.close()

    def _keep_tries(self, tries: int) -> None:
        self._keep(lock_tries=tries)
