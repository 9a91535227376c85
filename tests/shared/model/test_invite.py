"""An invite link says what was put into it, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text
from shared.model.invite import Invite, Place, format_invite, is_invite, parse_invite, parse_place

ORGANISATION = bytes(range(20))
ID = organisation_text(ORGANISATION)


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        parse_invite(text)
    return caught.value


@pytest.mark.parametrize(
    ("link", "invite"),
    [
        (f"linxin://10.0.0.5:7443/{ID}", Invite((Place("10.0.0.5"),), ORGANISATION)),
        (f" LINXIN://Office/{ID.lower()}\n", Invite((Place("office"),), ORGANISATION)),
        (f"linxin://[fe80::1]:1/{ID.replace('-', '')}", Invite((Place("fe80::1", 1),), ORGANISATION)),
        (
            f"linxin://a:1/{ID}?name=%E9%82%BB%20%E4%BF%A1&or=b:2&or=[::1]:3&or=a:1&later=7",
            Invite((Place("a", 1), Place("b", 2), Place("::1", 3)), ORGANISATION, "邻 信"),
        ),
    ],
)
def test_links_as_they_are_sent(link: str, invite: Invite) -> None:
    assert is_invite(link)
    assert parse_invite(link) == invite
    assert parse_invite(format_invite(invite)) == invite


@pytest.mark.parametrize(
    "text",
    [
        *("", "office:7443", "linxin://", "linxin://a", "linxin://a/", "linxin://a/short", f"linxin:///{ID}"),
        *(f"http://a/{ID}", f"linxin://u@a/{ID}", f"linxin://u:p@a/{ID}", f"linxin://a:0/{ID}"),
        *(f"linxin://a:70000/{ID}", f"linxin://a b/{ID}", f"linxin://a/{ID}/more", f"linxin://a/{ID}#x"),
        *(f"linxin://[::1/{ID}", f"linxin://a\x00/{ID}", f"linxin://a/{ID}\n?or=b"),
        *(f"linxin://a/{ID}?or=b/c", f"linxin://a/{ID}?or=b%20c", f"linxin://a/{ID}?name=%FF"),
        f"linxin://a/{ID}?" + "&".join(f"or=h{number}" for number in range(limits.INVITE_PLACES)),
        f"linxin://a/{ID}?" + "&".join(["x=1"] * 40),
        f"linxin://a/{ID}?name=" + "x" * limits.INVITE,
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    refusal = refused(text)
    assert (refusal.code, refusal.detail) == (ErrorCode.BAD_MESSAGE, {"part": "address"})


def test_a_name_is_a_line_that_can_be_shown() -> None:
    invite = parse_invite(f"linxin://a/{ID}?name=%0A%E2%80%AEabc%20%20" + "x" * 100)
    assert invite.name == "abc " + "x" * (limits.NAME_LENGTH - 4)


@pytest.mark.parametrize("host", ["", "a b", "a/b", "a?b", "u@a", "a#b"])
def test_what_nobody_could_read_is_not_written(host: str) -> None:
    with pytest.raises(Refusal):
        format_invite(Invite((Place(host),), ORGANISATION))


hosts = st.from_regex(r"\A[a-z0-9]([a-z0-9.-]{0,30}[a-z0-9])?\Z") | st.sampled_from(["::1", "2001:db8::7"])
places = st.builds(Place, hosts, st.integers(1, 65_535))
names = st.text(max_size=40).map(lambda name: " ".join("".join(filter(str.isprintable, name)).split()))


@given(st.lists(places, min_size=1, max_size=8, unique=True), st.binary(min_size=20, max_size=20), names)
def test_it_comes_back_as_it_went(ways: list[Place], organisation: bytes, name: str) -> None:
    invite = Invite(tuple(ways), organisation, name)
    assert parse_invite(format_invite(invite)) == invite


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_breaks_the_reader(one: str, other: str) -> None:
    for text in (one, f"linxin://{one}", f"linxin://{one}/{ID}?{other}", f"linxin://a/{one}?or={other}"):
        for read in (parse_invite, parse_place):
            try:
                read(text)
            except Refusal as refusal:
                last = refusal
            else:
                continue
            assert last.code is ErrorCode.BAD_MESSAGE
