"""The windows of one client: which is shown when."""

import asyncio
import contextlib

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from client.app import Client
from client.core.events import SessionOpened
from client.core.profile.demo import Demo
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.gui.accounts import Accounts
from client.gui.announcing import Announcing
from client.gui.away import Away
from client.gui.choices import Choices
from client.gui.desktop import Desktop
from client.gui.locking import Locking
from client.gui.services import services_of
from client.gui.settings import SettingsDesk
from client.gui.shell import Shell
from client.gui.signing_in import SigningIn
from client.ui.drawing.avatars import Portrait
from client.ui.language import Speech
from client.ui.theme.theme import Theme
from client.viewmodels.main.model import MainModel
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.lock import MOST
from client.viewmodels.settings.preferences import Preferences, PreferencesFile
from shared.errors import ErrorCode, Refusal

PUT_OUT = frozenset({ErrorCode.TOKEN_EXPIRED, ErrorCode.BAD_PROOF, ErrorCode.REVOKED, ErrorCode.DISABLED})
"""Why a session may end other than by its owner's wish: worth a word at the next sign-in."""


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
        demo: Demo | None = None,
    ) -> None:
        self._client = client
        self._theme = theme
        self._speech = speech
        self._file = file
        self._desktop = desktop
        self._services = services_of(client)
        self._accounts = Accounts(client.profile.name, client.settings, desktop.around.start_profile)
        self._demo = demo
        desktop.link_opened.connect(self._open_link)
        self._over = asyncio.Event()
        self._tasks = Tasks("windows")
        self._main: Shell | None = None
        self._background = desktop.around.background
        self._choices = Choices(theme, speech, file)
        self._choices.chosen.connect(self._apply)
        self._choices.hotkey_chosen.connect(self._take_hotkey)
        self._signing_in = SigningIn(theme, client, file, self._accounts, server, demo, self._language)
        self._signing_in.opened.connect(self._signing_in_opened)
        self._signing_in.done.connect(self._signed_in)
        self._signing_in.unseen_kept.connect(self._keep_unseen)
        self._signing_in.left.connect(self.leave)
        self._signing_in.account_wanted.connect(self._to_account)
        self._away = Away(
            *(desktop.around.idle, lambda: file.value.away_after),
            *(client.presence.set_away, self._touched_before),
        )
        self._announcing = Announcing(client, desktop, self._covered)
        self._locking = Locking(
            *(theme, client.verifier, file, self._choices.keep, desktop, self._portrait),
            lambda: None if self._main is None else self._main.window,
        )
        self._locking.opened.connect(self._unlocked)
        self._locking.left.connect(self._closed)
        self._locking.sign_out_wanted.connect(self._give_up)
        self._settings = SettingsDesk(client, theme, desktop.around, self._language)
        self._settings.chosen.connect(self._choices.choose)
        self._settings.sign_out_wanted.connect(self._sign_out)
        client.bus.subscribe(SessionOpened, self._session_opened)

    async def run(self) -> None:
        """Show windows until the user leaves."""
        self._take_hotkey()
        if self._file.value.start_hidden:
            self._signing_in.hide_me(hidden=True)
        self._accounts.look()
        try:
            known = await self._client.auth.can_resume()
            if self._file.value.locked:
                await self._client.verifier.load()
        except Refusal as refusal:
            self._signing_in.show(refusal)
        else:
            # What was locked stays so; where nothing is left to check a password with, the server does it.
            if known and (self._locking.possible or not self._file.value.locked):
                # What is cached is shown at once; the server may take its time, or not be there.
                self._show_main()
                self._tasks.start(self._resume(), "resume")
                self._tasks.start(self._load_verifier(), "verifier")
            else:
                await self._accounts.refresh()
                self._signing_in.show()
        try:
            await self._over.wait()
        finally:
            await self._close()

    async def _load_verifier(self) -> None:
        with contextlib.suppress(Refusal):
            await self._client.verifier.load()

    async def _resume(self) -> None:
        """Go on as the person of last time; ask for the password where that is not enough."""
        try:
            await self._client.auth.resume(self._signing_in.server)
        except Refusal as refusal:
            self._main_over(refusal)

    def _session_opened(self, event: SessionOpened) -> None:
        """Ask for a new password before anything else, also when the session came by its token."""
        if event.session.must_change and self._main is not None:
            self._main_over(must_change=True)

    def _language(self) -> Language:
        return self._speech.language

    # Signing in

    def _signing_in_opened(self, window: QWidget) -> None:
        self._desktop.show_window(window, self.leave)

    def _signed_in(self) -> None:
        self._choices.keep(locked=False, lock_tries=0)
        self._show_main()

    def _keep_unseen(self, unseen: bool) -> None:
        """Come in the same way where nobody is asked any more."""
        if unseen != self._file.value.start_hidden:
            self._choices.keep(start_hidden=unseen)

    def _to_account(self, profile: str) -> None:
        """Open the windows of somebody else; nobody is signed in at these, so they go."""
        self._accounts.open(profile)
        self._tasks.start(self._leave_to_another(), "leave")

    async def _leave_to_another(self) -> None:
        if await self._accounts.opened():
            self.leave()

    # The main window

    def _show_main(self) -> None:
        model = MainModel(self._services, self._language)
        self._main = shell = Shell(self._theme, model, self._file, self._choices.keep, self._covered)
        shell.preference_chosen.connect(self._choices.choose)
        shell.settings_wanted.connect(self._show_settings)
        model.settings_wanted.connect(self._show_settings_page)
        shell.left.connect(self._closed)
        shell.activated.connect(self._touched)
        model.connection.signed_out.connect(self._signed_out)
        self._announcing.begin(shell)
        model.reminders.begin()
        self._desktop.show_window(shell.window, self.leave)
        shell.window.lock_wanted.connect(self._lock)
        shell.window.account_wanted.connect(self._accounts.open)
        shell.window.offer_accounts(lambda: self._accounts.lines)
        background, self._background = self._background, False
        if self._file.value.locked:
            self._locking.lock(show=not (background and self._desktop.hides))
        else:
            shell.show(background=background, tray=self._desktop.hides)
        self._away.look()

    def _lock(self) -> None:
        if self._locking.possible:
            self._locking.lock()
        elif self._main is not None:
            said = QCoreApplication.translate(
                "Lock", "Sign out and in again with your password once. Then this can be locked."
            )
            self._main.model.troubled.emit(said)

    def _unlocked(self) -> None:
        if self._main is not None:
            if not self._main.shown:
                self._main.show(background=False, tray=self._desktop.hides)
            self._main.chats.uncover()
            self._desktop.come_forward()
            self._announcing.open_waiting()

    def _covered(self) -> bool:
        return self._locking.locked

    def _portrait(self) -> Portrait:
        return Portrait(self._services.me() or b"", self._services.my_name())

    def _closed(self) -> None:
        """Stay in the tray where there is one and that is wished for; else a closed window is the end."""
        if not (self._desktop.hides and self._file.value.close_to_tray):
            self.leave()

    def _open_link(self, link: str) -> None:
        """Fill an invite link in where somebody is to sign in; who is in already is told so."""
        if self._main is None:
            self._signing_in.offer(link)
        elif not self._locking.locked:
            said = QCoreApplication.translate(
                "Windows", "You are signed in to {name} already. To use the link, sign in to another account."
            )
            name = self._main.model.organisation
            self._main.model.troubled.emit(said.format(name=isolated(name)))

    def _touched(self) -> None:
        self._client.in_use.touched()

    def _touched_before(self, seconds: float) -> None:
        self._client.in_use.touched(seconds)
        if self._main is not None:
            self._locking.idle(seconds)

    def _signed_out(self) -> None:
        reason = self._client.auth.state.reason
        self._main_over(reason if reason is not None and reason.code in PUT_OUT else None)

    def _main_over(self, refusal: Refusal | None = None, *, must_change: bool = False) -> None:
        """Go back to the sign-in window, and say why."""
        if self._main is None:
            return
        shell, self._main = self._main, None
        self._announcing.end()
        self._settings.hide()
        self._locking.end()
        shell.end()
        self._tasks.start(shell.model.close(), "main window over")
        self._signing_in.show(refusal, must_change=must_change)

    def leave(self) -> None:
        """Let `run` come to its end: the user leaves, or the system wants it."""
        if self._main is not None:
            self._main.note()
        self._over.set()

    async def _close(self) -> None:
        if self._main is not None:
            self._main.hide()
            await self._main.model.close()
        await self._signing_in.close()
        await self._settings.close()
        await self._locking.close()
        await self._accounts.close()
        await self._away.close()
        self._announcing.close()
        await self._desktop.close()
        await self._tasks.close()
        await self._choices.close()

    # Preferences

    def _show_settings(self) -> None:
        self._settings.show(
            self._file.value,
            tray=self._desktop.hides,
            idle=self._away.measurable,
            may_widen=self._demo is None,
        )

    def _show_settings_page(self, page: str) -> None:
        self._show_settings()
        self._settings.open(page)

    def _take_hotkey(self) -> None:
        self._settings.show_hotkey(had=self._desktop.take_hotkey(self._file.value.hotkey))

    def _sign_out(self) -> None:
        if self._main is not None:
            self._main.model.connection.sign_out()

    def _give_up(self) -> None:
        self._tasks.start(self._sign_out_locked(), "give up")

    async def _sign_out_locked(self) -> None:
        """Sign out from behind the lock, which is where it must be said when that does not succeed."""
        spent = self._file.value.lock_tries >= MOST
        try:
            await self._client.auth.sign_out()
        except Refusal as refusal:
            self._locking.refuse(wording(refusal, self._speech.language))
        else:
            if spent:
                self._main_over(Refusal(ErrorCode.TOKEN_EXPIRED, reason="lock"))
            else:
                self._signed_out()

    def _apply(self, now: Preferences) -> None:
        if self._main is not None:
            self._main.apply(now)
        self._settings.apply(now)
