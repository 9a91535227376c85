"""The command about what others learn of me, for a person."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from client.terminal.human.desk import Desk
from shared.model.privacy import Grade, known_grade
from shared.protocol.chat import SetPrivacy

Handler = Callable[[str], Awaitable[None]]

SWITCHES = {"on": True, "off": False}


class PrivacyTalk:
    """Shows what is chosen, and chooses otherwise."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._privacy = desk.parts.privacy

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {"/privacy": self._choose}

    async def _choose(self, text: str) -> None:
        """Choose something by its name, or show everything for no words."""
        if text:
            asked = _asked(text)
            if asked is None:
                self._desk.say("privacy_how")
                return
            await self._privacy.choose(asked)
        self._show()

    def _show(self) -> None:
        for name, chosen in msgspec.structs.asdict(self._privacy.chosen).items():
            word = ("on" if chosen else "off") if isinstance(chosen, bool) else known_grade(chosen).value
            said = self._desk.voice.say(f"privacy_{word}")
            self._desk.show(f"{name:10} {word:11} {said}")


def _asked(text: str) -> SetPrivacy | None:
    """Read ``WHAT HOW``; None when either is no word that is known."""
    name, _, how = text.casefold().partition(" ")
    values: dict[str, Any] = {one.value: one for one in Grade}
    if name in ("read", "typing"):
        values = dict(SWITCHES)
    if name not in SetPrivacy.__struct_fields__ or how.strip() not in values:
        return None
    return msgspec.structs.replace(SetPrivacy(), **{name: values[how.strip()]})
