"""Random histories of a group conversation, and the ways in which a replica may get to know them."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from shared.model.bodies import (
    AMENDMENTS,
    Amendment,
    Body,
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    RulesBody,
    decode_body,
    encode_body,
    kind_of,
)
from shared.model.entry import Entry, Header, Mark, decode_header, encode_header
from shared.model.fold import Amendments, Fold, Standing

CONVERSATION = bytes(16)
SIGNATURE = bytes(64)
PEOPLE = tuple(bytes([person]) * 16 for person in range(1, 5))
DEVICES = {person: (person[:-1] + b"a", person[:-1] + b"b") for person in PEOPLE}
EMOJI = ("👍", "☕")
CHANGES = ("join", "add", "leave", "remove", "admin", "member", "owner", "mute", "unmute")
KINDS = {
    "message": 30,
    "edit": 22,
    "recall": 9,
    "reaction": 20,
    "pin": 8,
    "group": 3,
    "member": 4,
    "rules": 3,
    "notice": 4,
    "nickname": 3,
    "poll": 3,
}


@dataclass
class History:
    """A log of entries with dense seqs, and entries that only peers hold."""

    placed: list[Entry] = field(default_factory=list[Entry])
    unplaced: list[Entry] = field(default_factory=list[Entry])

    def everything(self) -> list[Entry]:
        """Return all entries there are, each once."""
        return self.placed + self.unplaced


class Writers:
    """Four people with two devices each, who write having seen only part of what the others wrote."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._messages: list[bytes] = []
        self._promised: list[bytes] = []
        self._seen = {device: 0 for devices in DEVICES.values() for device in devices}
        self._lamport = 0

    def write(self, length: int) -> History:
        """Write a history of `length` entries."""
        history = History()
        for _ in range(length):
            header, body = self._entry()
            if self._chance.random() < 0.08:
                history.unplaced.append(_place(header, body, 0, 0))
            else:
                marks = Mark.RECOVERED if self._chance.random() < 0.1 else 0
                history.placed.append(_place(header, body, len(history.placed) + 1, marks))
        return history

    def _entry(self) -> tuple[Header, bytes]:
        chance = self._chance
        author = chance.choice(PEOPLE)
        device = chance.choice(DEVICES[author])
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        id_ = chance.randbytes(16)
        if kind == "message" and self._promised and chance.random() < 0.5:
            id_ = self._promised.pop()
        body = b"of a later version" if kind == "poll" else encode_body(self._body(kind))
        # A device that lags behind writes with a lamport that others have used already.
        if chance.random() < 0.6:
            self._seen[device] = self._lamport
        self._seen[device] += 1
        self._lamport = max(self._lamport, self._seen[device])
        if kind == "message":
            self._messages.append(id_)
        return Header(CONVERSATION, id_, author, device, 1, 0, self._seen[device], kind, 1), body

    def _body(self, kind: str) -> Body:
        chance = self._chance
        text = f"text {chance.randrange(1000)}"
        match kind:
            case "message":
                return MessageBody(text)
            case "edit":
                return EditBody(self._target(), text)
            case "recall":
                return RecallBody(self._target())
            case "reaction":
                return ReactionBody(self._target(), chance.choice(EMOJI), chance.random() < 0.6)
            case "pin":
                return PinBody(self._target(), chance.random() < 0.6)
            case _:
                return self._governing(kind, text)

    def _governing(self, kind: str, text: str) -> Body:
        chance = self._chance
        match kind:
            case "group":
                return GroupBody(text, tuple(chance.sample(PEOPLE, 2)))
            case "member":
                return MemberBody(chance.choice(PEOPLE), chance.choice(CHANGES), tuple(PEOPLE[:1]))
            case "rules":
                return RulesBody(name=chance.choice((None, text)), mute_all=chance.choice((None, True)))
            case "nickname":
                return NicknameBody(text)
            case _:
                return NoticeBody(text)

    def _target(self) -> bytes:
        """Return a recent message, so that amendments meet, or one that is yet to be written."""
        if not self._messages or self._chance.random() < 0.05:
            self._promised.append(self._chance.randbytes(16))
            return self._promised[-1]
        return self._chance.choice(self._messages[-4:])


def _place(header: Header, body: bytes, seq: int, marks: int) -> Entry:
    return Entry(seq, 0, 0, marks, encode_header(header), body, SIGNATURE, b"")


def as_a_server_keeps_it(history: History) -> History:
    """Return the history as a server's log holds it: no amendment stands before the entry it names."""
    known: set[bytes] = set()
    log: list[Entry] = []
    for entry in history.placed:
        header = decode_header(entry.header)
        body = decode_body(header.kind, entry.body)
        if isinstance(body, Amendment) and body.target not in known:
            continue
        known.add(header.id)
        log.append(msgspec.structs.replace(entry, seq=len(log) + 1))
    return History(log, history.unplaced)


def standing(entries: Sequence[Entry]) -> list[Standing]:
    """Return how a fresh replica sees these entries, each applied once in the order given."""
    fold = Fold()
    for entry in entries:
        fold.apply(entry)
    return fold.all_standing()


def withheld(entries: Sequence[Entry]) -> list[Entry]:
    """Return the projection for members: bodies of recalled messages and of their edits are gone."""
    recalled = {one.id for one in standing(entries) if one.recalled}
    return [_without_body(entry) if _tells_of(entry, recalled) else entry for entry in entries]


def _tells_of(entry: Entry, recalled: set[bytes]) -> bool:
    header = decode_header(entry.header)
    body = decode_body(header.kind, entry.body)
    return header.id in recalled or (isinstance(body, EditBody) and body.target in recalled)


def _without_body(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, body=b"", marks=entry.marks | Mark.WITHHELD)


def history_page(log: Sequence[Entry], first: int, last: int, as_of: int) -> list[Entry]:
    """Return a history page: standing entries of [first, last] with amendments in effect at `as_of`."""
    known = withheld(log[:as_of])
    page = {header.id: entry for entry, header in _bases(known) if first <= entry.seq <= last}
    authors = {decode_header(entry.header).id: decode_header(entry.header).author for entry in page.values()}
    amendments: dict[bytes, Amendments] = {one: Amendments() for one in page}
    for header, body in _amending(known):
        if body.target in page:
            amendments[body.target].add(header, body, placed=True)
    effective = {id_ for one, kept in amendments.items() for id_ in kept.in_effect(authors[one])}
    return [*page.values(), *(entry for entry in known if decode_header(entry.header).id in effective)]


def _bases(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Header]]:
    for entry in entries:
        header = decode_header(entry.header)
        if header.kind not in AMENDMENTS:
            yield entry, header


def _amending(entries: Sequence[Entry]) -> Iterator[tuple[Header, Amendment]]:
    for entry in entries:
        header = decode_header(entry.header)
        body = None if entry.marks & Mark.WITHHELD else decode_body(header.kind, entry.body)
        if isinstance(body, Amendment):
            yield header, body


def delivered(chance: random.Random, entries: Sequence[Entry]) -> list[Entry]:
    """Return entries in random order, some several times, some also as peers hand them on: unplaced."""
    arriving = list(entries)
    arriving += chance.choices(arriving, k=chance.randrange(len(arriving))) if len(arriving) > 1 else []
    arriving += [
        msgspec.structs.replace(entry, seq=0)
        for entry in entries
        if not entry.marks & Mark.WITHHELD and chance.random() < 0.2
    ]
    chance.shuffle(arriving)
    return arriving


def paged(chance: random.Random, log: Sequence[Entry]) -> list[Entry]:
    """Return what a client gets that pages back at random moments, while new entries arrive live."""
    head = len(log)
    opened = chance.randrange(1, head + 1)
    parts: list[list[Entry]] = []
    last = opened
    while last > 0:
        first = max(1, last - chance.randrange(8))
        parts.append(history_page(log, first, last, chance.randrange(opened, head + 1)))
        last = first - 1
    parts += [[entry] for entry in withheld(log)[opened:]]
    parts += chance.choices(parts, k=chance.randrange(4))
    chance.shuffle(parts)
    return [entry for part in parts for entry in part]


def coverage(history: History) -> Counter[str]:
    """Count which kinds and which rules of the fold a history exercises."""
    entries = history.everything()
    seen: Counter[str] = Counter(decode_header(entry.header).kind for entry in entries)
    bases = {header.id: (entry, header) for entry, header in _bases(entries)}
    edits: dict[bytes, int] = {}
    for entry in entries:
        header = decode_header(entry.header)
        body = decode_body(header.kind, entry.body)
        if entry.marks & Mark.RECOVERED:
            seen["recovered"] += 1
        if entry.seq == 0:
            seen["never placed"] += 1
        if not isinstance(body, Amendment):
            continue
        if body.target not in bases:
            seen["target never written"] += 1
            continue
        base, head = bases[body.target]
        own = header.author == head.author
        seen["before its target"] += 0 < entry.seq < base.seq
        match body:
            case EditBody():
                seen["edit by author" if own else "edit by another"] += 1
                if own and header.lamport <= edits.get(body.target, 0):
                    seen["edit that loses"] += 1
                if own:
                    edits[body.target] = max(edits.get(body.target, 0), header.lamport)
            case RecallBody():
                seen["recall by author" if own else "recall by another"] += 1
                seen["recall by another, never placed"] += not own and entry.seq == 0
                seen["recall of edited"] += body.target in edits
            case ReactionBody():
                seen["reaction on" if body.on else "reaction off"] += 1
            case PinBody():
                seen["pinned" if body.on else "unpinned"] += 1
            case _:
                raise AssertionError(kind_of(body))
    return seen
