"""A row in the list of conversations, and how events change it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from client.core.cache import Figures
from client.core.events import SomeoneTypes
from shared.errors import Refusal
from shared.model.bodies import COUNTABLE, Attachment, MessageBody, decode_body
from shared.model.conversation import ConversationKind
from shared.model.entry import Entry, SignedEntry, decode_header
from shared.model.fold import Fold, Standing
from shared.model.state import (
    Arrangement,
    Asking,
    ConversationInfo,
    Draft,
    PeerMarks,
    ReadMark,
    Urged,
    Urging,
    decode_value,
    latest_draft,
    split_key,
    unread,
)
from shared.protocol.sync import Head, StateItem

NOTHING_READ = ReadMark()
NOTHING_MARKED = PeerMarks()
NO_DRAFT = Draft("", 0)
NOT_ARRANGED = Arrangement()


class Unsent(Struct, frozen=True):
    """An own message in the outbox; `refused` once it needs a decision."""

    id: bytes
    text: str
    time: int
    refused: bool = False
    attachments: tuple[Attachment, ...] = ()


def unsent(entry: SignedEntry) -> Unsent | None:
    """Return a queued message, None for an entry of another kind."""
    header = decode_header(entry.header)
    body = decode_body(header.kind, entry.body)
    if not isinstance(body, MessageBody):
        return None
    return Unsent(header.id, body.text, header.time, attachments=body.attachments)


class Summary(Struct, frozen=True):
    """One conversation in the list. `kind` is None until the personal state has told it.

    `own_draft` was written here and is not with the server yet, which told `kept_draft`. `heard` is when
    a server received the newest message that is known here; `waiting` asked to be let into a group.
    By `urged` I am asked to read a message, by `urging` I asked others to.
    """

    id: bytes
    kind: ConversationKind | None = None
    peer: bytes | None = None
    name: str = ""
    head: int = 0
    counted: int = 0
    own: int = 0
    read: ReadMark = NOTHING_READ
    marks: PeerMarks = NOTHING_MARKED
    last: Standing | None = None
    unsent: tuple[Unsent, ...] = ()
    kept_draft: Draft = NO_DRAFT
    own_draft: Draft = NO_DRAFT
    typing: frozenset[bytes] = frozenset()
    left: bool = False
    rank: str = "member"
    mentioned: int = 0
    arrangement: Arrangement = NOT_ARRANGED
    heard: int = 0
    waiting: int = 0
    urged: Urged | None = None
    urging: Urging | None = None

    @property
    def draft(self) -> Draft:
        """What is begun here: the later one of what the server told and what this device wrote."""
        return latest_draft(self.kept_draft, self.own_draft)

    @property
    def said(self) -> int:
        """When something was said last, also by what is not sent yet; 0 for never."""
        waits = self.unsent[-1].time if self.unsent else 0
        return waits if self.last is None else max(waits, self.last.time)

    @property
    def time(self) -> int:
        """When something was said or begun last; what orders the list."""
        return max(self.said, self.draft.time) if self.draft.text else self.said

    @property
    def unread(self) -> int:
        """How many messages of others were not read yet."""
        return unread(self.counted, self.own, self.read)

    @property
    def mentions_me(self) -> bool:
        """Whether somebody in a group mentions me in what I have not read."""
        return self.kind is not ConversationKind.DIRECT and self.mentioned > self.read.seq

    @property
    def is_urged(self) -> bool:
        """Whether somebody asks me to read what I have not."""
        return self.urged is not None and self.urged.seq > self.read.seq

    @property
    def muted(self) -> bool:
        """Whether I muted it."""
        return self.arrangement.muted

    @property
    def folded(self) -> bool:
        """Whether it stands among the folded ones."""
        return self.arrangement.folded

    @property
    def quiet(self) -> bool:
        """Whether its messages count in grey and do not ring, unless they mention me."""
        return self.muted or self.folded

    @property
    def sticky(self) -> bool:
        """Whether it stands on top of the list."""
        return self.arrangement.sticky > 0

    def place(self, held: int | None = None) -> tuple[int, int]:
        """Return what orders the list: the sticky ones, then by time, or by that at which it is `held`."""
        return self.arrangement.sticky, self.time if held is None else held

    @property
    def hidden(self) -> bool:
        """Whether it is out of the list: nothing newer was said since it was hidden."""
        hidden = self.arrangement.hidden
        return hidden > 0 and self.heard <= hidden and all(one.time <= hidden for one in self.unsent)

    @property
    def flagged(self) -> bool:
        """Whether I marked it as unread, with nothing unread in it."""
        return self.arrangement.unread and self.unread == 0

    @property
    def waits(self) -> int:
        """How many messages wait to be read; one that I marked as unread counts as one."""
        return self.unread or self.flagged

    @property
    def rings(self) -> int:
        """How many of them I want to be told of; what calls me rings in a quiet conversation, too."""
        return 0 if self.quiet and not (self.mentions_me or self.is_urged) else self.waits

    def with_figures(self, figures: Figures) -> "Summary":
        """Take in where the conversation stands."""
        if figures.head < self.head:
            return self
        return replace(
            self,
            head=figures.head,
            counted=figures.counted,
            own=figures.own,
            mentioned=figures.mentioned,
        )

    def with_head(self, head: Head) -> "Summary":
        """Take in what a digest told."""
        if head.diverged or head.cursor.seq < self.head:
            return self
        return replace(
            self,
            head=head.cursor.seq,
            counted=head.counted,
            own=head.own,
            mentioned=head.mentioned,
            heard=max(self.heard, 0 if head.preview is None else head.preview.received),
        )

    def with_item(self, prefix: str, item: StateItem) -> "Summary":
        """Take in an item of the personal state; marks only rise."""
        match prefix:
            case "conversation":
                info = decode_value(item.value, ConversationInfo)
                return replace(
                    self, kind=info.kind, peer=info.peer, name=info.name, left=info.left, rank=info.rank
                )
            case "read":
                read = decode_value(item.value, ReadMark)
                return replace(self, read=read) if read.seq >= self.read.seq else self
            case "marks":
                marks = decode_value(item.value, PeerMarks)
                higher = PeerMarks(
                    max(marks.delivered, self.marks.delivered), max(marks.read, self.marks.read)
                )
                return replace(self, marks=higher)
            case "draft":
                return replace(self, kept_draft=decode_value(item.value, Draft))
            case "arrange":
                return replace(self, arrangement=decode_value(item.value, Arrangement))
            case "asking":
                return replace(self, waiting=decode_value(item.value, Asking).waiting)
            case _:
                return self._with_urging(prefix, item)

    def _with_urging(self, prefix: str, item: StateItem) -> "Summary":
        """Take in an item that asks for reading."""
        if prefix == "urged":
            return replace(self, urged=decode_value(item.value, Urged))
        return replace(self, urging=decode_value(item.value, Urging)) if prefix == "urging" else self

    def with_queued(self, entry: SignedEntry) -> "Summary":
        """Take in that an own entry waits to be sent, for the first time or again."""
        waits = unsent(entry)
        return self if waits is None else replace(self, unsent=(*self._without(waits.id), waits))

    def with_refused(self, entry: bytes) -> "Summary":
        """Take in that an own entry was refused."""
        changed = (replace(one, refused=True) if one.id == entry else one for one in self.unsent)
        return replace(self, unsent=tuple(changed))

    def without_unsent(self, *entries: bytes) -> "Summary":
        """Take in that own entries have left the outbox, for their places or for good."""
        return replace(self, unsent=self._without(*entries)) if self.unsent else self

    def _without(self, *entries: bytes) -> "tuple[Unsent, ...]":
        return tuple(one for one in self.unsent if one.id not in entries)

    def with_typing(self, event: SomeoneTypes) -> "Summary":
        """Take in that someone types or has stopped."""
        others = self.typing - {event.person}
        return replace(self, typing=others | {event.person} if event.active else others)


def is_message(entry: Entry) -> bool:
    """Tell whether an entry is words to the others, as against what changes or governs."""
    return decode_header(entry.header).kind in COUNTABLE


def subject_of(item: StateItem) -> tuple[str, bytes] | None:
    """Return prefix and conversation of an item, or None for one of a newer version."""
    try:
        return split_key(item.key)
    except Refusal:
        return None


class LastStanding:
    """Keeps the newest standing entry of a conversation as it stands, and nothing else."""

    def __init__(self) -> None:
        self._fold = Fold()
        self.standing: Standing | None = None

    def apply(self, entries: Iterable[Entry]) -> None:
        """Take entries in, whether they are the newest, amend it, or do neither."""
        for entry in entries:
            alone = Fold()
            changed = alone.apply(entry)
            if changed is None:
                continue
            base = alone.standing(changed)
            if base is not None and (self.standing is None or base.order >= self.standing.order):
                if self.standing is None or base.id != self.standing.id:
                    self._fold = Fold()
                self._fold.apply(entry)
                self.standing = self._fold.standing(changed)
            elif self.standing is not None and changed == self.standing.id:
                self._fold.apply(entry)
                self.standing = self._fold.standing(changed)
