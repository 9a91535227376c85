"""Signing in: what is asked for next, what was answered, in words."""

import re
from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.tasks import Tasks
from client.core.wording import Language, wording
from shared import limits
from shared.errors import ErrorCode, Refusal

GROUPS = 4
"""Groups of a fingerprint in a line."""


class Step(StrEnum):
    """What the window asks for."""

    SIGN_IN = "sign_in"
    TRUST = "trust"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - the name of a step
    DONE = "done"


class Place(StrEnum):
    """Which field a complaint belongs to."""

    NOWHERE = ""
    SERVER = "server"
    USER = "user"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a field


class State(Protocol):
    """Whether a one-time password is to be replaced."""

    @property
    def must_change(self) -> bool: ...

    @property
    def organisation_name(self) -> str: ...


class Auth(Protocol):
    """What is needed of the session service; commands raise Refusal."""

    @property
    def state(self) -> State: ...

    async def sign_in(self, server: str, user: str, password: str, trust: str = "") -> object: ...

    async def resume(self, server: str = "") -> object | None: ...

    async def change_password(self, old: str, new: str) -> None: ...


def place_of(code: ErrorCode, part: str) -> Place:
    """Return the field that a refusal is about."""
    if code in {ErrorCode.WRONG_CREDENTIALS, ErrorCode.LOCKED}:
        return Place.PASSWORD
    if code is ErrorCode.PASSWORD_WEAK:
        return Place.NEW_PASSWORD
    if code is ErrorCode.DISABLED:
        return Place.USER
    server = {ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.WRONG_ORGANISATION, ErrorCode.SHUTTING_DOWN}
    if code in server or (code is ErrorCode.BAD_MESSAGE and part in {"address", "about"}):
        return Place.SERVER
    return Place.NOWHERE


def fingerprint(organisation: str) -> str:
    """Return an organisation's id in groups of four, to be compared by eye."""
    plain = re.sub(r"\W", "", organisation).upper()
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    lines = (groups[start : start + GROUPS] for start in range(0, len(groups), GROUPS))
    return "\n".join(" ".join(line) for line in lines)


class SignInModel(QObject):
    """`changed` tells that step, complaint, or being busy changed; `done` that someone is signed in."""

    changed = Signal()
    done = Signal()

    def __init__(self, auth: Auth, language: Callable[[], Language], server: str, user: str) -> None:
        super().__init__()
        self._auth = auth
        self._language = language
        self._tasks = Tasks("sign in")
        self._password = ""
        self._trusted = ""
        self.server = server
        self.user = user
        self.step = Step.SIGN_IN
        self.busy = False
        self.complaint = ""
        self.place = Place.NOWHERE
        self.organisation_name = ""
        self.organisation = ""

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def sign_in(self, server: str, user: str, password: str) -> None:
        """Sign in with a password."""
        self.server, self.user, self._password = server.strip(), user.strip(), password
        self._trusted = ""
        self._start(self._sign_in(), "sign in")

    def trust(self) -> None:
        """Go on: the fingerprint shown is the one that was published."""
        self._trusted = self.organisation
        self._start(self._sign_in(), "trust")

    def distrust(self) -> None:
        """Go back: it is not. Nothing was sent."""
        self.step = Step.SIGN_IN
        said = QCoreApplication.translate(
            "SignIn", "The fingerprint differs: nothing was sent. Ask IT for the right address."
        )
        self._complain(said, Place.SERVER)

    def change_password(self, new: str, again: str) -> None:
        """Replace the one-time password."""
        if new != again:
            said = QCoreApplication.translate("SignIn", "The two passwords differ.")
            self._complain(said, Place.NEW_PASSWORD)
        elif len(new) < limits.PASSWORD_MINIMUM:
            said = QCoreApplication.translate("SignIn", "At least {count} characters.")
            self._complain(said.format(count=limits.PASSWORD_MINIMUM), Place.NEW_PASSWORD)
        else:
            self._start(self._change(new), "change")

    async def _sign_in(self) -> None:
        await self._auth.sign_in(self.server, self.user, self._password, self._trusted)
        self._signed_in()

    async def _change(self, new: str) -> None:
        await self._auth.change_password(self._password, new)
        self._finish()

    def _signed_in(self) -> None:
        if self._auth.state.must_change:
            self.step = Step.CHANGE_PASSWORD
            self.organisation_name = self._auth.state.organisation_name
        else:
            self._finish()

    def _finish(self) -> None:
        self.step = Step.DONE
        self._password = ""
        self.done.emit()

    def _start(self, work: Coroutine[object, object, None], name: str) -> None:
        if self.busy:
            work.close()
            return
        self.busy = True
        self.complaint, self.place = "", Place.NOWHERE
        self.changed.emit()
        self._tasks.start(self._trying(work), name)

    async def _trying(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except Refusal as refusal:
            self._refused(refusal)
        finally:
            self.busy = False
            self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code is ErrorCode.UNKNOWN_ORGANISATION:
            self.organisation = str(refusal.detail.get("organisation", ""))
            self.organisation_name = str(refusal.detail.get("name", ""))
            self.step = Step.TRUST
            return
        if self.step is Step.TRUST:
            self.step = Step.SIGN_IN
        self.complaint = wording(refusal, self._language())
        self.place = place_of(refusal.code, str(refusal.detail.get("part", "")))

    def _complain(self, words: str, place: Place) -> None:
        self.complaint, self.place = words, place
        self.changed.emit()
