"""How a person comes in: with what was kept, or by server, name and password, trusting at first sight."""

from client.core.words.wording import wording
from client.terminal.console import Console
from client.terminal.parts import Parts
from client.terminal.words.phrases import Voice
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import SignedIn


class Entrance:
    """Asks what it takes to sign in."""

    def __init__(self, parts: Parts, console: Console, voice: Voice) -> None:
        self._parts = parts
        self._console = console
        self._voice = voice

    def _say(self, phrase: str, **facts: object) -> None:
        self._console.show(self._voice.say(phrase, **facts))

    async def enter(self) -> bool:
        """Sign in; False when the person left instead."""
        try:
            session = await self._parts.auth.resume(self._parts.server)
        except Refusal as refusal:
            if refusal.code is not ErrorCode.NOT_SIGNED_IN:
                self._console.show(wording(refusal, self._parts.language))
            return await self._with_password()
        if session is None:
            account = self._parts.settings.value.account
            if account is not None:
                self._say("signed_in_offline", name=account.name, number=account.number)
            return True
        return await self._welcome(session)

    async def _with_password(self) -> bool:
        server = self._parts.server or self._parts.settings.value.server
        while True:
            asked = server or await self._console.ask(self._voice.say("server"))
            user = await self._console.ask(self._voice.say("user")) if asked is not None else None
            password = None
            if user is not None:
                password = await self._console.ask(self._voice.say("password"), secret=True)
            if not asked or user is None or password is None:
                return False
            try:
                session = await self._sign_in(asked.strip(), user.strip(), password)
            except Refusal as refusal:
                self._console.show(wording(refusal, self._parts.language))
                server = self._parts.server
                continue
            if session is not None:
                return await self._welcome(session)

    async def _sign_in(self, server: str, user: str, password: str) -> SignedIn | None:
        """Sign in, and ask for trust at first sight; None when it was not given."""
        try:
            return await self._parts.auth.sign_in(server, user, password)
        except Refusal as refusal:
            if refusal.code is not ErrorCode.UNKNOWN_ORGANISATION:
                raise
            organisation = str(refusal.detail.get("organisation", ""))
            name = str(refusal.detail.get("name", ""))
        asked = self._voice.say("first_sight", name=name, organisation=organisation)
        answer = await self._console.ask(asked)
        if answer is None or answer.strip().casefold() not in ("y", "yes", "是"):
            self._say("not_trusted")
            return None
        return await self._parts.auth.sign_in(server, user, password, organisation)

    async def _welcome(self, session: SignedIn) -> bool:
        organisation = self._parts.auth.state.organisation_name
        self._say("signed_in", name=session.name, number=session.number, organisation=organisation)
        if session.must_change:
            self._say("must_change")
            await self.change_password()
        return True

    async def change_password(self) -> None:
        """Ask for the old password and twice for the new one."""
        asked = [
            await self._console.ask(self._voice.say(phrase), secret=True)
            for phrase in ("old_password", "new_password", "again")
        ]
        old, new, again = asked
        if old is None or new is None or again is None:
            return
        if new != again:
            self._say("not_the_same")
            return
        try:
            await self._parts.auth.change_password(old, new)
        except Refusal as refusal:
            self._console.show(wording(refusal, self._parts.language))
        else:
            self._say("password_changed")
