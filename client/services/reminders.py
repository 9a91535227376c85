"""Messages that I want to be reminded of: set on any device, told by each by its own clock."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.events import ReminderDue, StateStored
from client.core.sync.owing import Owing, Setting
from client.core.tasks import Tasks
from shared.errors import Refusal
from shared.model.state import OwnReminder, decode_value, encode_value, split_key, state_key
from shared.protocol.chat import SetReminder

PREFIX = "own_reminder/"
LOOK = 20.0
"""Seconds between two looks at the clock, which jumps when a device has slept."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message, at `seq` of a conversation, that I am to be reminded of at `due` (Unix ms), or am since."""

    entry: bytes
    conversation: bytes
    due: int
    seq: int


class RemindersService:
    """Knows what I want to be reminded of. `ReminderDue` is told once in each run, until it was looked at."""

    def __init__(self, owing: Owing, bus: Bus, clock: Callable[[], int] = unix_ms) -> None:
        self._held: dict[bytes, Reminder] = {}
        self._told: set[Reminder] = set()
        self._owing = owing
        self._bus = bus
        self._clock = clock
        self._sooner = asyncio.Event()
        self._tasks = Tasks("reminders")
        bus.subscribe(StateStored, self.apply)

    def start(self) -> None:
        """Begin to tell, what was missed first."""
        self._tasks.start(self._run(), "remind")

    async def close(self) -> None:
        """Stop."""
        await self._tasks.close()

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key.startswith(PREFIX):
                _, entry = split_key(item.key)
                self._put(entry, item.value)
                self._sooner.set()

    def _put(self, entry: bytes, value: bytes) -> None:
        self._held.pop(entry, None)
        with contextlib.suppress(Refusal):  # of a newer version
            reminder = decode_value(value, OwnReminder)
            if reminder.due:
                self._held[entry] = Reminder(entry, reminder.conversation, reminder.due, reminder.seq)

    @property
    def all(self) -> tuple[Reminder, ...]:
        """All that I have not looked at, the next first."""
        return tuple(sorted(self._held.values(), key=lambda one: (one.due, one.entry)))

    def get(self, entry: bytes) -> Reminder | None:
        """Return the reminder of a message."""
        return self._held.get(entry)

    def due_in(self, conversation: bytes) -> tuple[Reminder, ...]:
        """Return what I am reminded of now in a conversation, the first first."""
        now = self._clock()
        return tuple(one for one in self.all if one.conversation == conversation and one.due <= now)

    async def set(self, conversation: bytes, entry: bytes, seq: int, due: int) -> None:
        """Be reminded of the message at `seq` at a time (Unix ms); 0: not, or not any more.

        It counts at once, and my other devices learn of it when there is a link.
        """
        value = encode_value(OwnReminder(conversation, due, seq))
        nothing = encode_value(OwnReminder(conversation))
        request = SetReminder(conversation, entry, due, seq)
        await self._owing.set(Setting(state_key("own_reminder", entry), lambda _: value, nothing, request))

    # Telling

    async def _run(self) -> None:
        while True:
            self.look()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._wait()):
                    await self._sooner.wait()
            self._sooner.clear()

    def look(self) -> None:
        """Tell what has come due since the last look."""
        now = self._clock()
        for one in self.all:
            if one.due <= now and one not in self._told:
                self._told.add(one)
                self._bus.publish(ReminderDue(one.conversation, one.entry))

    def _wait(self) -> float:
        coming = (one.due for one in self.all if one not in self._told)
        due = next(coming, None)
        return LOOK if due is None else max(0.0, min(LOOK, (due - self._clock()) / 1000))
