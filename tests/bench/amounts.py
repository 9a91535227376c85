"""How much work a messaging benchmark gives a server, the same for every server in a run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Counts in all; `window` messages in flight for each pair; `size` bytes of a body beside its time."""

    users: int = 200
    messages: int = 8000
    room_messages: int = 200
    group_messages: int = 50
    window: int = 4
    size: int = 100
