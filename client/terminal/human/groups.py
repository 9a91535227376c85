"""The commands about groups for a person: founding, governing, joining, leaving, and who has read."""

from collections.abc import Awaitable, Callable, Sequence

from client.core.clock import time_said, unix_ms
from client.services.chat.summary import Summary
from client.terminal.human.desk import Desk
from shared.model.conversation import ConversationKind, Joining, Rank, Rules

Handler = Callable[[str], Awaitable[None]]
DAY = 24 * 3600 * 1000
"""Milliseconds."""


class GroupTalk:
    """Carries out commands on the group one talks in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._groups = desk.parts.groups

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {
            "/groups": self._list,
            "/group": self._choose,
            "/new": self._new,
            "/room": self._new_room,
            "/add": self._add,
            "/remove": self._remove,
            "/leave": self._leave,
            "/members": self._members,
            "/card": self._card,
            "/rename": self._rename,
            "/about": self._about,
            "/notice": self._notice,
            "/joining": self._joining,
            "/mute": self._mute,
            "/unmute": self._unmute,
            "/admin": self._admin,
            "/member": self._member,
            "/handover": self._hand_over,
            "/disband": self._disband,
            "/rooms": self._rooms,
            "/join": self._join,
            "/ask": self._ask,
            "/requests": self._requests,
            "/letin": self._let_in,
            "/turndown": self._turn_down,
            "/readers": self._readers,
            "/nick": self._nick,
            "/ends": self._ends,
            "/remind": self._remind,
        }

    # Which group

    def _mine(self) -> list[Summary]:
        rows = self._desk.parts.chat.state.newest_first()
        return [one for one in rows if one.kind not in (None, ConversationKind.DIRECT)]

    async def _list(self, _: str) -> None:
        rows = self._mine()
        self._desk.talk.groups = [one.id for one in rows]
        for number, one in enumerate(rows, 1):
            left = self._desk.voice.say("left_group") if one.left else ""
            self._desk.show(f"{number:3}  {one.name}  {left}")
        if not rows:
            self._desk.say("nothing")

    async def _choose(self, text: str) -> None:
        named = [one for one in self._mine() if text and text in (one.name, one.id.hex())]
        if len(named) == 1:
            self._desk.turn_to(named[0].id, named[0].name)
        elif (group := self._desk.numbered(self._desk.talk.groups, text)) is not None:
            self._desk.turn_to(group, self._desk.parts.chat.state.summary(group).name)

    # Founding and governing

    async def _new(self, text: str) -> None:
        await self._found(text, room=False)

    async def _new_room(self, text: str) -> None:
        await self._found(text, room=True)

    async def _found(self, text: str, *, room: bool) -> None:
        """Found a group: its name, a colon, and who is in it."""
        name, _, whom = text.replace("：", ":").partition(":")
        people = await self._desk.people(whom) if whom.strip() else []
        if people is None:
            return
        joining = Joining.OPEN if room else Joining.CLOSED
        group = await self._groups.create(name.strip(), people, room=room, rules=Rules(joining=joining))
        self._desk.turn_to(group, name.strip())

    async def _with_people(
        self, text: str, change: Callable[[bytes, Sequence[bytes]], Awaitable[object]]
    ) -> None:
        group = self._desk.conversation()
        if group is not None and (people := await self._desk.people(text)) is not None:
            await change(group, people)

    async def _add(self, text: str) -> None:
        await self._with_people(text, self._groups.add)

    async def _remove(self, text: str) -> None:
        await self._with_people(text, self._groups.remove)

    async def _mute(self, text: str) -> None:
        """Mute people, or everyone but owner and admins for no text."""
        group = self._desk.conversation()
        if text:
            await self._with_people(text, self._groups.mute)
        elif group is not None:
            await self._groups.set_rules(group, mute_all=True)

    async def _unmute(self, text: str) -> None:
        group = self._desk.conversation()
        if text:
            await self._with_people(text, lambda one, people: self._groups.mute(one, people, on=False))
        elif group is not None:
            await self._groups.set_rules(group, mute_all=False)

    async def _rank(self, text: str, rank: Rank) -> None:
        group = self._desk.conversation()
        if group is not None and (person := await self._desk.person(text)) is not None:
            await self._groups.set_rank(group, person.person, rank)

    async def _admin(self, text: str) -> None:
        await self._rank(text, Rank.ADMIN)

    async def _member(self, text: str) -> None:
        await self._rank(text, Rank.MEMBER)

    async def _hand_over(self, text: str) -> None:
        await self._rank(text, Rank.OWNER)

    async def _leave(self, _: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.leave(group)

    async def _disband(self, _: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.disband(group)

    async def _rename(self, text: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.set_rules(group, name=text)

    async def _about(self, text: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.set_rules(group, about=text)

    async def _notice(self, text: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.set_notice(group, text)

    async def _nick(self, name: str) -> None:
        if (group := self._desk.conversation()) is not None:
            await self._groups.set_nickname(group, name)

    async def _ends(self, text: str) -> None:
        """Let the group end in so many days, or never for 0."""
        days = int(text) if text.isascii() and text.isdigit() and len(text) < len("10000") else None
        if days is None:
            self._desk.say("ends_what")
        elif (group := self._desk.conversation()) is not None:
            await self._groups.set_rules(group, ends=unix_ms() + days * DAY if days else 0)

    async def _joining(self, word: str) -> None:
        ways = {self._desk.voice.say(f"joining_{one.value}"): one for one in Joining}
        ways |= {one.value: one for one in Joining}
        if word not in ways:
            self._desk.say("joining_what")
        elif (group := self._desk.conversation()) is not None:
            await self._groups.set_rules(group, joining=ways[word])

    # Looking

    async def _card(self, _: str) -> None:
        if (group := self._desk.conversation()) is None:
            return
        card = await self._groups.card(group)
        joining = self._desk.voice.say(f"joining_{card.joining}") if card.joining in set(Joining) else ""
        self._desk.say("card", name=card.name, members=card.members, joining=joining)
        ends = time_said(card.ends, "%Y-%m-%d %H:%M")
        phrase = "has_ended" if card.ended else "ends"
        ending = self._desk.voice.say(phrase, time=ends) if card.ends else ""
        for line in (card.about, card.notice_text, ending):
            if line:
                self._desk.show(line)

    async def _members(self, _: str) -> None:
        if (group := self._desk.conversation()) is None:
            return
        for one in await self._groups.members(group):
            rank = self._desk.voice.say(f"rank_{one.rank}") if one.rank in set(Rank) else ""
            muted = self._desk.voice.say("is_muted") if one.muted else ""
            name = self._desk.telling.name(one.person) or one.name
            nickname = f"“{one.nickname}”" if one.nickname else ""
            self._desk.show(f"{one.number}  {name}  {nickname}  {rank}  {muted}")

    def _seq(self, number: str) -> int | None:
        """Return the place of a message by the number it was shown with; None, and a hint, for no such."""
        if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) <= len(self._desk.talk.seqs)):
            self._desk.say("which", number=number)
            return None
        return self._desk.talk.seqs[int(number[:9]) - 1]

    async def _remind(self, number: str) -> None:
        conversation = self._desk.conversation()
        if conversation is not None and (seq := self._seq(number)) is not None:
            urged = await self._groups.urge(conversation, seq)
            self._desk.say("urged", count=urged.people)

    async def _readers(self, number: str) -> None:
        group = self._desk.conversation()
        if group is None:
            return
        if (seq := self._seq(number)) is None:
            return
        for read in (True, False):
            people = (await self._groups.readers(group, seq, read=read)).people
            names = "、".join(self._desk.telling.name(one) for one in people)
            self._desk.say("have_read" if read else "have_not_read", count=len(people), names=names)

    # Rooms

    async def _rooms(self, text: str) -> None:
        found = await self._groups.find_rooms(text)
        self._desk.talk.groups = [one.conversation for one in found.rooms]
        for number, one in enumerate(found.rooms, 1):
            way = self._desk.voice.say(f"joining_{one.joining}") if one.joining in set(Joining) else ""
            self._desk.show(f"{number:3}  {one.name}  {one.members}  {way}  {one.about}")
        if not found.rooms:
            self._desk.say("nothing")

    async def _join(self, number: str) -> None:
        if (room := self._desk.numbered(self._desk.talk.groups, number)) is not None:
            await self._groups.join(room)

    async def _ask(self, text: str) -> None:
        number, _, words = text.partition(" ")
        if (room := self._desk.numbered(self._desk.talk.groups, number)) is not None:
            await self._groups.ask(room, words.strip())
            self._desk.say("asked")

    async def _requests(self, _: str) -> None:
        if (group := self._desk.conversation()) is None:
            return
        requests = await self._groups.join_requests(group)
        self._desk.talk.waiting = [one.person for one in requests]
        for number, one in enumerate(requests, 1):
            self._desk.show(f"{number:3}  {one.name}  {one.words}")
        if not requests:
            self._desk.say("nothing")

    async def _let_in(self, number: str) -> None:
        group = self._desk.conversation()
        if group is not None and (one := self._desk.numbered(self._desk.talk.waiting, number)) is not None:
            await self._groups.let_in(group, one)

    async def _turn_down(self, number: str) -> None:
        group = self._desk.conversation()
        if group is not None and (one := self._desk.numbered(self._desk.talk.waiting, number)) is not None:
            await self._groups.turn_down(group, one)
