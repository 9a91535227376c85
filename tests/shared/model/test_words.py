"""Texts are found by any part of Chinese, by the beginning of other words, whatever width and case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.model.words import TYPED, Query, Token, folded, tokens


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("开会", ["开会", "会"]),
        ("会", ["会"]),
        ("Report V2.3", ["report", "v", "2", "3"]),
        ("代码 E-217，先停", ["代码", "码", "e", "217", "先停", "停"]),
        ("ＡＢＣ１２", ["abc", "12"]),
        ("好👍", ["好👍", "👍"]),
        ("x" * 40, ["x" * 32]),
        ("——！？", []),
        ("", []),
    ],
)
def test_what_an_index_keeps(text: str, kept: list[str]) -> None:
    assert list(tokens(text)) == kept


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        *(("开会", "下午开会吗", True), ("会", "下午开会吗", True), ("会开", "下午开会吗", False)),
        *(("开会 报告", "报告在开会时给", True), ("开会 报告", "开会吧", False)),
        *(("rep", "the Report", True), ("port", "the report", False), ("REPORT", "ｒｅｐｏｒｔ", True)),
        *(("e-217", "报警 E217", True), ("E217", "代码 e-217", True), ("217", "E-217", True)),
        *(("17", "E-217", False), ("e 21", "E-217", True), ("3号机", "二线3号机伺服", True)),
        *(("号机3", "3号机", False), ("V2.3图纸", "电控板 V2.3 图纸", True), ("v2 图", "V2.3 图纸", True)),
        *(("straße", "STRASSE", True), ("Cafe\u0301", "café", True), ("ко", "Коллеги", True)),
        *(("👍", "好的👍", True), ("❤", "❤\ufe0f", True), ("哈哈哈", "哈哈", False)),
        *(("机密", "机\u200b密", True), ('"开会"', "开会", True), ("开会", "开，会", False)),
    ],
)
def test_who_searches_finds(typed: str, text: str, found: bool) -> None:
    assert Query.of(typed).fits(text) is found


@pytest.mark.parametrize("typed", ["", "   ", "——", "*", '"', "\0", "()", "\ud800", "\ufe0f"])
def test_signs_alone_look_for_nothing(typed: str) -> None:
    assert not Query.of(typed)


def test_only_the_beginning_of_what_is_typed_counts() -> None:
    assert Query.of("a " * TYPED * 3).terms == (("a",),)
    assert sum(map(len, Query.of("会" * 100_000).terms[0])) == TYPED


def test_the_last_word_of_a_term_may_go_on() -> None:
    assert Query.of("e-217").tokens() == (Token("e", begins=False), Token("217", begins=True))
    assert Query.of("会").tokens() == (Token("会", begins=True),)
    assert Query.of("会3").tokens() == (Token("会", begins=False), Token("3", begins=True))


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("开会", "明天开会，后天也开会", ["开会", "开会"]),
        ("rep", "Report, repeat", ["Rep", "rep"]),
        ("e217", "代码 E-217。", ["E-217"]),
        ("café", "un cafe\u0301!", ["cafe\u0301"]),
        ("㎏", "30kg", ["kg"]),
        ("kg", "30㎏", ["㎏"]),
        ("哈哈", "哈哈哈哈", ["哈哈哈哈"]),
        ("a b", "b a", ["b", "a"]),
    ],
)
def test_where_the_words_stand(typed: str, text: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in Query.of(typed).places(text)] == shown


LETTERS = st.text(alphabet="会开报告aAbＡ1２- ，👍e\u0301", max_size=12)


@given(LETTERS, LETTERS)
def test_an_index_never_misses_what_fits(typed: str, text: str) -> None:
    query = Query.of(typed)
    kept = list(tokens(text))
    if query and query.fits(text):
        for token in query.tokens():
            assert any(one.startswith(token.words) if token.begins else one == token.words for one in kept)
        assert query.places(text)


@given(st.text(alphabet="会开报告", min_size=1, max_size=4), st.text(alphabet="会开报告，", max_size=16))
def test_any_part_of_a_chinese_text_is_found(part: str, text: str) -> None:
    assert Query.of(part).fits(text) is (part in text)


@given(st.text())
def test_whatever_is_said_or_typed_is_taken(text: str) -> None:
    list(tokens(text))
    query = Query.of(text)
    query.fits(text)
    for start, end in query.places(text):
        assert 0 <= start < end <= len(text)
    assert folded(text) == folded(text.upper()) or not text.isascii()
