"""Delivered and read marks, and typing."""

from shared.ids import Id
from shared.model.entry import Seq
from shared.wire.message import Event, Offline, Request
from shared.wire.session import Done


class MarkDelivered(Request[Done], frozen=True, array_like=True, tag="chat.mark_delivered"):
    """My device has stored everything up to `seq`. Only rises; one-to-one conversations only."""

    offline = Offline.LATEST

    conversation: Id
    seq: Seq


class MarkRead(Request[Done], frozen=True, array_like=True, tag="chat.mark_read"):
    """I have read everything up to `seq`. Only rises."""

    offline = Offline.LATEST

    conversation: Id
    seq: Seq


class Typing(Request[Done], frozen=True, array_like=True, tag="chat.typing"):
    """I am typing in this conversation, or have stopped."""

    conversation: Id
    active: bool


class SomeoneTyping(Event, frozen=True, array_like=True, tag="chat.someone_typing"):
    """Someone else types; fades by itself when not repeated."""

    conversation: Id
    person: Id
    active: bool
