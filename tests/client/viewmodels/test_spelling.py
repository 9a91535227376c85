"""Which words are looked up, and what is remembered of them."""

import asyncio
import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.viewmodels import spelling
from client.viewmodels.spelling import SpellingModel, words_of
from shared import limits
from tests.client.fakes.spelling import FakeSpelling


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The report, tomorrow.", ["The", "report", "tomorrow"]),
        ("请看report明天", ["report"]),
        ("don't can’t", ["don't", "can’t"]),
        ("Привет, как дела? из-за", ["Привет", "как", "дела", "из-за"]),
        ("naïve café", ["naïve", "café"]),
        ("USA iPhone PySide ok a", []),
        ("https://example.com/path wang@example.com C:\\temp\\report @wangfang", []),
        ("v2 abc123 snake_case key=value example.com #topic", []),
        ("end.Next one", ["one"]),
        ("naïve1 one", ["one"]),
        ("x" * 41, []),
        ("", []),
    ],
)
def test_words_to_be_looked_up(text: str, words: list[str]) -> None:
    assert [one.text for one in words_of(text)] == words


@given(st.text(max_size=60))
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert text[word.start : word.end] == word.text


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=40))
def test_chinese_is_never_looked_up(text: str) -> None:
    assert list(words_of(text)) == []


@pytest.mark.parametrize("text", ["-" * limits.TEXT_LENGTH, "x" * limits.TEXT_LENGTH, "a1 word " * 2_500])
def test_the_longest_text_is_looked_through_between_two_keys(text: str) -> None:
    began = time.perf_counter()
    list(words_of(text))
    assert time.perf_counter() - began < 0.5


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_word_is_asked_about_once_and_together_with_others() -> None:
    asked = FakeSpelling()
    model = SpellingModel(asked)
    changes: list[bool] = []
    assert not model.is_wrong("wrold")
    assert asked.asked == []
    model.turn(on=True)
    model.changed.connect(lambda: changes.append(True))
    for word in ("wrold", "hello", "wrold"):
        assert not model.is_wrong(word)
    await settled()
    assert (model.is_wrong("wrold"), model.is_wrong("hello")) == (True, False)
    assert asked.asked == ["wrold", "hello"]
    assert changes == [True]
    await model.close()


async def test_what_cannot_be_checked_is_tried_again_with_the_next_word() -> None:
    class Broken(FakeSpelling):
        async def check(self, words: object) -> Mapping[str, bool]:
            self.asked.append(str(words))
            raise OSError

    broken = Broken()
    model = SpellingModel(broken)
    model.turn(on=True)
    for word in ("wrold", "hello"):
        model.is_wrong(word)
        await settled()
    assert len(broken.asked) == 2
    await model.close()


async def test_words_of_my_own_are_right_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "OWN", 2)
    model = SpellingModel(FakeSpelling())
    model.turn(on=True)
    model.take(("linxin",))
    kept: list[tuple[str, ...]] = []
    model.own_changed.connect(kept.append)
    assert model.is_own("Linxin")
    assert not model.is_own("LINXIN")
    model.add("zzzz")
    model.add("can’t")
    assert kept[-1] == ("zzzz", "can't")
    assert model.is_own("can't")
    model.remove("Zzzz")
    assert kept[-1] == ("can't",)
    await model.close()


async def test_who_waits_too_long_for_suggestions_waits_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "PATIENCE", 0.01)

    class Slow(FakeSpelling):
        async def suggest(self, word: str) -> tuple[str, ...]:
            await asyncio.sleep(60)
            return (word,)

    model = SpellingModel(Slow())
    said: asyncio.Queue[object] = asyncio.Queue()
    model.suggest("wrold", said.put_nowait)
    async with asyncio.timeout(5):
        assert await said.get() == ()
    await model.close()
