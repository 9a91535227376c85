"""What styles come to, whoever made them."""

import time

from hypothesis import given
from hypothesis import strategies as st

from shared import limits
from shared.model.bodies import Style
from shared.model.styles import COLOURS, SIZES, StyledText, runs

TEXT = "下午三点开会 👋 ok"
styles = st.lists(
    st.builds(
        Style,
        st.integers(0, 14),
        st.integers(0, 14),
        st.booleans(),
        st.booleans(),
        st.sampled_from(("", "red", "mauve")),
        st.sampled_from(("", "huge", "gigantic")),
    ),
    max_size=8,
).map(tuple)
texts = st.builds(StyledText, st.text("a 👋\n", max_size=14), styles)


def looks(made: tuple[Style, ...], length: int) -> list[tuple[bool, bool, str, str]]:
    """Say of each character how it looks, one style after the other painted over it."""
    seen = [(False, False, "", "")] * length
    for one in made:
        colour = one.colour if one.colour in COLOURS else ""
        size = one.size if one.size in SIZES else ""
        for place in range(one.start, min(length, one.start + one.length)):
            seen[place] = (one.bold, one.italic, colour, size)
    return seen


@given(styles, st.integers(0, 16))
def test_runs_look_like_the_styles_and_do_not_overlap(given_: tuple[Style, ...], length: int) -> None:
    made = runs(given_, length)
    assert looks(made, length) == looks(given_, length)
    ends = [one.start + one.length for one in made]
    assert all(end <= other.start for end, other in zip(ends, made[1:], strict=False))
    assert all(one.length > 0 for one in made)
    assert not ends or ends[-1] <= length
    assert runs(made, length) == made


@given(texts, st.integers(0, 16), st.integers(0, 16))
def test_a_part_looks_as_it_did(words: StyledText, start: int, end: int) -> None:
    part = words.part(start, end)
    assert part.text == words.text[start:end]
    assert looks(part.styles, len(part.text)) == looks(words.styles, len(words.text))[start:end]


@given(texts)
def test_what_is_stripped_looks_as_it_did(words: StyledText) -> None:
    start = len(words.text) - len(words.text.lstrip())
    bare = words.stripped()
    assert bare.text == words.text.strip()
    seen = looks(words.styles, len(words.text))[start : start + len(bare.text)]
    assert looks(bare.styles, len(bare.text)) == seen


@given(texts, texts)
def test_joined_texts_look_as_they_did(one: StyledText, other: StyledText) -> None:
    both = StyledText.joined((one, other))
    assert both.text == one.text + other.text
    seen = looks(one.styles, len(one.text)) + looks(other.styles, len(other.text))
    assert looks(both.styles, len(both.text)) == seen


def test_neighbours_of_one_look_are_one_run() -> None:
    assert runs((Style(0, 2, bold=True), Style(2, 3, bold=True)), 9) == (Style(0, 5, bold=True),)
    apart = (Style(0, 2, bold=True), Style(3, 2, bold=True))
    assert runs(apart, 9) == apart


def test_a_later_style_wins_and_may_take_away() -> None:
    made = runs((Style(0, 6, bold=True, colour="red"), Style(2, 2)), 6)
    assert made == (Style(0, 2, bold=True, colour="red"), Style(4, 2, bold=True, colour="red"))


def test_what_a_message_may_not_have_is_left_out() -> None:
    checked = tuple(Style(place, 1, bold=place % 2 == 0, italic=place % 2 == 1) for place in range(500))
    assert len(StyledText("x" * 500, checked).permitted().styles) == limits.STYLES
    long = StyledText("x" * 30_000, (Style(10, 30_000, bold=True), Style(25_000, 10, italic=True)))
    assert long.permitted(15_000) == StyledText("x" * 15_000, (Style(10, 14_990, bold=True),))
    assert long.permitted() == StyledText("x" * 30_000, (Style(10, 19_990, bold=True),))
    assert StyledText(TEXT).permitted() == StyledText(TEXT)


def test_hostile_styles_are_sorted_out_at_once() -> None:
    nested = tuple(
        Style(place, limits.TEXT_LENGTH - 2 * place, bold=place % 2 == 0, italic=True)
        for place in range(limits.STYLES)
    )
    started = time.thread_time()
    made = [runs(nested, limits.TEXT_LENGTH) for _ in range(20)]
    assert time.thread_time() - started < 0.2
    assert len(made[0]) == 2 * limits.STYLES - 1
