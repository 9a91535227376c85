"""Tests of decoding messages: unknown, malformed, and those of a later version."""

from typing import Any, cast

import msgpack
import msgspec
import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.catalogue import CATALOGUE
from shared.wire.message import Event, Message, Reply, Request
from shared.wire.router import Router, reply_type, tag_of
from shared.wire.session import Beat, Beaten, Bye, Done, Hello, Welcome
from tests.shared import samples
from tests.shared.refusals import refused_with

ROUTER = Router(CATALOGUE)


def tag(message: Message) -> str:
    """Return the tag of a message."""
    return tag_of(type(message))


def raw(array: object) -> msgspec.Raw:
    """Encode an array with the other library."""
    return msgspec.Raw(msgpack.packb(array))


def code_of(router: Router, array: object) -> ErrorCode | None:
    """Return the code that a request is refused with."""
    return refused_with(lambda: router.request(raw(array)))


def decode(message: Message, data: bytes) -> Message:
    """Decode as the receiver of this type of message does."""
    match message:
        case Request():
            return ROUTER.request(msgspec.Raw(data))
        case Event():
            return ROUTER.event(msgspec.Raw(data))
        case _:
            assert isinstance(message, Reply)
            return ROUTER.reply(msgspec.Raw(data), type(message))


@pytest.mark.parametrize("message", samples.MESSAGES, ids=tag)
def test_every_message_finds_its_type(message: Message) -> None:
    assert decode(message, msgspec.msgpack.encode(message)) == message


@pytest.mark.parametrize("message", samples.MESSAGES, ids=tag)
def test_appended_fields_of_a_later_version_are_tolerated(message: Message) -> None:
    array: list[Any] = msgpack.unpackb(msgspec.msgpack.encode(message))
    assert decode(message, msgpack.packb([*array, "later", {"x": [1]}, None])) == message


@pytest.mark.parametrize("message", samples.MESSAGES, ids=tag)
def test_a_missing_required_field_is_malformed(message: Message) -> None:
    required = [field for field in msgspec.structs.fields(message) if field.required]
    array: list[Any] = msgpack.unpackb(msgspec.msgpack.encode(message))
    for count in range(1, len(required) + 1):
        with pytest.raises(Refusal) as caught:
            decode(message, msgpack.packb(array[:count]))
        assert caught.value.code is ErrorCode.BAD_MESSAGE
    decode(message, msgpack.packb(array[: len(required) + 1]))


@pytest.mark.parametrize("message", samples.MESSAGES, ids=tag)
def test_a_field_of_another_type_is_malformed(message: Message) -> None:
    array: list[Any] = msgpack.unpackb(msgspec.msgpack.encode(message))
    for place in range(1, len(array)):
        with pytest.raises(Refusal) as caught:
            decode(message, msgpack.packb([*array[:place], {"not": "this"}, *array[place + 1 :]]))
        assert caught.value.code is ErrorCode.BAD_MESSAGE


def test_every_request_names_a_reply_of_the_catalogue() -> None:
    for message in CATALOGUE:
        if issubclass(message, Request):
            assert reply_type(cast("type[Request[Any]]", message)) in CATALOGUE
        else:
            assert issubclass(message, Reply | Event)


def test_a_request_that_names_no_reply_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    class Mute(Request[Done], frozen=True, array_like=True, tag="test.mute"):
        pass

    monkeypatch.delattr(Mute, "__orig_bases__")
    monkeypatch.delattr(Request, "__orig_bases__")
    with pytest.raises(TypeError):
        reply_type(Mute)


@pytest.mark.parametrize(
    "array",
    [["coffee.brew", 1], ["session.beat2"], ["x" * 100_000], [""], [], [1], [None], [["session.beat"]]],
)
def test_an_unknown_tag(array: object) -> None:
    assert code_of(ROUTER, array) is ErrorCode.UNKNOWN_MESSAGE


@pytest.mark.parametrize("value", [None, 5, "session.beat", {"type": "session.beat"}, b"session.beat", 1.5])
def test_what_is_no_array_is_no_message(value: object) -> None:
    assert code_of(ROUTER, value) is ErrorCode.UNKNOWN_MESSAGE


def test_a_known_tag_of_the_wrong_kind_is_malformed() -> None:
    assert code_of(ROUTER, ["session.done"]) is ErrorCode.BAD_MESSAGE
    with pytest.raises(Refusal) as caught:
        ROUTER.event(raw(["session.beat"]))
    assert caught.value.code is ErrorCode.BAD_MESSAGE


def test_the_name_in_the_refusal_is_cut_for_the_log() -> None:
    with pytest.raises(Refusal) as caught:
        ROUTER.request(raw(["邻" * 10_000]))
    assert caught.value.detail == {"message": "邻" * 48}


def test_another_reply_than_expected_is_malformed() -> None:
    with pytest.raises(Refusal) as caught:
        ROUTER.reply(raw(["session.done"]), Beaten)
    assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_MESSAGE, {"expected": "session.beaten"})


def test_a_router_knows_only_what_it_was_given() -> None:
    router = Router([Hello, Welcome])
    assert isinstance(router.request(raw(["session.hello", 1, 1, ["amend"], "test"])), Hello)
    assert code_of(router, ["session.beat"]) is ErrorCode.UNKNOWN_MESSAGE
    with pytest.raises(Refusal) as caught:
        router.event(raw(["session.bye", "", 0.0]))
    assert caught.value.code is ErrorCode.UNKNOWN_MESSAGE


def test_a_router_of_one_message_tells_tags_apart() -> None:
    router = Router([Beat, Bye, Done])
    assert router.request(raw(["session.beat"])) == Beat()
    assert code_of(router, ["session.beet"]) is ErrorCode.UNKNOWN_MESSAGE


@pytest.mark.parametrize(
    "data",
    [
        b"\x91\xa4\xff\xff\xff\xff",
        b"\x93\xb4auth.change_password\xa2\xff\xff\xa0",
        b"\x95\xadsession.hello\x01\x01\x91\xa1\xff\xa0",
        b"\x92\xacsession.beat" + b"\x91" * 100_000,
        b"\xdd\xff\xff\xff\xff",
        b"\xc1",
        b"",
    ],
)
def test_bytes_that_no_encoder_makes(data: bytes) -> None:
    refused = (ErrorCode.BAD_MESSAGE, ErrorCode.UNKNOWN_MESSAGE)
    assert refused_with(lambda: ROUTER.request(msgspec.Raw(data))) in refused
    assert refused_with(lambda: ROUTER.event(msgspec.Raw(data))) in refused


LONG: dict[str, list[object]] = {
    "an agent": ["session.hello", 1, 1, [], "x" * (limits.AGENT_LENGTH + 1)],
    "a capability": ["session.hello", 1, 1, ["x" * (limits.AGENT_LENGTH + 1)], ""],
    "capabilities": ["session.hello", 1, 1, [""] * (limits.CAPABILITIES + 1), ""],
    "a password": ["auth.change_password", "x" * (limits.PASSWORD_LENGTH + 1), "x"],
    "an id": ["auth.revoke_device", bytes(17)],
    "a short id": ["auth.revoke_device", bytes(15)],
    "a token": ["auth.resume", bytes(33), bytes(16), bytes(64)],
    "a page": ["log.after", bytes(16), [0, b""], limits.PAGE + 1],
    "no page": ["log.after", bytes(16), [0, b""], 0],
    "a cursor's link": ["log.after", bytes(16), [0, bytes(9)], 1],
    "a seq": ["chat.mark_read", bytes(16), 2**62],
    "a negative seq": ["chat.mark_read", bytes(16), -1],
    "probes": ["log.find_common", bytes(16), [[0, b""]] * (limits.PROBES + 1)],
    "a time": ["log.find_time", bytes(16), -1],
    "cursors": ["sync.catch_up", 0, [[bytes(16), [0, b""]]] * (limits.CURSORS + 1)],
    "a header": ["log.append", [bytes(limits.HEADER + 1), b"", bytes(64)]],
    "a body": ["log.append", [b"", bytes(limits.BODY + 1), bytes(64)]],
    "a signature": ["log.append", [b"", b"", bytes(63)]],
    "an offer": ["log.offer", bytes(16), [[[b"", b"", bytes(64)], b"", b""]] * (limits.OFFER + 1)],
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_over_a_limit_is_malformed(name: str) -> None:
    assert code_of(ROUTER, LONG[name]) is ErrorCode.BAD_MESSAGE
