"""Golden bytes: what was ever released is encoded the same and decoded the same, by both libraries."""

import typing
from typing import Any

import msgpack
import msgspec
import pytest

from shared.errors import ErrorCode
from shared.model.bodies import KINDS
from shared.protocol.catalogue import CATALOGUE
from shared.wire.codec import FrameKind, decode_error, unpack
from shared.wire.router import tag_of
from tests.shared import goldens, samples

GOLDEN = goldens.load()
SAMPLES = {one.name: one.value for one in goldens.structs()}
DERIVED = goldens.derived()


def plain(value: object) -> object:
    """Return a value as the plain arrays that any MessagePack library sees."""
    return msgspec.to_builtins(value, builtin_types=(bytes,))


def as_lists(value: object) -> object:
    """Turn tuples into lists, at any depth."""
    if isinstance(value, list | tuple):
        items = typing.cast("list[object]", value)
        return [as_lists(item) for item in items]
    return value


def test_everything_that_can_be_encoded_has_a_golden() -> None:
    assert goldens.required_names() - GOLDEN.keys() == set()


def test_no_golden_was_lost_or_has_no_sample() -> None:
    assert {name.split("#")[0] for name in GOLDEN} == SAMPLES.keys() | DERIVED.keys()


def test_every_message_and_body_has_a_sample() -> None:
    assert {type(message) for message in samples.MESSAGES} == set(CATALOGUE)
    assert {kind: type(body) for kind, body in samples.BODIES.items()} == KINDS


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_is_encoded_to_its_golden(name: str) -> None:
    assert goldens.encode(SAMPLES[name]) == goldens.history(GOLDEN, name)[-1]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_golden_is_decoded_to_its_sample_and_back_without_loss(name: str) -> None:
    golden = goldens.history(GOLDEN, name)[-1]
    value = msgspec.msgpack.decode(golden, type=type(SAMPLES[name]))
    assert value == SAMPLES[name]
    assert goldens.encode(value) == golden


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_older_goldens_of_a_name_are_still_decoded(name: str) -> None:
    for golden in goldens.history(GOLDEN, name):
        value = msgspec.msgpack.decode(golden, type=type(SAMPLES[name]))
        assert goldens.appended_only(golden, goldens.encode(value))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_other_library_sees_the_same_array(name: str) -> None:
    sample = SAMPLES[name]
    seen = msgpack.unpackb(goldens.history(GOLDEN, name)[-1])
    assert seen == as_lists(plain(sample))
    assert msgpack.packb(seen) == goldens.encode(sample)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_field_of_a_sample_differs_from_its_default(name: str) -> None:
    """A golden of defaults would not notice two fields that changed places."""
    sample = SAMPLES[name]
    for field in msgspec.structs.fields(sample):
        if not field.required:
            assert getattr(sample, field.encode_name) != field.default, field.encode_name


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_derived_bytes_are_golden(name: str) -> None:
    assert DERIVED[name] == GOLDEN[name]


@pytest.mark.parametrize("code", list(ErrorCode))
def test_an_error_frame_is_decoded_from_its_golden(code: ErrorCode) -> None:
    (frame,) = unpack(b"\x91" + GOLDEN[f"error.{code.value}"])
    body = decode_error(frame.message)
    assert (frame.kind, frame.ref, body.code) == (FrameKind.ERROR, 7, code.value)
    assert body.detail == {"tries_left": 3, "until": samples.TIME, "kind": "邻", "again": True}
    seen: list[Any] = msgpack.unpackb(GOLDEN[f"error.{code.value}"])
    assert seen == [2, 7, ["error", code.value, body.detail]]


def test_the_script_knows_appended_fields_from_changed_ones() -> None:
    old = msgpack.packb(["log.page", [[1, 2]], True])
    assert goldens.appended_only(old, msgpack.packb(["log.page", [[1, 2, 3]], True, None]))
    assert not goldens.appended_only(old, msgpack.packb(["log.page", [[2, 2]], True, None]))
    assert not goldens.appended_only(old, msgpack.packb(["log.page", [[1]], True]))


def test_a_tag_names_one_message_and_its_slice() -> None:
    tags = [tag_of(message) for message in CATALOGUE]
    assert len(set(tags)) == len(tags)
    for message in CATALOGUE:
        assert message.__module__.rsplit(".", 1)[1] == tag_of(message).split(".", maxsplit=1)[0]
