"""Spelling: words of one's own, on all devices."""

from shared.model.own_words import WordText
from shared.wire.message import Offline, Request
from shared.wire.session import Done


class SetOwnWord(Request[Done], frozen=True, array_like=True, tag="spelling.set_own_word"):
    """Take a word for right, or not any more.

    Kept as the personal state `own_word/ID`. Refused with `bad_message` (part), `not_allowed` (reason
    "too_many", limit).
    """

    offline = Offline.LATEST

    word: WordText
    on: bool = True
