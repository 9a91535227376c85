"""The invite that an admin hands out: its link, whom it is to, and the words to send along."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.profile.files import write_whole
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.services.inviting import Offer
from shared.errors import Refusal
from shared.model.identity import organisation_text
from shared.model.invite import Invite, format_invite, parse_place

HALF = 20
"""Letters of a fingerprint's first line: four groups with their hyphens."""


class Invites(Protocol):
    """What is needed of the service."""

    async def offer(self) -> Offer: ...


class Inviting(QObject):
    """`changed` tells that link, addresses or trouble changed; `kept` names a file that was written."""

    changed = Signal()
    kept = Signal(str)
    failed = Signal(str)

    def __init__(self, invites: Invites, language: Callable[[], Language]) -> None:
        super().__init__()
        self._invites = invites
        self._language = language
        self._tasks = Tasks("inviting")
        self._invite: Invite | None = None
        self.outside = True
        self.trouble = ""

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def look(self) -> None:
        """Find out which ways lead to the server."""
        self._tasks.start(self._look(), "look")

    async def _look(self) -> None:
        try:
            offer = await self._invites.offer()
        except Refusal as refusal:
            self.trouble = wording(refusal, self._language())
        else:
            self._invite, self.outside, self.trouble = offer.invite, offer.outside, ""
        self.changed.emit()

    @property
    def link(self) -> str:
        """The link, empty as long as there is none."""
        return "" if self._invite is None else format_invite(self._invite)

    @property
    def name(self) -> str:
        """The organisation's name."""
        return "" if self._invite is None else self._invite.name

    @property
    def fingerprint(self) -> str:
        """The organisation's fingerprint, in two lines."""
        text = "" if self._invite is None else organisation_text(self._invite.organisation)
        return f"{text[:HALF].rstrip('-')}\n{text[HALF:]}".strip()

    @property
    def addresses(self) -> str:
        """The ways to the server, the best first."""
        return "" if self._invite is None else ", ".join(map(str, self._invite.places))

    def set_addresses(self, text: str) -> bool:
        """Lead by other ways; False, and nothing is changed, where one of them is none."""
        wanted = [one for one in text.replace("，", ",").replace(" ", ",").split(",") if one]
        if self._invite is None or not wanted:
            return False
        try:
            invite = replace(self._invite, places=tuple(dict.fromkeys(map(parse_place, wanted))))
            format_invite(invite)
        except Refusal:
            return False
        if invite != self._invite:
            self._invite, self.outside = invite, True
            self.changed.emit()
        return True

    def letter(self) -> str:
        """Return words to send along: what to do with the link, and what to compare."""
        words = QCoreApplication.translate(
            "Guide",
            "{name} talks over Linxin.\n\n"
            "1. Install Linxin and open it.\n"
            "2. Put this link into the field for the server:\n   {link}\n"
            "3. Sign in with your staff number and the password you were given.\n\n"
            "Fingerprint of {name}: {fingerprint}",
        )
        print_ = self.fingerprint.replace("\n", "-")
        return words.format(name=self.name or "Linxin", link=self.link, fingerprint=print_)

    def keep(self, path: Path, data: bytes) -> None:
        """Write the picture of the link to a file."""
        self._tasks.start(self._keep(path, data), "keep")

    async def _keep(self, path: Path, data: bytes) -> None:
        try:
            await asyncio.to_thread(write_whole, path, data)
            self.kept.emit(path.name)
        except OSError:
            said = QCoreApplication.translate("Admin", "{name} can't be written there. Choose another place.")
            self.failed.emit(said.format(name=path.name))
