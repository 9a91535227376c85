"""Signing in: what is asked for next, what was answered, in words."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.profile.demo import Demo, DemoPerson
from client.core.profile.settings import Keep
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.sign_in.words import Attempt, Place, at_least, place_of, sentence
from shared import limits
from shared.errors import ErrorCode, Refusal

GROUPS = 4
"""Groups of a fingerprint in a line."""


class Step(StrEnum):
    """What the window asks for."""

    DEMO = "demo"
    SIGN_IN = "sign_in"
    TRUST = "trust"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - the name of a step
    DONE = "done"


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

    async def sign_in(
        self, server: str, user: str, password: str, trust: str = "", keep: Keep | None = None
    ) -> object: ...

    async def change_password(self, old: str, new: str) -> None: ...


def fingerprint(organisation: str) -> str:
    """Return an organisation's id in groups of four, to be compared by eye."""
    plain = re.sub(r"\W", "", organisation).upper()
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    lines = (groups[start : start + GROUPS] for start in range(0, len(groups), GROUPS))
    return "\n".join(" ".join(line) for line in lines)


def _stays(_hidden: bool) -> None:
    """Leave how I am seen as it was chosen last."""


class SignInModel(QObject):
    """`changed` tells that step, complaint, or being busy changed; `done` that someone is signed in.

    `offered` carries an invite link that was opened elsewhere.

    `bound` tells that this profile is somebody's, and theirs alone.
    `trusted_name` is the organisation this profile is bound to, if it is; a `demo` offers its people first.
    `hide` is told before anything is asked whether others are to see who comes, once that is said; who is
    `hidden` already need not say it.
    """

    changed = Signal()
    done = Signal()
    offered = Signal(str)

    def __init__(
        self,
        auth: Auth,
        language: Callable[[], Language],
        server: str,
        user: str,
        *,
        keep: Keep | None = None,
        bound: bool = False,
        trusted_name: str = "",
        demo: Demo | None = None,
        hide: Callable[[bool], None] = _stays,
        hidden: bool = False,
    ) -> None:
        super().__init__()
        self._auth = auth
        self._hide = hide
        self._hidden = hidden
        self._language = language
        self._tasks = Tasks("sign in")
        self._work: asyncio.Task[None] | None = None
        self._password = ""
        self._trusted = ""
        self._trusted_name = trusted_name
        self._said: Callable[[], str] | None = None
        self.bound = bound
        self.server = server
        self.user = user
        self.keep = keep or Keep()
        self.demo = demo
        self.step = Step.DEMO if demo is not None and demo.people else Step.SIGN_IN
        self.place = Place.NOWHERE
        self.needs_old = False
        self.organisation_name = ""
        self.organisation = ""

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    @property
    def hidden(self) -> bool:
        """Whether who comes in stays offline to others, unless they want it otherwise."""
        return self._hidden

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._work is not None

    @property
    def complaint(self) -> str:
        """What is wrong, in the language of now."""
        return self._said() if self._said is not None else ""

    # What the user does

    def sign_in(
        self, server: str, user: str, password: str, keep: Keep | None = None, *, hidden: bool = False
    ) -> None:
        """Sign in with a password, `hidden` from others."""
        if hidden != self._hidden and not self.busy:
            self._hidden = hidden
            self._hide(hidden)
        self.server, self.user, self._password = server.strip(), user.strip(), password
        self.keep = keep or self.keep
        self._trusted = ""
        self._start(self._sign_in, "sign in")

    def sign_in_as(self, person: DemoPerson) -> None:
        """Come in as somebody of the demo company, whose organisation its maker vouches for."""
        if self.demo is None or self.busy:
            return
        self.server, self.user, self._password = self.demo.server, person.user, person.password
        self._trusted = self.demo.organisation
        self._start(self._sign_in, "demo")

    def ask_again(self) -> None:
        """Go back to the fields, to sign in as anybody, anywhere."""
        self.step = Step.SIGN_IN
        self._say(None)

    def offer_demo(self) -> None:
        """Go back to the people of the demo company."""
        self.step = Step.DEMO
        self._say(None)

    def trust(self) -> None:
        """Go on: the fingerprint shown is the one that was published."""
        self._trusted = self.organisation
        self._start(self._sign_in, "trust")

    def distrust(self) -> None:
        """Go back: it is not. Nothing was sent."""
        self.step = Step.SIGN_IN
        self._say(
            lambda: QCoreApplication.translate(
                "SignIn", "The fingerprint differs: nothing was sent. Ask IT for the right address."
            ),
            Place.SERVER,
        )

    def cancel(self) -> None:
        """Give up what is under way; whatever was typed stays."""
        if self._work is not None:
            self._work.cancel()

    def change_password(self, new: str, again: str, old: str = "") -> None:
        """Replace the one-time password; `old` only where it is asked for."""
        if new != again:
            self._say(
                lambda: QCoreApplication.translate("SignIn", "The two passwords differ."), Place.NEW_PASSWORD
            )
        elif len(new) < limits.PASSWORD_MINIMUM:
            self._say(lambda: at_least(limits.PASSWORD_MINIMUM), Place.NEW_PASSWORD)
        else:
            known = old if self.needs_old else self._password
            self._start(lambda: self._change(known, new), "change")

    # What others tell

    def tell(self, refusal: Refusal) -> None:
        """Say why somebody who was in is not any more."""
        self._refused(refusal)
        self.changed.emit()

    def offer(self, link: str) -> None:
        """Take an invite link in, unless somebody is in the middle of signing in."""
        if not self.busy and self.step in {Step.DEMO, Step.SIGN_IN}:
            self.server = link
            self.offered.emit(link)
            self.ask_again()

    def must_change(self) -> None:
        """Ask for a new password on a session that came back by its token: nobody has typed the old one."""
        self.needs_old = True
        self._ask_for_new()
        self.changed.emit()

    # Behind it

    async def _sign_in(self) -> None:
        await self._auth.sign_in(self.server, self.user, self._password, self._trusted, self.keep)
        if self._auth.state.must_change:
            self._ask_for_new()
        else:
            self._finish()

    def _ask_for_new(self) -> None:
        self.step = Step.CHANGE_PASSWORD
        self.organisation_name = self._auth.state.organisation_name

    async def _change(self, old: str, new: str) -> None:
        await self._auth.change_password(old, new)
        self._finish()

    def _finish(self) -> None:
        self.step = Step.DONE
        self._password = ""
        self.done.emit()

    def _start(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        if self.busy:
            return
        self._said, self.place = None, Place.NOWHERE
        self._work = self._tasks.start(self._trying(work), name)
        # Not at the end of the work itself: what is given up before it began never gets there.
        self._work.add_done_callback(self._over)
        self.changed.emit()

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Refusal as refusal:
            self._refused(refusal)

    def _over(self, _task: object) -> None:
        self._work = None
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        if refusal.code is ErrorCode.UNKNOWN_ORGANISATION:
            self.organisation = str(refusal.detail.get("organisation", ""))
            self.organisation_name = str(refusal.detail.get("name", ""))
            self._trusted = ""
            self.step = Step.TRUST
            return
        if self.step is Step.TRUST:
            self.step = Step.SIGN_IN
        if self.step is Step.CHANGE_PASSWORD and refusal.code is ErrorCode.WRONG_CREDENTIALS:
            self.needs_old = True
        attempt = Attempt(self.server, self._trusted_name)
        self._said = lambda: sentence(refusal, attempt, self._language())
        self.place = place_of(refusal)

    def _say(self, words: Callable[[], str] | None, place: Place = Place.NOWHERE) -> None:
        self._said, self.place = words, place
        self.changed.emit()
