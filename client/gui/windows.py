"""The windows of one client: which is shown when, and what they remember."""

import asyncio

import msgspec
from PySide6.QtCore import Qt

from client.app import Client
from client.core.tasks import Tasks
from client.core.wording import Language
from client.gui.desktop import Desktop
from client.ui.auth.window import SignInWindow
from client.ui.language import Speech, language_of
from client.ui.main.window import MainWindow
from client.ui.theme.colours import Accent, Skin
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.main_model import MainModel, Services
from client.viewmodels.preferences import Preferences, PreferencesFile
from client.viewmodels.sign_in_model import SignInModel
from shared.errors import ErrorCode, Refusal

SIGN_IN_AGAIN = frozenset(
    {
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.TOKEN_EXPIRED,
        ErrorCode.BAD_PROOF,
        ErrorCode.REVOKED,
        ErrorCode.DISABLED,
        ErrorCode.PASSWORD_CHANGE_REQUIRED,
        ErrorCode.WRONG_ORGANISATION,
    }
)


def look_of(preferences: Preferences, language: Language) -> Look:
    """Return the look that preferences ask for; a value of a newer version becomes the usual one."""

    def known(kind: type[Mode | Accent | Skin], value: str) -> bool:
        return value in {one.value for one in kind}

    return Look(
        mode=Mode(preferences.mode) if known(Mode, preferences.mode) else Mode.SYSTEM,
        accent=Accent(preferences.accent) if known(Accent, preferences.accent) else Accent.DAI,
        skin=Skin(preferences.skin) if known(Skin, preferences.skin) else Skin.PLAIN,
        scale=preferences.scale,
        language=language.value,
        reduced_motion=preferences.reduced_motion,
    )


def changed(preferences: Preferences, name: str, value: str) -> Preferences:
    """Return preferences with one of them chosen anew, given as text."""
    now = getattr(preferences, name)
    if isinstance(now, bool):
        return msgspec.structs.replace(preferences, **{name: value == str(True)})
    return msgspec.structs.replace(preferences, **{name: int(value) if isinstance(now, int) else value})


class Windows:
    """The windows of one client: sign-in, then the main one, and back when the session ends."""

    def __init__(
        self,
        client: Client,
        theme: Theme,
        speech: Speech,
        file: PreferencesFile,
        server: str,
        desktop: Desktop,
    ) -> None:
        self._client = client
        self._theme = theme
        self._speech = speech
        self._file = file
        self._server = server
        self._desktop = desktop
        desktop.opened.connect(self._open_told)
        self._over = asyncio.Event()
        self._tasks = Tasks("windows")
        self._sign_in: tuple[SignInWindow, SignInModel] | None = None
        self._main: tuple[MainWindow, MainModel] | None = None

    async def run(self) -> None:
        """Show windows until the user leaves."""
        if await self._known():
            self._show_main()
        else:
            self._show_sign_in()
        await self._over.wait()
        await self._close()

    async def _known(self) -> bool:
        """Go on as the person of last time, also while no server can be reached."""
        if self._client.settings.value.account is None:
            return False
        try:
            await self._client.auth.resume(self._server)
        except Refusal as refusal:
            return refusal.code not in SIGN_IN_AGAIN
        return True

    def _language(self) -> Language:
        return self._speech.language

    # Signing in

    def _show_sign_in(self) -> None:
        settings = self._client.settings.value
        user = settings.account.user if settings.account is not None else ""
        model = SignInModel(self._client.auth, self._language, self._server or settings.server, user)
        window = SignInWindow(self._theme, model)
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        model.done.connect(self._signed_in)
        window.left.connect(self._leave)
        self._sign_in = (window, model)
        self._desktop.show_window(window, self._leave)
        window.show()

    def _signed_in(self) -> None:
        self._show_main()
        if self._sign_in is not None:
            window, model = self._sign_in
            self._sign_in = None
            window.left.disconnect(self._leave)
            window.close()
            window.deleteLater()
            self._tasks.start(model.close(), "sign-in over")

    # The main window

    def _show_main(self) -> None:
        client = self._client
        services = Services(client.auth, client.people, client.chat, client.bus, self._my_id, self._my_name)
        model = MainModel(services, self._language)
        window = MainWindow(self._theme, model, self._file.value)
        window.restore(self._file.value.geometry)
        window.preference_chosen.connect(self._chosen)
        window.recent_emoji_changed.connect(self._recent)
        window.left.connect(self._closed)
        window.activated.connect(self._desktop.looked)
        model.signed_out.connect(self._signed_out)
        model.unread_changed.connect(self._desktop.count)
        model.arrived.connect(self._desktop.tell)
        self._main = (window, model)
        self._desktop.show_window(window, self._leave)
        window.show()

    def _closed(self) -> None:
        """Stay in the tray where there is one; else a closed window is the end."""
        if not self._desktop.hides:
            self._leave()

    def _open_told(self, key: str) -> None:
        if self._main is not None:
            self._main[1].open_row(bytes.fromhex(key))

    def _my_id(self) -> bytes | None:
        return self._client.me.person if self._client.me.known else None

    def _my_name(self) -> str:
        account = self._client.settings.value.account
        return "" if account is None else account.name

    def _signed_out(self) -> None:
        if self._main is not None:
            window, model = self._main
            self._main = None
            window.left.disconnect(self._closed)
            self._keep(geometry=window.geometry_text())
            window.close()
            window.deleteLater()
            self._tasks.start(model.close(), "main window over")
            self._show_sign_in()

    def _leave(self) -> None:
        if self._main is not None:
            self._keep(geometry=self._main[0].geometry_text())
        self._over.set()

    async def _close(self) -> None:
        for pair in (self._main, self._sign_in):
            if pair is not None:
                pair[0].hide()
                await pair[1].close()
        await self._desktop.close()
        await self._tasks.close()
        await self._file.change(self._file.value)

    # Preferences

    def _chosen(self, name: str, value: str) -> None:
        before = self._file.value
        now = changed(before, name, value)
        if now.language != before.language:
            self._speech.speak(language_of(now.language))
        self._theme.choose(look_of(now, self._speech.language))
        if self._main is not None:
            self._main[0].apply(now)
        self._tasks.start(self._file.change(now), "preferences")

    def _recent(self, emoji: tuple[str, ...]) -> None:
        self._keep(recent_emoji=emoji)

    def _keep(self, **what: object) -> None:
        now = msgspec.structs.replace(self._file.value, **what)
        self._tasks.start(self._file.change(now), "preferences")
