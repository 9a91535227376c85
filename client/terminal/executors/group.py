"""Carries out the commands about groups."""

from client.core.sync.writing import Accepted
from client.terminal import office_objects as objects
from client.terminal.commands import group as do
from client.terminal.objects import Json, accepted, done
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver, entry_id
from client.terminal.telling import Telling
from shared.ids import id_text, new_id
from shared.model.conversation import Rules


class GroupExecutor:
    """Carries out commands on the groups of one client."""

    def __init__(self, parts: Parts, resolver: Resolver, telling: Telling) -> None:
        self._groups = parts.groups
        self._telling = telling
        self._resolver = resolver

    async def run(self, command: do.AnyGroupCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        match command:
            case do.CreateGroupCommand():
                return await self._create(command)
            case do.CardCommand(group=group):
                return {"event": "card", **objects.card(await self._groups.card(entry_id(group)))}
            case do.MembersCommand(group=group):
                return await self._members(group)
            case do.RoomsCommand(find=find):
                found = await self._groups.find_rooms(find)
                return {
                    "event": "rooms",
                    "rooms": [objects.room(one) for one in found.rooms],
                    "more": found.more,
                }
            case do.JoinRequestsCommand() | do.AskToJoinCommand() | do.TurnDownCommand():
                return await self._asking(command)
            case do.WatchReadersCommand() | do.ReadersCommand() | do.UrgeToReadCommand():
                return await self._readers(command)
            case do.SetRulesCommand() | do.SetNoticeCommand() | do.DisbandCommand():
                return accepted(await self._rules(command))
            case _:
                return accepted(await self._change(command))

    async def _asking(
        self, command: do.JoinRequestsCommand | do.AskToJoinCommand | do.TurnDownCommand
    ) -> Json:
        group = entry_id(command.group)
        match command:
            case do.JoinRequestsCommand():
                requests = await self._groups.join_requests(group)
                return {"event": "join_requests", "requests": [objects.join_request(one) for one in requests]}
            case do.AskToJoinCommand(words=words, on=on):
                await self._groups.ask(group, words, on=on)
            case do.TurnDownCommand(person=person):
                await self._groups.turn_down(group, await self._resolver.person(person))
        return done(command)

    async def _create(self, command: do.CreateGroupCommand) -> Json:
        entry = entry_id(command.id) if command.id else new_id()
        conversation = await self._groups.create(
            command.name,
            await self._people(command.members),
            room=command.room,
            rules=Rules("", command.about, command.joining, command.from_start, ends=command.ends),
            id_=entry,
        )
        return accepted(Accepted(entry, conversation))

    async def _people(self, people: tuple[str, ...]) -> list[bytes]:
        return [await self._resolver.person(one) for one in people]

    async def _change(self, command: do.MemberCommand) -> Accepted:
        """Change who is in a group, and with what rank."""
        groups, group = self._groups, entry_id(command.group)
        match command:
            case do.AddMembersCommand(people=people):
                return await groups.add(group, await self._people(people))
            case do.RemoveMembersCommand(people=people):
                return await groups.remove(group, await self._people(people))
            case do.MuteMembersCommand(people=people, on=on):
                return await groups.mute(group, await self._people(people), on=on)
            case do.SetRankCommand(person=person, rank=rank):
                return await groups.set_rank(group, await self._resolver.person(person), rank)
            case do.LetInCommand(person=person):
                return await groups.let_in(group, await self._resolver.person(person))
            case do.LeaveCommand():
                return await groups.leave(group)
            case do.JoinCommand():
                return await groups.join(group)
            case do.SetNicknameCommand(name=name):
                return await groups.set_nickname(group, name)

    async def _rules(self, command: do.SetRulesCommand | do.SetNoticeCommand | do.DisbandCommand) -> Accepted:
        groups, group = self._groups, entry_id(command.group)
        match command:
            case do.SetNoticeCommand(text=text):
                return await groups.set_notice(group, text)
            case do.DisbandCommand():
                return await groups.disband(group)
            case do.SetRulesCommand():
                return await groups.set_rules(
                    group,
                    name=command.name,
                    about=command.about,
                    joining=command.joining,
                    from_start=command.from_start,
                    mute_all=command.mute_all,
                    ends=command.ends,
                )

    async def _members(self, group: str) -> Json:
        members = await self._groups.members(entry_id(group))
        return {
            "event": "members",
            "group": group,
            "members": [objects.member(one, self._telling.name(one.person)) for one in members],
        }

    async def _readers(
        self, command: do.WatchReadersCommand | do.ReadersCommand | do.UrgeToReadCommand
    ) -> Json:
        group = entry_id(command.group)
        if isinstance(command, do.UrgeToReadCommand):
            urged = await self._groups.urge(group, command.seq)
            return {"event": "urged_to_read", "group": command.group, **objects.urged(urged)}
        if isinstance(command, do.WatchReadersCommand):
            counts = await self._groups.watch_readers(group, command.seqs)
            return {"event": "read_counts", "group": command.group, "counts": objects.counts(counts)}
        readers = await self._groups.readers(group, command.seq, read=command.read)
        return {
            "event": "readers",
            "group": command.group,
            "seq": command.seq,
            "read": command.read,
            "people": [{"person": id_text(one), "name": self._telling.name(one)} for one in readers.people],
            "urged": readers.urged,
        }
