"""All conversations as this device knows them; every change is an event, and taking it in is pure."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from client.core.events import (
    ConversationGone,
    DraftTold,
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    HeadsChanged,
    SomeoneTypes,
    StateStored,
)
from client.services.chat.summary import (
    NO_DRAFT,
    NOTHING_MARKED,
    LastStanding,
    Summary,
    is_message,
    subject_of,
)
from client.services.chat.timeline import Pending, Timeline
from shared.model.entry import decode_header
from shared.model.state import Hidden, decode_value

ChatEvent = (
    ConversationGone
    | DraftTold
    | DraftWritten
    | EntriesStored
    | EntryQueued
    | EntryFailed
    | EntryDropped
    | HeadsChanged
    | SomeoneTypes
    | StateStored
)
CONVERSATION = frozenset({"conversation", "read", "marks", "draft", "arrange", "asking", "urged", "urging"})
"""Keys of the personal state that are about a conversation."""


class Badge(Struct, frozen=True):
    """Messages not read: `rings` to be told of, `quiet` in muted or folded ones, to be shown in grey."""

    rings: int
    quiet: int


class ChatState:
    """The list of conversations, and the timelines of those that are open."""

    def __init__(self) -> None:
        self.conversations: dict[bytes, Summary] = {}
        self.timelines: dict[bytes, Timeline] = {}
        self.hidden: set[bytes] = set()
        self._last: dict[bytes, LastStanding] = {}

    def summary(self, conversation: bytes) -> Summary:
        """Return a conversation's row, an empty one when it is new."""
        return self.conversations.get(conversation) or Summary(conversation)

    def newest_first(self, held: Mapping[bytes, int] | None = None) -> list[Summary]:
        """Return the list in the order it is shown: the sticky ones, then what was said or begun last.

        Hidden ones are left out. Conversations in `held` stand by the time given there.
        """
        times = held or {}
        shown = [one for one in self.conversations.values() if not one.hidden]
        return sorted(shown, key=lambda one: one.place(times.get(one.id)), reverse=True)

    def badge(self) -> Badge:
        """Return what the list as a whole has unread."""
        rings = sum(one.rings for one in self.conversations.values())
        return Badge(rings, sum(one.waits for one in self.conversations.values()) - rings)

    def apply(self, event: ChatEvent) -> None:
        """Take an event in."""
        match event:
            case EntriesStored():
                self._stored(event)
            case HeadsChanged(heads):
                for head in heads:
                    self._put(self.summary(head.conversation).with_head(head))
            case StateStored():
                self._state(event)
            case ConversationGone(conversation):
                self.conversations.pop(conversation, None)
                self._last.pop(conversation, None)
            case DraftWritten() | DraftTold():
                self._draft(event)
            case SomeoneTypes(conversation):
                self._put(self.summary(conversation).with_typing(event))
            case EntryQueued() | EntryFailed() | EntryDropped():
                self._put(_with_own(self.summary(event.conversation), event))
                for timeline in self._open(event.conversation):
                    _apply_own(timeline, event)

    def _open(self, conversation: bytes) -> Iterable[Timeline]:
        timeline = self.timelines.get(conversation)
        return () if timeline is None else (timeline,)

    def _put(self, summary: Summary) -> None:
        self.conversations[summary.id] = summary

    def _stored(self, event: EntriesStored) -> None:
        conversation = event.conversation
        last = self._last.setdefault(conversation, LastStanding())
        last.apply(event.entries)
        summary = self.summary(conversation).with_figures(event.figures)
        if summary.unsent:
            summary = summary.without_unsent(*(decode_header(one.header).id for one in event.entries))
        heard = max((entry.received for entry in event.entries if is_message(entry)), default=0)
        self._put(replace(summary, last=last.standing, heard=max(summary.heard, heard)))
        for timeline in self._open(conversation):
            timeline.apply(event.entries)

    def _state(self, event: StateStored) -> None:
        for item in event.items:
            subject = subject_of(item)
            if subject is not None:
                prefix, conversation = subject
                if prefix in CONVERSATION:
                    self._put(self.summary(conversation).with_item(prefix, item))
                elif prefix == "hidden":
                    self._hide(conversation, on=decode_value(item.value, Hidden).on)

    def _hide(self, entry: bytes, *, on: bool) -> None:
        if on:
            self.hidden.add(entry)
        else:
            self.hidden.discard(entry)

    def _draft(self, event: DraftWritten | DraftTold) -> None:
        summary = self.summary(event.conversation)
        if isinstance(event, DraftWritten):
            self._put(replace(summary, own_draft=event.draft))
        elif summary.own_draft == event.draft:
            self._put(replace(summary, own_draft=NO_DRAFT))

    def forget(self, conversation: bytes) -> None:
        """Drop what is known of a conversation, to be loaded again."""
        known = self.conversations.pop(conversation, None)
        self._last.pop(conversation, None)
        if known is not None:
            self._put(
                replace(
                    known,
                    head=0,
                    counted=0,
                    own=0,
                    mentioned=0,
                    heard=0,
                    marks=NOTHING_MARKED,
                    last=None,
                    typing=frozenset(),
                )
            )
        for timeline in self._open(conversation):
            timeline.reset()


def _with_own(summary: Summary, event: EntryQueued | EntryFailed | EntryDropped) -> Summary:
    match event:
        case EntryQueued(_, _, signed):
            return summary.with_queued(signed)
        case EntryFailed(_, entry, _):
            return summary.with_refused(entry)
        case EntryDropped(_, entry):
            return summary.without_unsent(entry)


def _apply_own(timeline: Timeline, event: EntryQueued | EntryFailed | EntryDropped) -> None:
    match event:
        case EntryQueued(_, entry, signed):
            timeline.queue(Pending(entry, signed))
        case EntryFailed(_, entry, refusal):
            timeline.fail(entry, refusal)
        case EntryDropped(_, entry):
            timeline.drop(entry)
