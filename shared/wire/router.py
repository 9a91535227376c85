"""Finds a message's type by its tag, and its decoder, for the messages one side may receive."""

from collections.abc import Iterable
from typing import Any, cast, get_args

import msgspec

from shared.errors import ErrorCode, Refusal
from shared.wire.message import Event, Message, Reply, Request


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
        self._requests = self._union(Request)
        self._events = self._union(Event)
        self._replies = {
            tag_of(one): msgspec.msgpack.Decoder(one) for one in self.types.values() if issubclass(one, Reply)
        }

    def _union(self, base: type[Message]) -> "msgspec.msgpack.Decoder[Any] | None":
        members = tuple(one for one in self.types.values() if issubclass(one, base))
        if not members:
            return None
        union: Any = members[0]
        for member in members[1:]:
            union = union | member
        return msgspec.msgpack.Decoder(union)

    def request(self, raw: msgspec.Raw) -> Request[Any]:
        """Decode a request; raises Refusal `unknown_message` or `bad_message`."""
        return cast("Request[Any]", self._decode(self._requests, raw))

    def event(self, raw: msgspec.Raw) -> Event:
        """Decode an event; raises Refusal `unknown_message` or `bad_message`."""
        return cast("Event", self._decode(self._events, raw))

    def reply(self, raw: msgspec.Raw, expected: type[Reply]) -> Reply:
        """Decode the reply that was expected; raises Refusal `bad_message` for any other."""
        try:
            return self._replies[tag_of(expected)].decode(raw)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise Refusal(ErrorCode.BAD_MESSAGE, expected=tag_of(expected)) from error

    def _decode(self, decoder: "msgspec.msgpack.Decoder[Any] | None", raw: msgspec.Raw) -> object:
        if decoder is None:
            raise Refusal(ErrorCode.UNKNOWN_MESSAGE)
        try:
            return cast("object", decoder.decode(raw))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            tag = self._tag(raw)
            code = ErrorCode.BAD_MESSAGE if tag in self.types else ErrorCode.UNKNOWN_MESSAGE
            raise Refusal(code, message=tag) from error

    def _tag(self, raw: msgspec.Raw) -> str:
        """Read the tag of a message that did not decode, cut to a length fit for a log."""
        try:
            fields = msgspec.msgpack.decode(raw, type=list[msgspec.Raw])
            return msgspec.msgpack.decode(fields[0], type=str)[:48]
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError, IndexError):
            return ""
