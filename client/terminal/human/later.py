"""What is to happen at a time, for a person: messages for later, and reminders."""

import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from client.core.clock import time_said, unix_ms
from client.core.words.wording import wording
from client.terminal.human.desk import Desk
from shared.model.bodies import MessageBody

Handler = Callable[[str], Awaitable[None]]


class LaterTalk:
    """Carries out commands on the conversation one is in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {
            "/later": self._later,
            "/drop_later": self._drop,
            "/remind_me": self._remind,
            "/reminders": self._reminders,
        }

    async def _later(self, text: str) -> None:
        """Send words at a time; without any, show what waits."""
        desk = self._desk
        if not text:
            self._list()
            return
        when, _, words = text.partition(" ")
        due = moment(when, unix_ms())
        if due is None:
            desk.say("later_how")
        elif (conversation := desk.conversation()) is not None:
            await desk.parts.later.keep(conversation, MessageBody(words), due, to=desk.talk.peer)
            desk.say("kept_until", time=_said(due))

    def _list(self) -> None:
        desk = self._desk
        found = desk.parts.later.all
        desk.talk.later = [one.id for one in found]
        for number, one in enumerate(found, 1):
            why = "" if one.refusal is None else f"  {wording(one.refusal, desk.parts.language)}"
            desk.show(f"{number:3}  {_said(one.due)}  {one.message.text}{why}")
        if not found:
            desk.say("nothing")

    async def _drop(self, number: str) -> None:
        if (entry := self._desk.numbered(self._desk.talk.later, number)) is not None:
            await self._desk.parts.later.cancel(entry)

    async def _remind(self, text: str) -> None:
        """Be reminded of the message with a number, at a time; without one, not any more."""
        desk = self._desk
        number, _, when = text.partition(" ")
        if (entry := desk.numbered(desk.talk.shown, number)) is None:
            return
        due = moment(when.strip(), unix_ms()) if when.strip() else 0
        standing = await desk.parts.chat.standing(entry)
        conversation = desk.conversation()
        if due is None or standing is None or conversation is None:
            desk.say("later_how")
            return
        await desk.parts.reminders.set(conversation, entry, standing.seq, due)
        if due:
            desk.say("reminded_at", time=_said(due))

    async def _reminders(self, _: str) -> None:
        desk = self._desk
        for one in desk.parts.reminders.all:
            standing = await desk.parts.chat.standing(one.entry)
            desk.show(f"{_said(one.due)}  {'' if standing is None else standing.text}")
        if not desk.parts.reminders.all:
            desk.say("nothing")


def moment(text: str, now: int) -> int | None:
    """Return a moment (Unix ms) said as minutes from now (30) or a time to come (14:30); None for neither."""
    if text.isascii() and text.isdigit() and len(text) < 7:
        return now + int(text) * 60_000
    try:
        clock = time.strptime(text, "%H:%M")
    except ValueError:
        return None
    here = datetime.fromtimestamp(now / 1000).astimezone()
    wanted = here.replace(hour=clock.tm_hour, minute=clock.tm_min, second=0, microsecond=0)
    if wanted <= here:
        wanted += timedelta(days=1)
    return int(wanted.timestamp() * 1000)


def _said(ms: int) -> str:
    return time_said(ms, "%m-%d %H:%M")
