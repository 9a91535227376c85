"""Reminders in memory: set at once, due when told."""

from collections.abc import Sequence

from client.core.bus import Bus
from client.core.events import ReminderDue, StateStored
from client.services.reminders import Reminder
from client.viewmodels.times import unix_ms
from shared.model.state import state_key
from shared.protocol.sync import StateItem


class FakeReminders:
    """What I want to be reminded of, by entry."""

    def __init__(self, bus: Bus) -> None:
        self.held: dict[bytes, Reminder] = {}
        self._bus = bus

    @property
    def all(self) -> Sequence[Reminder]:
        return sorted(self.held.values(), key=lambda one: one.due)

    def get(self, entry: bytes) -> Reminder | None:
        return self.held.get(entry)

    def due_in(self, conversation: bytes) -> Sequence[Reminder]:
        now = unix_ms()
        return [one for one in self.all if one.conversation == conversation and one.due <= now]

    async def set(self, conversation: bytes, entry: bytes, seq: int, due: int) -> None:
        if due:
            self.held[entry] = Reminder(entry, conversation, due, seq)
        else:
            self.held.pop(entry, None)
        self._bus.publish(StateStored((StateItem(state_key("own_reminder", entry), b"", 1),)))

    def ring(self, conversation: bytes, entry: bytes, seq: int) -> None:
        """Let one be due now."""
        self.held[entry] = Reminder(entry, conversation, unix_ms() - 1, seq)
        self._bus.publish(StateStored((StateItem(state_key("own_reminder", entry), b"", 1),)))
        self._bus.publish(ReminderDue(conversation, entry))
