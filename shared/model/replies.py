"""Quick replies: what one looks like, whoever keeps it."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits

ReplyText = Annotated[str, Meta(max_length=limits.REPLY_LENGTH)]
Category = Annotated[str, Meta(max_length=limits.NAME_LENGTH)]
Place = Annotated[int, Meta(ge=0, lt=2**31)]


class QuickReply(Struct, frozen=True, array_like=True):
    """``reply/ID``: a text that somebody says again and again; without a text it was removed.

    Within its category it stands by `place`, the lowest first; categories stand by their first one.
    """

    text: ReplyText = ""
    category: Category = ""
    place: Place = 0
