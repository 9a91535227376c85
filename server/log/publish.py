"""After the commit: the members' sessions are told what was appended, runs of entries together."""

from collections.abc import Sequence

from msgspec import Struct

from server.core.bus import Bus
from server.core.facts import ReadersMoved
from server.log.desk import Desk
from server.log.submission import Outcome, Placed, Submission
from shared.model.entry import Entry, withheld
from shared.protocol.log import Entries
from shared.protocol.sync import StateChanged


class Run(Struct):
    """Consecutive entries of one conversation for the same people, that leave out the same device."""

    audience: tuple[bytes, ...]
    device: bytes | None
    late: tuple[bytes, ...]
    entries: list[Entry]

    def goes_on(self, placed: Placed, device: bytes | None) -> bool:
        """Tell whether an entry may be told with these."""
        # The head keeps one tuple for as long as nobody comes or goes: no need to compare thousands.
        return self.audience is placed.audience and self.device == device and self.late == placed.late


def publish(bus: Bus, submissions: Sequence[Submission], outcomes: Sequence[Outcome]) -> None:
    """Tell every member's sessions, but for the device whose own append was answered already."""
    runs: dict[bytes, Run] = {}
    for submission, placed in zip(submissions, outcomes, strict=True):
        if not isinstance(placed, Placed) or not placed.fresh:
            continue
        if placed.state:
            _tell_items(bus, placed)
        device = None if submission.recovered else submission.actor.device
        run = runs.get(placed.conversation)
        if run is not None and run.goes_on(placed, device):
            run.entries.append(placed.entry)
            continue
        if run is not None:
            _tell(bus, placed.conversation, run)
        runs[placed.conversation] = Run(placed.audience, device, placed.late, [placed.entry])
    for conversation, run in runs.items():
        _tell(bus, conversation, run)


def publish_desk(bus: Bus, desk: Desk) -> None:
    """Tell what a transaction did in the organisation's name: to every session, as nobody was answered."""
    for person, items in desk.items.items():
        bus.publish((person,), StateChanged(tuple(items)))
    for placed in desk.placed:
        if placed.state:
            _tell_items(bus, placed)
        _tell(bus, placed.conversation, Run(placed.audience, None, placed.late, [placed.entry]))


def _tell_items(bus: Bus, placed: Placed) -> None:
    """Tell what changed in people's own state, and the servers that the members may have changed."""
    for person, items in placed.state.items():
        bus.publish((person,), StateChanged(items))
    bus.share(ReadersMoved(placed.conversation))


def _tell(bus: Bus, conversation: bytes, run: Run) -> None:
    if not run.late:
        bus.publish(run.audience, Entries(conversation, tuple(run.entries)), run.device)
        return
    late = frozenset(run.late)
    others = tuple(person for person in run.audience if person not in late)
    bus.publish(others, Entries(conversation, tuple(run.entries)), run.device)
    bus.publish(run.late, Entries(conversation, tuple(map(withheld, run.entries))), run.device)
