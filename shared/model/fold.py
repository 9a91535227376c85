"""The fold: from a set of entries to what a conversation shows, whatever order they arrived in."""

from dataclasses import dataclass, field

from shared.errors import Refusal
from shared.model.bodies import (
    AMENDMENTS,
    Amendment,
    Attachment,
    Body,
    EditBody,
    MessageBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    Style,
    decode_body,
)
from shared.model.entry import Entry, Header, Mark, decode_header

Order = tuple[int, bytes]
"""(lamport, id): which of two amendments to the same thing wins, the same on every replica."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry as it stands: what a row of a chat shows.

    `text` is empty once recalled; `styles` say how it looks, `attachments` are the files that go with it.
    `body` is None for a recalled entry and for a kind of a newer version (then `known` is False).
    `reactions` lists each emoji with who put it, both sorted.
    """

    id: bytes
    seq: int
    author: bytes
    kind: str
    time: int
    lamport: int
    body: Body | None
    text: str
    known: bool = True
    styles: tuple[Style, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    edited: bool = False
    recalled: bool = False
    pinned: bool = False
    reactions: tuple[tuple[str, tuple[bytes, ...]], ...] = ()

    @property
    def order(self) -> tuple[bool, int, int, bytes]:
        """Display order: by seq, and after all placed entries those without one, by (lamport, id)."""
        return (self.seq == 0, self.seq, self.lamport, self.id)


@dataclass(slots=True)
class Amendments:
    """The amendments of one entry that are in effect, with the entry that brought each."""

    edits: dict[bytes, tuple[Order, EditBody]] = field(default_factory=dict[bytes, tuple[Order, EditBody]])
    recalls: dict[bytes, tuple[Order, bool]] = field(default_factory=dict[bytes, tuple[Order, bool]])
    pin: tuple[Order, bool] | None = None
    reactions: dict[tuple[bytes, str], tuple[Order, bool]] = field(
        default_factory=dict[tuple[bytes, str], tuple[Order, bool]]
    )

    def add(self, header: Header, body: Body | None, placed: bool) -> None:
        """Take one amendment in. Edits count per author, since the target may not be known yet."""
        order = (header.lamport, header.id)
        match body:
            case EditBody():
                if header.author not in self.edits or self.edits[header.author][0] < order:
                    self.edits[header.author] = (order, body)
            case RecallBody():
                known = self.recalls.get(header.author)
                if known is None or (placed, order) > (known[1], known[0]):
                    self.recalls[header.author] = (order, placed)
            case PinBody():
                if self.pin is None or self.pin[0] < order:
                    self.pin = (order, body.on)
            case ReactionBody():
                key = (header.author, body.emoji)
                if key not in self.reactions or self.reactions[key][0] < order:
                    self.reactions[key] = (order, body.on)
            case _:
                pass

    def recalled(self, author: bytes) -> bool:
        """Whether a recall holds: the author's own, or another's that a server let pass."""
        return any(who == author or placed for who, (_, placed) in self.recalls.items())

    def in_effect(self, author: bytes) -> set[bytes]:
        """Return the ids of the amendments that a page of history must carry for a target by `author`."""
        if self.recalled(author):
            return {order[1] for who, (order, placed) in self.recalls.items() if who == author or placed}
        ids = {order[1] for order, _ in self.reactions.values()}
        if author in self.edits:
            ids.add(self.edits[author][0][1])
        if self.pin is not None:
            ids.add(self.pin[0][1])
        return ids


class Fold:
    """The entries of one conversation, or of a window of it, and how they stand.

    Depends only on the set of entries applied: any order, any repetition, any split into pages
    gives the same standing entries. An entry applied again with a seq takes its place.
    """

    def __init__(self) -> None:
        self._bases: dict[bytes, tuple[Entry, Header]] = {}
        self._amendments: dict[bytes, Amendments] = {}

    def __len__(self) -> int:
        return len(self._bases)

    def __contains__(self, entry: bytes) -> bool:
        return entry in self._bases

    def apply(self, entry: Entry) -> bytes | None:
        """Take one entry in; return the id of the standing entry that may have changed.

        Malformed header or body bytes are a replica's fault, not the reader's: None is returned
        and nothing changes.
        """
        try:
            header = decode_header(entry.header)
            withheld = bool(entry.marks & Mark.WITHHELD)
            body = None if withheld else decode_body(header.kind, entry.body)
        except Refusal:
            return None
        if header.kind in AMENDMENTS:
            if not isinstance(body, Amendment):
                return None
            amendments = self._amendments.setdefault(body.target, Amendments())
            amendments.add(header, body, placed=entry.seq > 0)
            return body.target
        self._place(entry, header)
        return header.id

    def _place(self, entry: Entry, header: Header) -> None:
        known = self._bases.get(header.id)
        if known is None or (entry.seq, entry.marks) > (known[0].seq, known[0].marks):
            self._bases[header.id] = (entry, header)

    def forget(self, entry: bytes) -> None:
        """Drop a standing entry and its amendments, as a window does with what scrolls out of it."""
        self._bases.pop(entry, None)
        self._amendments.pop(entry, None)

    def standing(self, entry: bytes) -> Standing | None:
        """Return one entry as it stands, or None while it is not held."""
        base = self._bases.get(entry)
        if base is None:
            return None
        return _stand(*base, self._amendments.get(entry))

    def all_standing(self) -> list[Standing]:
        """Return every standing entry in display order."""
        every = [_stand(*base, self._amendments.get(one)) for one, base in self._bases.items()]
        return sorted(every, key=lambda one: one.order)


def _stand(entry: Entry, header: Header, amendments: Amendments | None) -> Standing:
    recalled = bool(entry.marks & Mark.WITHHELD)
    recalled = recalled or (amendments is not None and amendments.recalled(header.author))
    body = None if recalled else decode_body(header.kind, entry.body)
    text = body.text if isinstance(body, MessageBody | NoticeBody) else ""
    styles = body.styles if isinstance(body, MessageBody) else ()
    edited = False
    pinned = False
    reactions: dict[str, list[bytes]] = {}
    if amendments is not None and not recalled:
        if header.author in amendments.edits:
            edit = amendments.edits[header.author][1]
            text, styles, edited = edit.text, edit.styles, True
        pinned = amendments.pin is not None and amendments.pin[1]
        for (person, emoji), (_, on) in amendments.reactions.items():
            if on:
                reactions.setdefault(emoji, []).append(person)
    return Standing(
        id=header.id,
        seq=entry.seq,
        author=header.author,
        kind=header.kind,
        time=header.time,
        lamport=header.lamport,
        body=body,
        text=text,
        known=recalled or body is not None,
        styles=styles,
        attachments=body.attachments if isinstance(body, MessageBody) else (),
        edited=edited,
        recalled=recalled,
        pinned=pinned,
        reactions=tuple((emoji, tuple(sorted(people))) for emoji, people in sorted(reactions.items())),
    )
