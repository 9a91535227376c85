"""The kinds of entries and their bodies; a kind may belong to a newer version than this one."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import Id

Text = str
"""At most `limits.TEXT_LENGTH` characters; `decide` checks it, so a long text is not called malformed."""
Name = Annotated[str, Meta(max_length=limits.NAME_LENGTH)]
About = Annotated[str, Meta(max_length=limits.ABOUT_LENGTH)]
Word = Annotated[str, Meta(max_length=limits.KIND_LENGTH)]
Emoji = Annotated[str, Meta(min_length=1, max_length=limits.EMOJI_LENGTH)]
Moment = Annotated[int, Meta(ge=0, lt=2**53)]
"""Unix ms; 0 for never."""


Position = Annotated[int, Meta(ge=0, le=limits.TEXT_LENGTH)]
Digest = Annotated[bytes, Meta(min_length=32, max_length=32)]
Side = Annotated[int, Meta(ge=0, le=limits.PICTURE_SIDE)]


class Style(Struct, frozen=True, array_like=True):
    """How `length` characters (Unicode code points) of a text from `start` on look; a later style wins.

    `colour` and `size` are words, so that each theme may choose what they look like: red, orange, green,
    blue, purple, grey; small, large, huge. Others mean nothing to this version, nor does what lies
    beyond the text.
    """

    start: Position
    length: Position
    bold: bool = False
    italic: bool = False
    colour: Word = ""
    size: Word = ""


class Attachment(Struct, frozen=True, array_like=True):
    """A picture or file that goes with a message; who may see the entry may fetch its bytes.

    `digest` is the SHA-256 of the bytes, `size` their number, `media` their type (RFC 6838). A picture
    has its width and height in pixels as it is to be shown, other files 0.
    """

    digest: Digest
    name: Annotated[str, Meta(min_length=1, max_length=limits.FILE_NAME_LENGTH)]
    size: Annotated[int, Meta(ge=0, le=limits.ATTACHMENT)]
    media: Annotated[str, Meta(max_length=limits.MEDIA_LENGTH)] = "application/octet-stream"
    width: Side = 0
    height: Side = 0


Styles = Annotated[tuple[Style, ...], Meta(max_length=limits.STYLES)]


class Body(Struct, frozen=True, array_like=True):
    """The base of all bodies; fields are only appended, with defaults."""


class MessageBody(Body, frozen=True, array_like=True):
    """Words to the others, files, or both: the only countable kind. `everyone` mentions all members."""

    text: Text
    mentions: Annotated[tuple[Id, ...], Meta(max_length=limits.MENTIONS)] = ()
    quote: Id | None = None
    everyone: bool = False
    styles: Styles = ()
    attachments: Annotated[tuple[Attachment, ...], Meta(max_length=limits.ATTACHMENTS)] = ()


class Amendment(Body, frozen=True, array_like=True):
    """The base of bodies that change how another entry stands."""

    target: Id


class EditBody(Amendment, frozen=True, array_like=True):
    """New words for a message of one's own, and how they look; what is attached stays."""

    text: Text
    styles: Styles = ()


class RecallBody(Amendment, frozen=True, array_like=True):
    """Take a message back; nothing undoes it."""


class ReactionBody(Amendment, frozen=True, array_like=True):
    """Put an emoji to a message, or take it off again."""

    emoji: Emoji
    on: bool


class PinBody(Amendment, frozen=True, array_like=True):
    """Pin a message for everyone, or unpin it."""

    on: bool


class GroupBody(Body, frozen=True, array_like=True):
    """The first entry of a group, which founds it: its author owns it, the members are added by it.

    `joining` is a word of `shared.model.conversation.Joining`, `group` one of its `ConversationKind`; at
    `ends` nobody can write in it any more.
    """

    name: Name
    members: Annotated[tuple[Id, ...], Meta(max_length=limits.MEMBERS)] = ()
    group: Word = "group"
    joining: Word = "closed"
    from_start: bool = False
    about: About = ""
    ends: Moment = 0


class MemberBody(Body, frozen=True, array_like=True):
    """Something happened to `person`, and with the same entry to `others`.

    `change` is one of join, add, leave, remove; owner (handed over), admin, member (ranks given);
    mute, unmute.
    """

    person: Id
    change: Annotated[str, Meta(max_length=16)]
    others: Annotated[tuple[Id, ...], Meta(max_length=limits.MEMBERS)] = ()

    @property
    def people(self) -> tuple[bytes, ...]:
        """Everyone it happened to."""
        return (self.person, *self.others)


class RulesBody(Body, frozen=True, array_like=True):
    """New rules of a group; what is None stays as it was. Nothing undoes `disbanded`."""

    name: Name | None = None
    about: About | None = None
    joining: Word | None = None
    from_start: bool | None = None
    mute_all: bool | None = None
    disbanded: bool | None = None
    ends: Moment | None = None


class NoticeBody(Body, frozen=True, array_like=True):
    """The conversation's notice, newest counts; an empty one takes it away."""

    text: Text


class NicknameBody(Body, frozen=True, array_like=True):
    """How its author is called in this group; an empty one takes it away."""

    name: Name


KINDS: dict[str, type[Body]] = {
    "message": MessageBody,
    "edit": EditBody,
    "recall": RecallBody,
    "reaction": ReactionBody,
    "pin": PinBody,
    "group": GroupBody,
    "member": MemberBody,
    "rules": RulesBody,
    "notice": NoticeBody,
    "nickname": NicknameBody,
}
COUNTABLE = frozenset({"message"})
AMENDMENTS = frozenset(kind for kind, body in KINDS.items() if issubclass(body, Amendment))

_KIND_OF = {body: kind for kind, body in KINDS.items()}
_DECODERS = {kind: msgspec.msgpack.Decoder(body) for kind, body in KINDS.items()}
_encoder = msgspec.msgpack.Encoder()


def kind_of(body: Body) -> str:
    """Return the kind a body belongs to."""
    return _KIND_OF[type(body)]


def encode_body(body: Body) -> bytes:
    """Encode a body once; from then on only these bytes are hashed, signed and kept."""
    return _encoder.encode(body)


def decode_body(kind: str, data: bytes) -> Body | None:
    """Decode a body, or return None for a kind of a newer version; raises Refusal `bad_entry`."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        return None
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_ENTRY, part="body") from error
