"""Carries out the commands about what is to happen at a time: messages for later, and reminders."""

from pathlib import Path

from client.services.files.new_file import NewFile
from client.terminal.commands import later as do
from client.terminal.objects import Json, done, later, reminder
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.model.bodies import MessageBody
from shared.model.styles import StyledText


class LaterExecutor:
    """Keeps, lists, changes and takes back."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self._parts = parts
        self._resolver = resolver

    async def run(self, command: do.AnyLaterCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        service = self._parts.later
        match command:
            case do.SendLaterCommand():
                return await self._send(command)
            case do.LaterListCommand(to=to):
                found = service.of(await self._resolver.conversation(to)) if to else service.all
                return {"event": "later_list", "messages": [later(one) for one in found]}
            case do.ChangeLaterCommand(id=entry, text=text, due=due):
                words = None if text is None else StyledText(text)
                await service.change(entry_id(entry), words=words, due=due)
            case do.CancelLaterCommand(id=entry):
                await service.cancel(entry_id(entry))
            case do.RemindCommand():
                await self._remind(command)
            case do.RemindersCommand():
                found = self._parts.reminders.all
                return {"event": "reminders", "reminders": [reminder(one) for one in found]}
        return done(command)

    async def _remind(self, command: do.RemindCommand) -> None:
        entry = entry_id(command.id)
        conversation = await self._resolver.conversation(command.to or command.conversation)
        standing = await self._parts.chat.standing(entry)
        if standing is None or not standing.seq:
            raise Refusal(ErrorCode.TARGET_MISSING)
        await self._parts.reminders.set(conversation, entry, standing.seq, command.due)

    async def _send(self, command: do.SendLaterCommand) -> Json:
        conversation, peer = await self._resolver.destination(command.to)
        mentions = [await self._resolver.person(one) for one in command.mentions]
        files = [NewFile(Path(one)) for one in command.files]
        attached = await self._parts.files.upload(files) if files else ()
        called = tuple(dict.fromkeys(mentions))
        message = MessageBody(command.text, called, everyone=command.everyone, attachments=attached)
        entry = await self._parts.later.keep(conversation, message, command.due, to=peer)
        return {
            "event": "kept",
            "id": id_text(entry),
            "conversation": id_text(conversation),
            "due": command.due,
        }
