"""Carries out the commands of the JSON terminal; each returns its answer."""

from client.terminal import objects
from client.terminal.commands import all as do
from client.terminal.commands.admin import AdminCommand
from client.terminal.commands.contact import ContactCommand
from client.terminal.commands.file import FileCommand
from client.terminal.commands.group import GroupCommand
from client.terminal.commands.later import LaterCommand
from client.terminal.commands.own import OwnCommand
from client.terminal.commands.reply import ReplyCommand
from client.terminal.executors.admin import AdminExecutor
from client.terminal.executors.contact import ContactExecutor
from client.terminal.executors.file import FileExecutor
from client.terminal.executors.group import GroupExecutor
from client.terminal.executors.later import LaterExecutor
from client.terminal.executors.own import OwnExecutor
from client.terminal.executors.reply import ReplyExecutor
from client.terminal.objects import Json
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from client.terminal.telling import Telling
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.model.presence import Presence


class Executor:
    """Carries out commands on one client."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._resolver = Resolver(parts)
        self._telling = Telling(parts)
        self._group = GroupExecutor(parts, self._resolver, self._telling)
        self._files = FileExecutor(parts, self._resolver)
        self._later = LaterExecutor(parts, self._resolver)
        self._own = OwnExecutor(parts, self._resolver)
        self._replies = ReplyExecutor(parts)
        self._contacts = ContactExecutor(parts, self._resolver)
        self._admin = AdminExecutor(parts, self._resolver)

    async def run(self, command: do.AnyCommand) -> Json:
        """Carry a command out and return its answer, without `ref`; raises Refusal."""
        match command:
            case do.SignInCommand():
                return await self._sign_in(command)
            case do.SendCommand():
                return await self._send(command)
            case do.EditCommand() | do.RecallCommand() | do.ReactCommand() | do.PinCommand():
                return await self._amend(command)
            case do.HistoryCommand():
                return await self._history(command)
            case do.PeopleCommand(find=find, limit=limit):
                return await self._people(find, limit)
            case do.ConversationsCommand(hidden=hidden):
                return self._conversations(hidden=hidden)
            case do.StatusCommand():
                return await self._status()
            case _:
                return await self._others(command)

    async def _others(self, command: do.AnyCommand) -> Json:
        if isinstance(command, GroupCommand):
            return await self._group.run(command)
        if isinstance(command, FileCommand):
            return await self._files.run(command)
        if isinstance(command, LaterCommand):
            return await self._later.run(command)
        if isinstance(command, ContactCommand):
            return await self._contacts.run(command)
        if isinstance(command, ReplyCommand):
            return await self._replies.run(command)
        if isinstance(command, OwnCommand):
            return await self._own.run(command)
        if isinstance(command, AdminCommand):
            return await self._admin.run(command)
        return await self._talking(command)

    async def _talking(self, command: do.AnyCommand) -> Json:
        parts = self._parts
        match command:
            case do.SearchCommand():
                return await self._search(command)
            case do.MarkReadCommand(to=to, conversation=conversation, seq=seq):
                await parts.chat.mark_read(await self._resolver.conversation(to or conversation), seq)
            case do.TypingCommand(to=to, conversation=conversation, active=active):
                found = await self._resolver.conversation(to or conversation)
                await parts.chat.typing(found, active=active)
            case do.DraftCommand(to=to, text=text):
                found, peer = await self._resolver.destination(to)
                await parts.chat.draft(found, text, to=peer)
            case do.PresenceCommand(choice=choice, text=text, until=until, away=away, touched=touched):
                if choice is not None:
                    parts.presence.choose(choice, text, until)
                if away is not None:
                    parts.presence.set_away(away)
                if touched:
                    parts.in_use.touched()
            case _:
                return await self._account(command)
        return objects.done(command)

    async def _account(self, command: do.AnyCommand) -> Json:
        parts = self._parts
        match command:
            case do.DevicesCommand():
                devices = await parts.auth.devices()
                return {"event": "devices", "devices": [objects.device(one) for one in devices]}
            case do.RevokeDeviceCommand(device=device):
                await parts.auth.revoke(entry_id(device))
            case do.ChangePasswordCommand(old=old, new=new):
                await parts.auth.change_password(old, new)
            case do.RetryCommand(id=entry):
                await parts.chat.retry(entry_id(entry))
            case do.DeleteCommand(id=entry):
                await parts.chat.drop(entry_id(entry))
            case do.CancelCommand(id=entry):
                await parts.chat.cancel(entry_id(entry))
            case do.FindServersCommand(on=on, seconds=seconds):
                return await self._find_servers(on, seconds)
            case do.SignOutCommand():
                await parts.auth.sign_out()
                return {"event": "signed_out"}
            case _:
                raise Refusal(ErrorCode.UNKNOWN_MESSAGE)
        return objects.done(command)

    async def _sign_in(self, command: do.SignInCommand) -> Json:
        parts = self._parts
        if command.unseen:
            parts.presence.choose(Presence.OFFLINE)
        server = command.server or parts.server or parts.settings.value.server
        state = parts.auth.state
        if command.password:
            session = await parts.auth.sign_in(server, command.user, command.password, command.trust)
        else:
            found = await parts.auth.resume(command.server or parts.server)
            if found is None:
                return self._signed_in_offline()
            session = found
        device = parts.me.identity.device
        return objects.signed_in(session, device, state.organisation, state.organisation_name)

    async def _people(self, find: str, limit: int) -> Json:
        parts = self._parts
        found = await parts.people.find(find, limit)
        await parts.presence.look_up(one.person for one in found)
        notes = parts.people.state
        people = [
            objects.person(one, parts.presence.seen(one.person), notes.note(one.person)) for one in found
        ]
        return {"event": "people", "people": people}

    async def _find_servers(self, on: tuple[str, ...], seconds: float) -> Json:
        # Loaded when it is wanted: most starts do not look for a server.
        from client.core.finding.discovery import find_servers

        found = await find_servers(on or self._parts.settings.value.networks, seconds)
        return {"event": "servers", "servers": [objects.server(one) for one in found]}

    def _signed_in_offline(self) -> Json:
        known = self._parts.settings.value
        if known.account is None or known.pin is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        return {
            "event": "signed_in",
            "person": known.account.person,
            "number": known.account.number,
            "name": known.account.name,
            "device": id_text(self._parts.me.identity.device),
            "organisation": known.pin.organisation,
            "organisation_name": known.pin.name,
            "must_change": False,
            "offline": True,
        }

    async def _send(self, command: do.SendCommand) -> Json:
        conversation, peer = await self._resolver.destination(command.to)
        entry = entry_id(command.id) if command.id else None
        mentions = [await self._resolver.person(one) for one in command.mentions]
        return objects.accepted(
            await self._parts.chat.send(
                conversation,
                command.text,
                to=peer,
                id_=entry,
                mentions=mentions,
                everyone=command.everyone,
            )
        )

    async def _amend(
        self, command: do.EditCommand | do.RecallCommand | do.ReactCommand | do.PinCommand
    ) -> Json:
        chat = self._parts.chat
        message = entry_id(command.id)
        match command:
            case do.EditCommand(text=text):
                accepted = await chat.edit(message, text)
            case do.RecallCommand():
                accepted = await chat.recall(message)
            case do.ReactCommand(emoji=emoji, on=on):
                accepted = await chat.react(message, emoji, on=on)
            case do.PinCommand(on=on):
                accepted = await chat.pin(message, on=on)
        return {
            "event": "queued",
            "id": id_text(accepted.id),
            "conversation": id_text(accepted.conversation),
            "target": command.id,
        }

    async def _history(self, command: do.HistoryCommand) -> Json:
        parts = self._parts
        conversation = await self._resolver.conversation(command.to or command.conversation)
        view = await parts.chat.history(
            conversation, before=command.before, after=command.after, limit=command.limit
        )
        messages = [self._telling.message(conversation, row) for row in view.rows]
        return {
            "event": "history",
            "conversation": id_text(conversation),
            "messages": messages,
            "more": view.more,
            "whole": view.whole,
        }

    async def _search(self, command: do.SearchCommand) -> Json:
        parts, where = self._parts, command.to or command.conversation
        found = await parts.search.find(
            command.find,
            further=command.further,
            conversation=await self._resolver.conversation(where) if where else b"",
            limit=command.limit,
        )
        return {
            "event": "found",
            "messages": [objects.hit(one, self._telling.name(one.author)) for one in found.hits],
            "further": found.further,
            "whole": found.whole,
        }

    def _conversations(self, *, hidden: bool) -> Json:
        state = self._parts.chat.state
        shown = state.newest_first()
        if hidden:
            shown += [one for one in state.conversations.values() if one.hidden]
        rows = [
            objects.conversation(one, self._telling.name(one.peer) if one.peer else one.name) for one in shown
        ]
        return {"event": "conversations", "conversations": rows}

    async def _status(self) -> Json:
        parts = self._parts
        state = parts.auth.state
        known = parts.settings.value
        waiting = await parts.chat.waiting()
        described = [objects.waiting(one, parts.language) for one in waiting]
        return {
            "event": "status",
            "connection": "up" if state.up else "down",
            "signed_in": state.signed_in,
            "must_change": state.must_change,
            "person": known.account.person if known.account else None,
            "number": known.account.number if known.account else None,
            "name": known.account.name if known.account else None,
            "device": id_text(parts.me.identity.device),
            "server": parts.server or known.server,
            "organisation": known.pin.organisation if known.pin else None,
            "organisation_name": known.pin.name if known.pin else None,
            "profile": parts.profile,
            "secrets": parts.vault,
            "cache_aside": parts.aside or None,
            "outbox": [row for row in described if "code" not in row],
            "failed": [row for row in described if "code" in row],
            "unread": sum(one.unread for one in parts.chat.state.conversations.values()),
        }
