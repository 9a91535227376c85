"""Quick replies: texts kept to be said again; one's own here, the company's in the directory."""

from shared.ids import Id
from shared.model.replies import Category, Place, ReplyText
from shared.wire.message import Offline, Request
from shared.wire.session import Done


class SetReply(Request[Done], frozen=True, array_like=True, tag="replies.set"):
    """Keep a quick reply of my own, new or changed; an empty text removes it, for good.

    Its id is the client's. Kept as the personal state `reply/ID`. Refused with `not_found` (part),
    `bad_message` (part), `not_allowed` (reason "too_many", limit).
    """

    offline = Offline.LATEST

    reply: Id
    text: ReplyText
    category: Category = ""
    place: Place = 0
