"""People who talk from all their devices while faults strike."""

import asyncio
import contextlib
import random
from dataclasses import dataclass, field

from shared.ids import direct_conversation, id_text, new_id, parse_id
from tests.crash.ledger import Ledger, Said
from tests.support.device import Device, Event
from tests.support.office import Person

PAUSE = (0.01, 0.12)
"""Seconds between two sayings of one device, at least and at most."""

EMOJI = ("👍", "🎉", "收到")


@dataclass
class Tongue:
    """One device that talks: what it has said, and what its clients answered so far."""

    person: Person
    device: Device
    said: list[Said] = field(default_factory=list[Said])
    # By the reference of a command: the message that it changes, and its new words (none: recalled).
    edits: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    recalled: set[str] = field(default_factory=set[str])
    count: int = 0

    def say(self, to: Person, chance: random.Random, ledger: Ledger) -> None:
        """Say something new to somebody."""
        self.count += 1
        length = chance.choice((0, 0, 0, 200, 4000))
        text = f"{self.device.name} {self.count} 早上好".ljust(length, "。")
        conversation = direct_conversation(parse_id(self.person.id), parse_id(to.id))
        said = Said(id_text(new_id()), id_text(conversation), self.person.id, self.device.name, text)
        ledger.say(said)
        self.said.append(said)
        self.device.tell("send", to=to.number, text=text, id=said.id)

    def change(self, chance: random.Random) -> None:
        """Edit, recall or react to something said on this device."""
        said = chance.choice(self.said[-20:])
        if said.id in self.recalled:
            return
        kind = chance.random()
        if kind < 0.5:
            text = f"{said.text[:40]} 改{len(self.edits)}"
            self.edits[self.device.tell("edit", id=said.id, text=text)] = (said.id, text)
        elif kind < 0.6:
            self.recalled.add(said.id)
            self.edits[self.device.tell("recall", id=said.id)] = (said.id, "")
        else:
            self.device.tell("react", id=said.id, emoji=chance.choice(EMOJI), on=chance.random() < 0.7)

    async def talk(self, others: list[Person], seed: str, seconds: float, ledger: Ledger) -> None:
        """Talk for a while; whatever is said while the client is dead is not said at all."""
        chance = random.Random(f"{seed}/{self.device.name}")
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end:
            if self.device.running:
                # It may die in this very moment.
                with contextlib.suppress(BrokenPipeError):
                    self._something(others, chance, ledger)
            await asyncio.sleep(chance.uniform(*PAUSE))

    def _something(self, others: list[Person], chance: random.Random, ledger: Ledger) -> None:
        to = chance.choice(others)
        kind = chance.random()
        if kind < 0.75 or not self.said:
            self.say(to, chance, ledger)
        elif kind < 0.85:
            self.change(chance)
        elif kind < 0.95:
            self.device.tell("mark_read", to=to.number)
        else:
            self.device.tell("typing", to=to.number)

    def hear(self, ledger: Ledger) -> list[str]:
        """Enter what all clients of this device have said into the ledger; return what they never should."""
        wrong: list[str] = []
        answered: set[str] = set()
        for terminal in self.device.terminals:
            heard: set[str] = set()
            for event in terminal.events():
                answered.add(str(event.get("ref")))
                wrong += self._enter(event, ledger, heard)
        for ref, (entry, text) in self.edits.items():
            if ref not in answered:
                ledger.edits(entry, text, promised=False)
        return wrong

    def _enter(self, event: Event, ledger: Ledger, heard: set[str]) -> list[str]:
        match event["event"]:
            case "queued":
                ledger.takes(event["id"], self.device.name)
                if (edit := self.edits.get(event.get("ref", ""))) is not None:
                    ledger.edits(*edit, promised=True)
            case "sent":
                ledger.tells_sent(event["id"], event["seq"])
            case "failed":
                return [f"{self.device.name}: refused for good: {event}"]
            case "message" if not event["update"]:
                if event["id"] in heard:
                    return [f"{self.device.name}: told twice of {event['text'][:40]!r}"]
                heard.add(event["id"])
            case _:
                pass
        return []
