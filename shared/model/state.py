"""The keys and values of a person's own state, synced as "keys newer than V"."""

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from shared import limits
from shared.errors import Detail, ErrorCode, Refusal
from shared.ids import Id
from shared.model.bodies import Styles, Word
from shared.model.conversation import ConversationKind
from shared.model.own_words import OwnWord
from shared.model.privacy import Grade
from shared.model.replies import QuickReply


class ConversationInfo(Struct, frozen=True, array_like=True):
    """``conversation/ID``: I take part, or did until I `left`. `peer` is the other person of two.

    `rank` is a word of `shared.model.conversation.Rank`.
    """

    kind: ConversationKind
    peer: Id | None = None
    name: str = ""
    left: bool = False
    rank: str = "member"


class ReadMark(Struct, frozen=True, array_like=True):
    """``read/ID``: I have read up to `seq`; the countable entries up to there, and how many are my own."""

    seq: int = 0
    counted: int = 0
    own: int = 0


class PeerMarks(Struct, frozen=True, array_like=True):
    """``marks/ID``: how far the other person of a one-to-one conversation has stored and read it."""

    delivered: int = 0
    read: int = 0


class Draft(Struct, frozen=True, array_like=True):
    """``draft/ID``: words begun on one device, empty once they were sent or deleted. `time` is Unix ms."""

    text: str
    time: int
    styles: Styles = ()


class Arrangement(Struct, frozen=True, array_like=True):
    """``arrange/ID``: how I keep a conversation in my list; times are Unix ms, 0 for no.

    `muted`: its messages count in grey and do not ring. `sticky`: it stands on top, the newest first.
    `unread`: I marked it as unread. `hidden`: out of the list until something newer is said.
    `folded`: it stands among the folded ones, which ring no more than muted ones; never sticky, too.
    """

    muted: bool = False
    sticky: int = 0
    unread: bool = False
    hidden: int = 0
    folded: bool = False


class Hidden(Struct, frozen=True, array_like=True):
    """``hidden/ENTRY``: an entry of this conversation that I keep out of my sight, on all my devices."""

    conversation: Id
    on: bool = True


class Later(Struct, frozen=True, array_like=True):
    """``later/ENTRY``: a message of mine that the server keeps until `due` (Unix ms), or what became of it.

    `ended`: "" while it waits, then "sent", "cancelled", or "refused" with code and detail of the error.
    The `body`, of a message, is empty once it was sent or cancelled. `to` is the other person, where it
    may open a one-to-one conversation.
    """

    conversation: Id
    due: int
    body: Annotated[bytes, Meta(max_length=limits.BODY)] = b""
    ended: Word = ""
    code: str = ""
    detail: dict[str, Detail] = {}
    to: Id | None = None


class OwnReminder(Struct, frozen=True, array_like=True):
    """``own_reminder/ENTRY``: remind me of the message at `seq`, at `due` (Unix ms); 0: not any more."""

    conversation: Id
    due: int = 0
    seq: int = 0


class Erased(Struct, frozen=True, array_like=True):
    """``erased/ENTRY``: the words of this entry were erased from the record; devices drop them too."""

    conversation: Id


class Asking(Struct, frozen=True, array_like=True):
    """``asking/ID``: how many people wait to be let into a group that I govern."""

    waiting: int = 0


class Urged(Struct, frozen=True, array_like=True):
    """``urged/ID``: its `author` asks me to read the message at `seq`, since Unix ms `time`."""

    seq: int
    author: Id
    time: int


class Urging(Struct, frozen=True, array_like=True):
    """``urging/ID``: who had not read my message at `seq` was asked to at Unix ms `time`; the last one."""

    seq: int
    time: int


class PersonNote(Struct, frozen=True, array_like=True):
    """``person/ID``: what I keep about a colleague: my own name for them, favourite, blocked."""

    remark: Annotated[str, Meta(max_length=limits.NAME_LENGTH)] = ""
    favourite: bool = False
    blocked: bool = False


class Arrival(Struct, frozen=True, array_like=True):
    """``arrival/DEVICE``: a device of mine came in that was new, or `known` but at a place that was new.

    A place is the network of the IP `address`. `time` is Unix ms. Once `confirmed` it is told no more.
    """

    name: str = ""
    platform: str = ""
    address: str = ""
    time: int = 0
    known: bool = False
    confirmed: bool = False


class ContactGroup(Struct, frozen=True, array_like=True):
    """``contacts/ID``: colleagues that I keep together under a name, for my eyes alone.

    The id is the client's. Groups stand by `position`. One that was `removed` is empty, and stays so.
    """

    name: Annotated[str, Meta(max_length=limits.NAME_LENGTH)] = ""
    position: int = 0
    people: Annotated[tuple[Id, ...], Meta(max_length=limits.CONTACTS)] = ()
    removed: bool = False


class Status(Struct, frozen=True, array_like=True):
    """``status/`` and no id: what I say of myself beside being there, until a time (Unix ms, 0: for good).

    `choice` is a word of `shared.model.presence.Presence`.
    """

    choice: str = "online"
    text: Annotated[str, Meta(max_length=limits.STATUS_LENGTH)] = ""
    until: int = 0
    chosen: int = 0


class Privacy(Struct, frozen=True, array_like=True):
    """``privacy/`` and no id: whether others are told that I have `read` something, and that I type.

    And which outside contacts see my `phones`, my `mail`, and my `signature` with the words of my
    status: each a word of `shared.model.privacy.Grade`.
    """

    read: bool = True
    typing: bool = True
    phones: Word = Grade.COLLEAGUES.value
    mail: Word = Grade.COLLEAGUES.value
    signature: Word = Grade.EVERYONE.value


def folded_and_sticky(before: Arrangement, folded: bool | None, sticky: bool | None) -> tuple[bool, bool]:
    """Return whether a conversation is folded, and whether sticky, after a change of either (None: none).

    It is never both: what is asked for now ends the other, and folded is the quieter of two asked at once.
    """
    if folded or (folded is None and before.folded and not sticky):
        return True, False
    return False, before.sticky > 0 if sticky is None else sticky


def latest_draft(one: Draft, other: Draft) -> Draft:
    """Return the draft that was written last; two of the same moment are told apart by what they say."""
    return max(one, other, key=lambda draft: (draft.time, draft.text, encode_value(draft)))


V = TypeVar("V")

PREFIXES: dict[str, type[Struct]] = {
    "conversation": ConversationInfo,
    "read": ReadMark,
    "marks": PeerMarks,
    "draft": Draft,
    "arrange": Arrangement,
    "hidden": Hidden,
    "later": Later,
    "own_reminder": OwnReminder,
    "erased": Erased,
    "asking": Asking,
    "urged": Urged,
    "urging": Urging,
    "person": PersonNote,
    "contacts": ContactGroup,
    "arrival": Arrival,
    "status": Status,
    "privacy": Privacy,
    "reply": QuickReply,
    "own_word": OwnWord,
}


def state_key(prefix: str, subject: bytes) -> str:
    """Return the key of one subject: the prefix, a slash, and the id in hexadecimal."""
    return f"{prefix}/{subject.hex()}"


def split_key(key: str) -> tuple[str, bytes]:
    """Return prefix and subject of a key; raises Refusal `bad_message`."""
    prefix, _, subject = key.partition("/")
    try:
        return prefix, bytes.fromhex(subject)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, key=key[:48]) from error


def encode_value(value: Struct) -> bytes:
    """Encode the value of a key."""
    return msgspec.msgpack.encode(value)


def decode_value(data: bytes, kind: type[V]) -> V:
    """Decode the value of a key; raises Refusal `bad_message`."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_MESSAGE) from error


def unread(counted: int, own: int, read: ReadMark) -> int:
    """Count what I have not read: others' countable entries at the head, less those at my read mark."""
    return max(0, (counted - own) - (read.counted - read.own))
