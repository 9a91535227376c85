"""The commands about the organisation and my own list, for a person."""

from collections.abc import Awaitable, Callable

from client.services.replies import ordered
from client.terminal.human.desk import Desk
from client.terminal.resolving import Resolver

Handler = Callable[[str], Awaitable[None]]


class OfficeTalk:
    """Shows the organisation, and changes what I keep for myself."""

    def __init__(self, desk: Desk, resolver: Resolver) -> None:
        self._desk = desk
        self._resolver = resolver
        self._parts = desk.parts

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {
            "/tree": self._tree,
            "/remark": self._remark,
            "/favourite": self._favourite,
            "/block": self._block,
            "/signature": self._signature,
            "/phones": self._phones,
            "/mail": self._mail,
            "/quiet": self._quiet,
            "/top": self._top,
            "/fold": self._fold,
            "/unread": self._unread,
            "/hide": self._hide,
            "/replies": self._replies,
            "/answer": self._answer,
            "/rights": self._rights,
        }

    async def _tree(self, text: str) -> None:
        """Show a department: those below it, and who is right in it."""
        people = self._parts.people
        await people.prepare()
        department = await self._resolver.department(text)
        for one in people.children(department):
            self._desk.show(f"▸ {one.name}  {people.count_below(one.department)}")
        for one in people.people_in(department):
            parts = (one.number, people.shown_name(one.person), one.title, one.level)
            self._desk.show("  ".join(part for part in parts if part))

    # What I keep about colleagues, and my card

    async def _remark(self, text: str) -> None:
        whom, _, remark = text.partition(" ")
        if (person := await self._desk.person(whom)) is not None:
            await self._parts.people.set_note(person.person, remark=remark)
            self._desk.say("kept")

    async def _favourite(self, text: str) -> None:
        if (person := await self._desk.person(text)) is not None:
            before = self._parts.people.state.note(person.person).favourite
            await self._parts.people.set_note(person.person, favourite=not before)
            self._desk.say("not_favourite" if before else "favourite", name=person.name)

    async def _block(self, text: str) -> None:
        if (person := await self._desk.person(text)) is not None:
            before = self._parts.people.state.note(person.person).blocked
            await self._parts.people.set_note(person.person, blocked=not before)
            self._desk.say("unblocked" if before else "blocked", name=person.name)

    async def _signature(self, text: str) -> None:
        await self._parts.people.set_own_card(signature=text)
        self._desk.say("kept")

    async def _phones(self, text: str) -> None:
        await self._parts.people.set_own_card(phones=text.split())
        self._desk.say("kept")

    async def _mail(self, text: str) -> None:
        await self._parts.people.set_own_card(mail=text)
        self._desk.say("kept")

    # My list

    async def _quiet(self, _: str) -> None:
        if (conversation := self._desk.conversation()) is not None:
            muted = not self._parts.chat.state.summary(conversation).muted
            await self._parts.chat.arrange(conversation, muted=muted)
            self._desk.say("quiet" if muted else "not_quiet")

    async def _top(self, _: str) -> None:
        if (conversation := self._desk.conversation()) is not None:
            sticky = not self._parts.chat.state.summary(conversation).sticky
            await self._parts.chat.arrange(conversation, sticky=sticky)
            self._desk.say("on_top" if sticky else "not_on_top")

    async def _fold(self, _: str) -> None:
        if (conversation := self._desk.conversation()) is not None:
            folded = not self._parts.chat.state.summary(conversation).folded
            await self._parts.chat.arrange(conversation, folded=folded)
            self._desk.say("folded" if folded else "not_folded")

    async def _unread(self, _: str) -> None:
        if (conversation := self._desk.conversation()) is not None:
            await self._parts.chat.arrange(conversation, unread=True)
            self._desk.say("flagged")

    async def _hide(self, number: str) -> None:
        """Hide a message, or the conversation for no number."""
        if (conversation := self._desk.conversation()) is None:
            return
        if not number:
            await self._parts.chat.arrange(conversation, hidden=True)
            self._desk.say("hidden")
        elif (entry := self._desk.numbered(self._desk.talk.shown, number)) is not None:
            await self._parts.chat.hide_entries(conversation, [entry])
            self._desk.say("entry_hidden")

    async def _replies(self, _: str) -> None:
        """Show the quick replies, my own first."""
        state = self._parts.replies.state
        rows = [*ordered(state.own), *ordered(state.company)]
        self._desk.talk.replies = [reply for reply, _one in rows]
        for number, (_reply, one) in enumerate(rows, 1):
            category = f"[{one.category}] " if one.category else ""
            self._desk.show(f"{number:3}  {category}{' '.join(one.text.split())}")
        if not rows:
            self._desk.say("nothing")

    async def _answer(self, number: str) -> None:
        """Send a quick reply to whom one talks with."""
        if (conversation := self._desk.conversation()) is None:
            return
        reply = self._desk.numbered(self._desk.talk.replies, number)
        state = self._parts.replies.state
        kept = None if reply is None else state.own.get(reply) or state.company.get(reply)
        if kept is not None:
            await self._parts.chat.send(conversation, kept.text, to=self._desk.talk.peer)

    async def _rights(self, _: str) -> None:
        """Show what I may do, and where."""
        departments = self._parts.people.state.departments
        for right, reach in sorted(self._parts.people.powers().rights.items()):
            names = "、".join(departments[one].name for one in reach if one in departments)
            self._desk.show(f"{right}  {names}")
