"""Announcements as servers make them, and as strangers might."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.limits import NAME_LENGTH
from shared.model.announcement import TXT_STRING, Announcement, instance, read_txt, txt_record
from shared.model.identity import organisation_text

ORGANISATION = bytes(range(20))
GOOD: dict[bytes, bytes | None] = {
    b"org": organisation_text(ORGANISATION).encode(),
    b"name": "邻信测试公司".encode(),
    b"v": b"1",
}


def as_received(announcement: Announcement) -> dict[bytes, bytes | None]:
    return {key.encode(): value for key, value in txt_record(announcement).items()}


def test_what_is_announced_is_read() -> None:
    said = Announcement(ORGANISATION, "邻信测试公司")
    assert read_txt(as_received(said)) == said == read_txt(GOOD)


def test_the_instance_is_called_by_the_organisation_s_id() -> None:
    said = instance(Announcement(ORGANISATION, "x"))
    assert said == f"{organisation_text(ORGANISATION)}._linxin._tcp.local."
    assert len(said.split(".")[0]) <= 63


def test_the_longest_name_fits_one_string_of_the_record() -> None:
    record = txt_record(Announcement(ORGANISATION, "😀" * NAME_LENGTH))
    assert all(len(key) + 1 + len(value) <= TXT_STRING for key, value in record.items())
    assert read_txt({key.encode(): value for key, value in record.items()}).name == "😀" * 62


def test_keys_are_read_in_any_case_and_further_ones_are_left_alone() -> None:
    record = {key.upper(): value for key, value in GOOD.items()} | {b"later": None, b"more": b"\xff"}
    assert read_txt(record).name == "邻信测试公司"


def test_a_name_cannot_look_like_another_by_what_is_not_seen() -> None:
    assert read_txt(GOOD | {b"name": "邻\u200b信\u202e\x1b测试".encode()}).name == "邻信测试"


@pytest.mark.parametrize(
    "change",
    [
        {b"org": None},
        {b"org": b""},
        {b"org": b"AAAA"},
        {b"org": b"1" * 39},
        {b"org": b"\xff" * 39},
        {b"org": b"A" * 10_000},
        {b"name": None},
        {b"name": b""},
        {b"name": b"\xff\xfe\xfd"},
        {b"name": "字".encode() * (NAME_LENGTH + 1)},
        {b"name": b"a" * 100_000},
        {b"name": "\u202e\u200b \x00".encode()},
        {b"v": None},
        {b"v": b"one"},
        {b"v": b"-1"},
        {b"v": "٣".encode()},
        {b"v": b"9" * 5_000},
    ],
)
def test_nonsense_is_refused(change: dict[bytes, bytes | None]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - many causes, of which the caller needs none
        read_txt(GOOD | change)


@given(
    st.dictionaries(
        st.sampled_from([b"org", b"name", b"v", b"x"]), st.none() | st.binary(max_size=300), max_size=4
    )
)
def test_any_record_is_read_or_refused(record: dict[bytes, bytes | None]) -> None:
    try:
        read_txt(GOOD | record)
    except ValueError:
        return
