"""Builds headers, entries and conversation states for tests of the rules."""

from collections.abc import Mapping

from shared.model.bodies import Body, encode_body, kind_of
from shared.model.conversation import ConversationKind, ConversationState, Membership, Rank
from shared.model.entry import Entry, Header, encode_header
from shared.model.visibility import EVERYTHING, Interval

CONVERSATION = b"conversation-id!"
SIGNATURE = bytes(64)


def name(text: str) -> bytes:
    """Return a readable id: the text filled up to sixteen bytes."""
    return text.encode().ljust(16, b"_")[:16]


LIN, ZHAO, WANG = name("lin"), name("zhao"), name("wang")


def header(kind: str, entry: bytes, author: bytes = LIN, lamport: int = 1) -> Header:
    """Return the header of an entry from the author's only device."""
    return Header(CONVERSATION, entry, author, name("device"), 1, 0, lamport, kind, 1_790_000_000_000)


def entry(body: Body, id: str, author: bytes = LIN, lamport: int = 1, seq: int = 1, marks: int = 0) -> Entry:  # noqa: A002
    """Return an entry with its place in the log; seq 0 for one that no server has placed."""
    head = encode_header(header(kind_of(body), name(id), author, lamport))
    return Entry(seq, 0, 0, marks, head, encode_body(body), SIGNATURE, b"")


def member(
    person: bytes, rank: Rank = Rank.MEMBER, muted: bool = False, visible: tuple[Interval, ...] = EVERYTHING
) -> Membership:
    """Return a membership."""
    return Membership(person, visible, rank, muted)


def state(
    *members: Membership, kind: ConversationKind = ConversationKind.DIRECT, seq: int = 10, lamport: int = 10
) -> ConversationState:
    """Return a conversation at its head."""
    parts: Mapping[bytes, Membership] = {one.person: one for one in members}
    return ConversationState(CONVERSATION, kind, parts, seq, lamport)
