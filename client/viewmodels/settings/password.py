"""A new password chosen in the settings: what was typed, what is wrong with it, and that it is in force."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.counts import Counts
from client.viewmodels.sign_in.words import UNREACHED, Attempt, Place, at_least, place_of, sentence
from shared import limits
from shared.errors import ErrorCode, Refusal


class Account(Protocol):
    """What this needs of the session service."""

    async def change_password(self, old: str, new: str) -> None: ...


class PasswordChange(QObject):
    """`changed` tells that a complaint came or went; `done` that the new password is in force."""

    changed = Signal()
    done = Signal()

    def __init__(self, account: Account, language: Callable[[], Language]) -> None:
        super().__init__()
        self._account = account
        self._language = language
        self._tasks = Tasks("password")
        self._said: Callable[[], str] | None = None
        self.place = Place.NOWHERE
        self.busy = False

    @property
    def complaint(self) -> str:
        """What is wrong, in the language of now."""
        return "" if self._said is None else self._said()

    def change(self, old: str, new: str, again: str) -> None:
        """Replace the password."""
        if self.busy:
            return
        if new != again:
            self._say(_differ, Place.NEW_PASSWORD)
        elif len(new) < limits.PASSWORD_MINIMUM:
            self._say(_short, Place.NEW_PASSWORD)
        else:
            self.busy = True
            self._say(None)
            self._tasks.start(self._change(old, new), "change")

    def forget(self) -> None:
        """Complain no more: the form is closed."""
        self._say(None)

    async def close(self) -> None:
        """Wait for nothing more."""
        await self._tasks.close()

    async def _change(self, old: str, new: str) -> None:
        refusal: Refusal | None = None
        try:
            await self._account.change_password(old, new)
        except Refusal as error:
            refusal = error
        finally:
            self.busy = False
        if refusal is None:
            self._say(None)
            self.done.emit()
        else:
            self._refused(refusal)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code is ErrorCode.WRONG_CREDENTIALS:
            self._say(lambda: _wrong(refusal), Place.PASSWORD)
        else:
            place = place_of(refusal)
            known = place in {Place.PASSWORD, Place.NEW_PASSWORD}
            self._say(lambda: self._server_said(refusal), place if known else Place.NOWHERE)

    def _server_said(self, refusal: Refusal) -> str:
        if refusal.code in UNREACHED:
            return wording(refusal, self._language())
        return sentence(refusal, Attempt(), self._language())

    def _say(self, words: Callable[[], str] | None, place: Place = Place.NOWHERE) -> None:
        self._said, self.place = words, place
        self.changed.emit()


def _differ() -> str:
    return QCoreApplication.translate("SignIn", "The two passwords differ.")


def _short() -> str:
    return at_least(limits.PASSWORD_MINIMUM)


def _wrong(refusal: Refusal) -> str:
    left = refusal.detail.get("tries_left")
    if isinstance(left, int) and left > 1:
        return Counts.tr("Wrong password. %n tries left.", "", left)
    if left == 1:
        return QCoreApplication.translate("Password", "Wrong password. One try left.")
    return QCoreApplication.translate("Password", "Wrong password.")
