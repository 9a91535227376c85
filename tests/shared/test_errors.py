"""Tests of coded errors on their way over the wire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import ErrorCode, Refusal, refusal_from_wire


@pytest.mark.parametrize("code", list(ErrorCode))
def test_a_code_crosses_the_wire_unchanged(code: ErrorCode) -> None:
    refusal = refusal_from_wire(code.value, {"until": 5})
    assert (refusal.code, refusal.detail) == (code, {"until": 5})


def test_a_code_of_a_newer_version_becomes_internal_and_keeps_its_name() -> None:
    refusal = refusal_from_wire("coffee_empty", {"until": 5})
    assert (refusal.code, refusal.detail) == (ErrorCode.INTERNAL, {"unknown_code": "coffee_empty"})


def test_a_refusal_reads_well_in_a_log() -> None:
    assert str(Refusal(ErrorCode.NOT_FOUND)) == "not_found"
    assert str(Refusal(ErrorCode.LOCKED, until=7, again=True)) == "locked (until=7, again=True)"


@given(st.text(), st.dictionaries(st.text() | st.sampled_from(["code", "self"]), st.integers()))
def test_no_error_frame_can_make_the_receiver_stumble(code: str, detail: dict[str, int]) -> None:
    assert isinstance(refusal_from_wire(code, detail), Refusal)


def test_codes_are_spelled_like_their_names() -> None:
    assert [code.value for code in ErrorCode] == [code.name.lower() for code in ErrorCode]
