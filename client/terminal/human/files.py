"""The commands about files for a person: sending one, saving those of a message."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from client.services.files.new_file import NewFile
from client.terminal.human.desk import Desk

Handler = Callable[[str], Awaitable[None]]


class FileTalk:
    """Carries out commands on the conversation one is in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {"/send": self._send, "/save": self._save}

    async def _send(self, text: str) -> None:
        desk = self._desk
        if not text:
            desk.say("which_file")
        elif (conversation := desk.conversation()) is not None:
            path = await asyncio.to_thread(Path(text.strip("\"'")).expanduser)
            await desk.parts.files.send(conversation, [NewFile(path)], to=desk.talk.peer)

    async def _save(self, text: str) -> None:
        """Save every file of the message with a number, here or in the folder that is named."""
        desk = self._desk
        number, _, folder = text.partition(" ")
        if (entry := desk.numbered(desk.talk.shown, number)) is None:
            return
        standing = await desk.parts.chat.standing(entry)
        attached = () if standing is None else standing.attachments
        place = await asyncio.to_thread(Path(folder.strip() or ".").expanduser)
        for one in attached:
            desk.say("saved_as", path=await desk.parts.files.save(entry, one, place))
        if not attached:
            desk.say("no_files")
