"""Finds a message's type by its tag, and its decoder, for the messages one side may receive."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast, get_args

import msgspec

from shared.errors import ErrorCode, Refusal
from shared.wire.message import Event, Message, Reply, Request

MALFORMED = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)
"""What a decoder raises for bytes that are not what it decodes."""

M = TypeVar("M", bound=Message)


def tag_of(message: type[Message]) -> str:
    """Return the tag that stands first in the message's array."""
    return str(message.__struct_config__.tag)


def reply_type(request: type[Request[Any]]) -> type[Reply]:
    """Return the reply that a request class names: ``class Append(Request[Appended])``."""
    for base in getattr(request, "__orig_bases__", ()):
        arguments = get_args(base)
        if arguments:
            return cast("type[Reply]", arguments[0])
    raise TypeError(f"{request.__name__} names no reply")


class Router:
    """Decodes messages of a fixed set of types.

    All types of one kind go into one tagged union, so the usual message is decoded in one step;
    only a failure looks at the tag again to tell an unknown message from a malformed one.
    """

    def __init__(self, types: Iterable[type[Message]]) -> None:
        self.types = {tag_of(one): one for one in types}
        self._requests: msgspec.msgpack.Decoder[Request[Any]] | None = self._union(Request)
        self._events: msgspec.msgpack.Decoder[Event] | None = self._union(Event)
        self._replies = {
            tag_of(one): msgspec.msgpack.Decoder(one) for one in self.types.values() if issubclass(one, Reply)
        }

    def _union(self, base: type[M]) -> msgspec.msgpack.Decoder[M] | None:
        members = tuple(one for one in self.types.values() if issubclass(one, base))
        if not members:
            return None
        union: Any = members[0]
        for member in members[1:]:
            union = union | member
        return msgspec.msgpack.Decoder(union)

    def request(self, raw: msgspec.Raw) -> Request[Any]:
        """Decode a request; raises Refusal `unknown_message` or `bad_message`."""
        if self._requests is None:
            raise Refusal(ErrorCode.UNKNOWN_MESSAGE)
        try:
            return self._requests.decode(raw)
        except MALFORMED as error:
            raise self._refusal(raw) from error

    def event(self, raw: msgspec.Raw) -> Event:
        """Decode an event; raises Refusal `unknown_message` or `bad_message`."""
        if self._events is None:
            raise Refusal(ErrorCode.UNKNOWN_MESSAGE)
        try:
            return self._events.decode(raw)
        except MALFORMED as error:
            raise self._refusal(raw) from error

    def reply(self, raw: msgspec.Raw, expected: type[Reply]) -> Reply:
        """Decode the reply that was expected; raises Refusal `bad_message` for any other."""
        try:
            return self._replies[tag_of(expected)].decode(raw)
        except MALFORMED as error:
            raise Refusal(ErrorCode.BAD_MESSAGE, expected=tag_of(expected)) from error

    def _refusal(self, raw: msgspec.Raw) -> Refusal:
        tag = self._tag(raw)
        code = ErrorCode.BAD_MESSAGE if tag in self.types else ErrorCode.UNKNOWN_MESSAGE
        return Refusal(code, message=tag)

    def _tag(self, raw: msgspec.Raw) -> str:
        """Read the tag of a message that did not decode, cut to a length fit for a log."""
        try:
            fields = msgspec.msgpack.decode(raw, type=list[msgspec.Raw])
            return msgspec.msgpack.decode(fields[0], type=str)[:48]
        except (*MALFORMED, IndexError):
            return ""
