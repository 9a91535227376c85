"""What the parts of the terminal for a person share: whom one talks with, and what was shown."""

from dataclasses import dataclass, field

from client.terminal.console import Console
from client.terminal.parts import Parts
from client.terminal.telling import Telling
from client.terminal.words.phrases import Voice
from shared.protocol.org import Person


@dataclass
class Talk:
    """Whom one talks with now, and what was shown last, by the number it was shown with."""

    conversation: bytes | None = None
    peer: bytes | None = None
    name: str = ""
    shown: list[bytes] = field(default_factory=list[bytes])
    seqs: list[int] = field(default_factory=list[int])
    devices: list[bytes] = field(default_factory=list[bytes])
    groups: list[bytes] = field(default_factory=list[bytes])
    waiting: list[bytes] = field(default_factory=list[bytes])
    replies: list[bytes] = field(default_factory=list[bytes])
    later: list[bytes] = field(default_factory=list[bytes])
    contacts: list[bytes] = field(default_factory=list[bytes])


class Desk:
    """One person's terminal."""

    def __init__(self, parts: Parts, console: Console) -> None:
        self.parts = parts
        self.console = console
        self.voice = Voice(parts.language)
        self.telling = Telling(parts)
        self.talk = Talk()

    def say(self, phrase: str, **facts: object) -> None:
        """Show a phrase."""
        self.console.show(self.voice.say(phrase, **facts))

    def show(self, line: str) -> None:
        """Show a line of a list."""
        self.console.show("  " + line.rstrip())

    def turn_to(self, conversation: bytes, name: str, peer: bytes | None = None) -> None:
        """Talk there from now on."""
        kept = self.talk
        self.talk = Talk(conversation, peer, name, groups=kept.groups, contacts=kept.contacts)
        self.say("talking", name=name)

    def conversation(self) -> bytes | None:
        """Return where one talks; None, and a hint, when that is nowhere."""
        if self.talk.conversation is None:
            self.say("whom")
        return self.talk.conversation

    async def person(self, text: str) -> Person | None:
        """Return the one person who is meant; None, and who could be, when that is not one."""
        found = await self.parts.people.find(text, 10) if text else []
        exact = [one for one in found if text in (one.number, one.name)]
        found = exact or found
        if len(found) == 1:
            return found[0]
        if found:
            self.say("several")
            for one in found:
                self.show(f"{one.number}  {one.name}")
        else:
            self.say("nobody", text=text)
        return None

    async def people(self, text: str) -> list[bytes] | None:
        """Return everyone who is meant by words with spaces between; None when one of them is unclear."""
        found: list[bytes] = []
        for word in text.split():
            if (one := await self.person(word)) is None:
                return None
            found.append(one.person)
        if not found:
            self.say("nobody", text=text)
        return found or None

    def numbered(self, rows: list[bytes], number: str) -> bytes | None:
        """Return what was shown with a number; None, and a hint, for another."""
        if number.isascii() and number.isdigit() and 0 < int(number[:9]) <= len(rows):
            return rows[int(number[:9]) - 1]
        self.say("which_row", number=number)
        return None
