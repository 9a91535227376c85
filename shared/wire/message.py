"""The base classes of all messages: requests that name their reply, events, and who may send what."""

from enum import Enum
from typing import ClassVar, Generic, Self, TypeVar

import msgspec


class Access(Enum):
    """What a session must be before it may send a request; each allows what those before it allow."""

    rank: int

    def __new__(cls, word: str) -> Self:
        member = object.__new__(cls)
        member._value_ = word
        member.rank = len(cls.__members__)  # compared for every request: looking members up is slow
        return member

    ANYONE = "anyone"
    NEW_PASSWORD = "new_password"  # noqa: S105 - signed in, even while a one-time password still has to be changed
    SIGNED_IN = "signed_in"


class Offline(Enum):
    """What the client does with a command while there is no link."""

    REFUSED = "refused"
    QUEUED = "queued"  # kept on disk and sent later with the same id
    LATEST = "latest"  # only the newest value matters and is sent on reconnect


class Message(msgspec.Struct, frozen=True, array_like=True):
    """A message is the array ``[tag, field, field, …]``; fields are only appended, with defaults."""


class Reply(Message, frozen=True, array_like=True):
    """The answer to one request."""


R = TypeVar("R", bound=Reply)


class Request(Message, Generic[R], frozen=True, array_like=True):
    """A question that has exactly one answer: its reply or an error."""

    access: ClassVar[Access] = Access.SIGNED_IN
    right: ClassVar[str] = ""
    """The right its sender must hold (see `shared.model.rights`), decided where the answer is written."""
    offline: ClassVar[Offline] = Offline.REFUSED


class Event(Message, frozen=True, array_like=True):
    """Something that happened; never answered."""
