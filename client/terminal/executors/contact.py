"""Carries out the commands about groups of colleagues that I keep."""

from collections.abc import Sequence

from client.terminal.commands import contact as do
from client.terminal.objects import Json, done
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from shared.ids import id_text


class ContactExecutor:
    """Begins, changes, lists and takes away."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self._groups = parts.people.contact_groups
        self._resolver = resolver

    async def run(self, command: do.AnyContactCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        match command:
            case do.ContactGroupsCommand():
                return {"event": "contact_groups", "groups": self._rows()}
            case do.PutContactGroupCommand():
                return {**done(command), "id": id_text(await self._put(command))}
            case do.RemoveContactGroupCommand(id=group):
                await self._groups.take_away(entry_id(group))
        return done(command)

    async def _put(self, command: do.PutContactGroupCommand) -> bytes:
        add, remove = await self._people(command.add), await self._people(command.remove)
        if not command.id:
            return await self._groups.begin(command.name or "", add)
        group = entry_id(command.id)
        if command.name is not None:
            await self._groups.rename(group, command.name)
        if remove:
            await self._groups.remove(group, remove)
        if add:
            await self._groups.add(group, add)
        if command.step:
            await self._groups.move(group, command.step)
        return group

    async def _people(self, whom: Sequence[str]) -> list[bytes]:
        return [await self._resolver.person(one) for one in whom]

    def _rows(self) -> list[Json]:
        return [
            {"id": id_text(group), "name": held.name, "people": [id_text(one) for one in held.people]}
            for group, held in self._groups.state.ordered()
        ]
