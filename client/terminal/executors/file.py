"""Carries out the commands about files of messages."""

from pathlib import Path

from client.services.files.new_file import NewFile
from client.terminal.commands import file as do
from client.terminal.objects import Json, accepted
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody


class FileExecutor:
    """Sends files of the disk, and saves those of messages there."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self._parts = parts
        self._resolver = resolver

    async def run(self, command: do.AnyFileCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        match command:
            case do.SendFilesCommand():
                return await self._send(command)
            case do.SaveFileCommand():
                return await self._save(command)

    async def _send(self, command: do.SendFilesCommand) -> Json:
        conversation, peer = await self._resolver.destination(command.to)
        mentions = [await self._resolver.person(one) for one in command.mentions]
        message = MessageBody(command.text, tuple(dict.fromkeys(mentions)), everyone=command.everyone)
        entry = entry_id(command.id) if command.id else None
        files = [NewFile(Path(one)) for one in command.files]
        sent = await self._parts.files.send(conversation, files, message=message, to=peer, id_=entry)
        return accepted(sent)

    async def _save(self, command: do.SaveFileCommand) -> Json:
        entry = entry_id(command.id)
        one = await self._attachment(entry, command.number)
        path = await self._parts.files.save(entry, one, Path(command.folder), command.name)
        return {"event": "saved", "id": command.id, "number": command.number, "path": str(path)}

    async def _attachment(self, entry: bytes, number: int) -> Attachment:
        standing = await self._parts.chat.standing(entry)
        if standing is None:
            raise Refusal(ErrorCode.TARGET_MISSING)
        if number > len(standing.attachments):
            raise Refusal(ErrorCode.NOT_FOUND, part="blob")
        return standing.attachments[number - 1]
