"""Carries out the commands about what I keep for myself, and about the organisation as I see it."""

from collections.abc import Iterator

import msgspec

from client.terminal import office_objects
from client.terminal.commands import own as do
from client.terminal.objects import Json, done, person
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from shared.protocol.chat import SetPrivacy
from shared.protocol.org import Department


class OwnExecutor:
    """Carries out commands on one person's own state and view."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self._parts = parts
        self._resolver = resolver

    async def run(self, command: do.AnyOwnCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        people = self._parts.people
        match command:
            case do.ArrangeCommand():
                await self._arrange(command)
            case do.HideCommand(to=to, conversation=conversation, ids=ids, on=on):
                found = await self._resolver.conversation(to or conversation)
                await self._parts.chat.hide_entries(found, [entry_id(one) for one in ids], on=on)
            case do.NoteCommand(person=whom, remark=remark, favourite=favourite, blocked=blocked):
                found = await self._resolver.person(whom)
                await people.set_note(found, remark=remark, favourite=favourite, blocked=blocked)
            case do.ConfirmArrivalCommand(device=device):
                await self._parts.arrivals.confirm(entry_id(device))
            case do.OwnCardCommand(signature=signature, phones=phones, mail=mail):
                await people.set_own_card(signature=signature, phones=phones, mail=mail)
            case do.PrivacyCommand():
                return await self._privacy(command)
            case do.DepartmentsCommand(below=below, deep=deep):
                return self._departments(await self._resolver.department(below), deep=deep)
            case do.StaffCommand(department=department):
                return await self._people_in(await self._resolver.department(department))
            case do.PolicyCommand():
                return {"event": "policy", **office_objects.policy(people.state.policy, people.powers())}
        return done(command)

    async def _privacy(self, command: do.PrivacyCommand) -> Json:
        privacy = self._parts.privacy
        asked = SetPrivacy(command.read, command.typing, command.phones, command.mail, command.signature)
        if asked != SetPrivacy():
            await privacy.choose(asked)
        return {"event": "privacy", **msgspec.structs.asdict(privacy.chosen)}

    async def _arrange(self, command: do.ArrangeCommand) -> None:
        conversation = await self._resolver.conversation(command.to or command.conversation)
        await self._parts.chat.arrange(
            conversation,
            muted=command.muted,
            sticky=command.sticky,
            unread=command.unread,
            hidden=command.hidden,
            folded=command.folded,
        )

    def _departments(self, below: bytes | None, *, deep: bool) -> Json:
        people = self._parts.people
        rows = [
            office_objects.department(one, people.path(one.department), people.count_below(one.department))
            for one in self._walk(below, deep=deep)
        ]
        return {"event": "departments", "departments": rows}

    def _walk(self, below: bytes | None, *, deep: bool) -> Iterator[Department]:
        """Yield departments as a tree is read: each before those below it."""
        waiting = list(reversed(self._parts.people.children(below)))
        while waiting:
            one = waiting.pop()
            yield one
            if deep:
                waiting += reversed(self._parts.people.children(one.department))

    async def _people_in(self, department: bytes | None) -> Json:
        parts = self._parts
        await parts.people.prepare()
        found = parts.people.people_in(department)
        await parts.presence.look_up(one.person for one in found)
        notes = parts.people.state
        rows = [person(one, parts.presence.seen(one.person), notes.note(one.person)) for one in found]
        return {"event": "people", "people": rows}
