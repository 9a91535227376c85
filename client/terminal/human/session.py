"""The terminal for a person: words go to the current contact, commands begin with a slash."""

from collections.abc import Awaitable, Callable

from client.core.clock import time_said, unix_ms
from client.core.tasks import Tasks
from client.core.words.wording import wording
from client.services.chat.summary import Summary
from client.services.chat.timelines import FIRST_PAGE
from client.terminal import objects
from client.terminal.console import Console
from client.terminal.human.admin import AdminTalk
from client.terminal.human.announcer import Announcer
from client.terminal.human.choosing import chosen
from client.terminal.human.contacts import ContactTalk
from client.terminal.human.desk import Desk, Talk
from client.terminal.human.entrance import Entrance
from client.terminal.human.files import FileTalk
from client.terminal.human.groups import GroupTalk
from client.terminal.human.later import LaterTalk
from client.terminal.human.office import OfficeTalk
from client.terminal.human.privacy import PrivacyTalk
from client.terminal.human.search import SearchTalk
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver
from shared.errors import ErrorCode, Refusal
from shared.model.fold import Standing
from shared.model.presence import Presence

Handler = Callable[[str], Awaitable[None]]


class HumanSession:
    """One person at one terminal."""

    def __init__(self, parts: Parts, console: Console) -> None:
        self._parts = parts
        self._console = console
        self._desk = Desk(parts, console)
        self._voice = self._desk.voice
        resolver = Resolver(parts)
        self._tasks = Tasks("terminal")
        self._announcer = Announcer(parts, console, self._voice)
        self._entrance = Entrance(parts, console, self._voice)
        self._commands: dict[str, Handler] = {
            "/help": self._help,
            "/to": self._to,
            "/people": self._people,
            "/list": self._list,
            "/be": self._be,
            "/history": self._history,
            "/edit": self._edit,
            "/recall": self._recall,
            "/react": self._react,
            "/pin": self._pin,
            "/read": self._read,
            "/retry": self._retry,
            "/delete": self._delete,
            "/cancel": self._cancel,
            "/devices": self._devices,
            "/revoke": self._revoke,
            "/password": self._password,
            "/status": self._status,
            "/signout": self._sign_out,
        }
        for room in (
            FileTalk(self._desk),
            LaterTalk(self._desk),
            SearchTalk(self._desk),
            GroupTalk(self._desk),
            OfficeTalk(self._desk, resolver),
            ContactTalk(self._desk),
            PrivacyTalk(self._desk),
            AdminTalk(self._desk, resolver),
        ):
            self._commands |= room.commands()

    @property
    def _talk(self) -> Talk:
        return self._desk.talk

    def _say(self, phrase: str, **facts: object) -> None:
        self._console.show(self._voice.say(phrase, **facts))

    async def run(self) -> None:
        """Run until /quit or the end of input."""
        self._say("welcome")
        if self._parts.vault == "file":
            self._say("secrets_in_file")
        if self._parts.aside:
            self._say("cache_aside", path=self._parts.aside, saved=self._parts.saved)
        try:
            if await self._entrance.enter():
                self._tasks.start(self._announcer.run(), "announce")
                await self._lines()
        finally:
            self._announcer.close()
            await self._tasks.close()
            await self._console.close()

    async def _lines(self) -> None:
        while (line := await self._console.ask(self._prompt())) is not None:
            if line.strip() == "/quit":
                return
            try:
                await self._line(line.strip())
            except Refusal as refusal:
                self._console.show(wording(refusal, self._parts.language))

    def _prompt(self) -> str:
        return f"{self._talk.name}> "

    async def _line(self, line: str) -> None:
        if not line:
            return
        if not line.startswith("/"):
            await self._send(line)
            return
        command, _, rest = line.partition(" ")
        handler = self._commands.get(command)
        if handler is None:
            self._say("unknown", command=command)
        else:
            await handler(rest.strip())

    async def _help(self, about: str) -> None:
        self._say(f"help_{about}" if about in ("groups", "office", "admin") else "help")

    # People and conversations

    async def _to(self, text: str) -> None:
        if (one := await self._desk.person(text)) is not None:
            name = self._parts.people.shown_name(one.person)
            self._desk.turn_to(self._parts.chat.direct(one.person), name, one.person)

    async def _people(self, text: str) -> None:
        found = await self._parts.people.find(text)
        await self._parts.presence.look_up(one.person for one in found)
        for one in found:
            self._console.show(f"  {one.number}  {one.name}  {self._presence(one.person)}".rstrip())
        if not found:
            self._say("nobody", text=text)

    def _presence(self, person: bytes) -> str:
        presence = self._parts.presence
        state, seen = presence.of(person), presence.seen(person)
        if state is None or seen is None:
            return ""
        words = self._voice.say(f"presence_{state.value}")
        return f"{words}  {seen.text}" if seen.text else words

    async def _be(self, text: str) -> None:
        """Be seen otherwise from now on."""
        names = {self._voice.say(f"presence_{one.value}"): one for one in Presence}
        said = chosen(text, names | {one.value: one for one in Presence})
        if said is None:
            self._say("be_what")
        else:
            until = unix_ms() + said.minutes * 60_000 if said.minutes else 0
            self._parts.presence.choose(said.choice, said.words, until)

    async def _list(self, _: str) -> None:
        rows = self._parts.chat.state.newest_first()
        for row in rows:
            self._console.show(self._row(row))
        if not rows:
            self._say("nothing")

    def _row(self, row: Summary) -> str:
        name = self._parts.people.shown_name(row.peer) if row.peer else row.name
        last = self._words(row.last) if row.last else ""
        unread = f"  [{self._voice.say('unread', count=row.unread)}]" if row.unread else ""
        mentioned = f"  [{self._voice.say('mentioned')}]" if row.mentions_me else ""
        folded = f"  [{self._voice.say('is_folded')}]" if row.folded else ""
        return f"  {name}: {last[:40]}{unread}{mentioned}{folded}"

    def _conversation(self) -> bytes | None:
        return self._desk.conversation()

    # Messages

    async def _send(self, text: str) -> None:
        if (conversation := self._conversation()) is not None:
            await self._parts.chat.send(conversation, text, to=self._talk.peer)

    async def _history(self, count: str) -> None:
        if (conversation := self._conversation()) is None:
            return
        limit = int(count) if count.isascii() and count.isdigit() else 20
        view = await self._parts.chat.history(conversation, limit=max(1, min(limit, FIRST_PAGE * 10)))
        self._talk.shown = [one.id for one in view.rows]
        self._talk.seqs = [one.seq for one in view.rows]
        for number, one in enumerate(view.rows, 1):
            when = time_said(one.time, "%m-%d %H:%M")
            line = self._desk.telling.line(one)
            said = f"{self._desk.telling.name(one.author)}: {self._words(one)}" if line is None else line
            self._console.show(f"  {number:3}  {when}  {said}")
        if not view.rows:
            self._say("nothing")

    def _words(self, one: Standing) -> str:
        if (line := self._desk.telling.line(one)) is not None:
            return line
        if one.recalled:
            return self._voice.say("recalled")
        if not one.known:
            return self._voice.say("newer")
        reactions = "".join(f"  {emoji}{len(people)}" for emoji, people in one.reactions)
        files = objects.file_words(objects.attachment(file) for file in one.attachments)
        return one.text + (self._voice.say("edited") if one.edited else "") + files + reactions

    def _message(self, number: str) -> bytes | None:
        """Return the message shown with a number."""
        if number.isascii() and number.isdigit() and 0 < int(number) <= len(self._talk.shown):
            return self._talk.shown[int(number) - 1]
        self._say("which", number=number)
        return None

    async def _edit(self, text: str) -> None:
        number, _, words = text.partition(" ")
        if (message := self._message(number)) is not None:
            await self._parts.chat.edit(message, words)

    async def _recall(self, number: str) -> None:
        if (message := self._message(number)) is not None:
            await self._parts.chat.recall(message)

    async def _react(self, text: str) -> None:
        number, _, emoji = text.partition(" ")
        if (message := self._message(number)) is not None:
            await self._parts.chat.react(message, emoji.strip())

    async def _pin(self, number: str) -> None:
        if (message := self._message(number)) is not None:
            await self._parts.chat.pin(message)

    async def _read(self, _: str) -> None:
        if (conversation := self._conversation()) is not None:
            await self._parts.chat.mark_read(conversation)

    async def _retry(self, _: str) -> None:
        for one in await self._parts.chat.waiting():
            if one.refusal is not None:
                await self._parts.chat.retry(one.id)

    async def _delete(self, _: str) -> None:
        for one in await self._parts.chat.waiting():
            if one.refusal is not None:
                await self._parts.chat.drop(one.id)

    async def _cancel(self, _: str) -> None:
        """Take back what waits, the newest first, so that nothing is said of what went with another."""
        cancelled, kept = 0, 0
        for one in reversed(await self._parts.chat.waiting()):
            if one.refusal is None:
                try:
                    await self._parts.chat.cancel(one.id)
                    cancelled += 1
                except Refusal as refusal:
                    kept += refusal.code is ErrorCode.NOT_ALLOWED
        self._say("cancelled", cancelled=cancelled, kept=kept)

    # The account

    async def _devices(self, _: str) -> None:
        devices = await self._parts.auth.devices()
        self._talk.devices = [one.device for one in devices]
        for number, one in enumerate(devices, 1):
            marks = [self._voice.say("this_device")] if one.current else []
            marks += [self._voice.say("online")] if one.online else []
            self._console.show(f"  {number:3}  {one.name}  {one.platform}  {' '.join(marks)}")

    async def _revoke(self, number: str) -> None:
        if number.isascii() and number.isdigit() and 0 < int(number) <= len(self._talk.devices):
            await self._parts.auth.revoke(self._talk.devices[int(number) - 1])
            await self._devices("")
        else:
            self._say("which", number=number)

    async def _password(self, _: str) -> None:
        await self._entrance.change_password()

    async def _status(self, _: str) -> None:
        waiting = await self._parts.chat.waiting()
        state = self._parts.auth.state
        failed = [one for one in waiting if one.refusal is not None]
        self._say(
            "status",
            connection="✓" if state.up else "✗",
            waiting=len(waiting) - len(failed),
            failed=len(failed),
            server=self._parts.server or self._parts.settings.value.server,
        )

    async def _sign_out(self, _: str) -> None:
        await self._parts.auth.sign_out()
        self._say("signed_out", why="")
        await self._entrance.enter()
