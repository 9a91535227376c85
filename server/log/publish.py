"""After the commit: the members' sessions are told what was appended, runs of entries together."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.core.bus import Bus
from server.log.desk import Desk
from server.log.submission import Outcome, Placed, Submission
from shared.model.entry import Entry
from shared.protocol.log import Entries
from shared.protocol.sync import StateChanged


@dataclass(slots=True)
class Run:
    """Consecutive entries of one conversation that leave out the same device."""

    audience: tuple[bytes, ...]
    device: bytes | None
    entries: list[Entry]


def publish(bus: Bus, submissions: Sequence[Submission], outcomes: Sequence[Outcome]) -> None:
    """Tell every member's sessions, but for the device whose own append was answered already."""
    runs: dict[bytes, Run] = {}
    for submission, outcome in zip(submissions, outcomes, strict=True):
        if not isinstance(outcome, Placed) or not outcome.fresh:
            continue
        for person, items in outcome.state.items():
            bus.publish((person,), StateChanged(items))
        device = None if submission.recovered else submission.actor.device
        run = runs.get(outcome.conversation)
        if run is not None and (run.device != device or run.audience != outcome.audience):
            _tell(bus, outcome.conversation, run)
            run = None
        if run is None:
            runs[outcome.conversation] = Run(outcome.audience, device, [outcome.entry])
        else:
            run.entries.append(outcome.entry)
    for conversation, run in runs.items():
        _tell(bus, conversation, run)


def publish_desk(bus: Bus, desk: Desk) -> None:
    """Tell what a transaction did in the organisation's name: to every session, as nobody was answered."""
    for person, items in desk.items.items():
        bus.publish((person,), StateChanged(tuple(items)))
    for placed in desk.placed:
        for person, items in placed.state.items():
            bus.publish((person,), StateChanged(items))
        _tell(bus, placed.conversation, Run(placed.audience, None, [placed.entry]))


def _tell(bus: Bus, conversation: bytes, run: Run) -> None:
    bus.publish(run.audience, Entries(conversation, tuple(run.entries)), run.device)
