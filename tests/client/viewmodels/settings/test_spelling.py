"""Which words are looked up, and what is remembered of them."""

import asyncio
import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.core.bus import Bus
from client.core.words.wording import Language
from client.services.own_words import OwnWordsService
from client.viewmodels.settings import spelling
from client.viewmodels.settings.spelling import Spelling, SpellingModel, words_of
from shared import limits
from tests.client.fakes.people import AtOnce
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


def made(asked: Spelling, words: OwnWordsService | None = None, bus: Bus | None = None) -> SpellingModel:
    heard = bus or Bus()
    own = words or OwnWordsService(AtOnce(heard), heard)
    return SpellingModel(asked, own, heard, lambda: Language.ENGLISH)


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_word_is_asked_about_once_and_together_with_others() -> None:
    asked = FakeSpelling()
    model = made(asked)
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
    model = made(broken)
    model.turn(on=True)
    for word in ("wrold", "hello"):
        model.is_wrong(word)
        await settled()
    assert len(broken.asked) == 2
    await model.close()


async def test_words_of_my_own_are_right_on_this_device_and_others() -> None:
    bus = Bus()
    words = OwnWordsService(AtOnce(bus), bus)
    model = made(FakeSpelling(), words, bus)
    model.turn(on=True)
    changed: list[bool] = []
    model.changed.connect(lambda: changed.append(True))
    await words.put(["linxin"])
    assert changed, "another device of mine has taken it"
    assert model.is_own("Linxin")
    assert not model.is_own("LINXIN")
    model.add("can’t")
    model.add("zzzz")
    await settled()
    assert model.is_own("can't")
    model.remove("Zzzz")
    await settled()
    assert not model.is_own("zzzz")
    await model.close()


async def test_one_word_too_many_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWN_WORDS", 1)
    model, troubles = made(FakeSpelling()), list[str]()
    model.troubled.connect(troubles.append)
    model.add("one")
    model.add("two")
    await settled()
    assert model.is_own("one")
    assert not model.is_own("two")
    assert len(troubles) == 1
    await model.close()


async def test_words_that_an_older_version_kept_here_become_mine() -> None:
    model, adopted = made(FakeSpelling()), list[bool]()
    model.adopted.connect(lambda: adopted.append(True))
    model.adopt(())
    await settled()
    assert adopted == []
    model.adopt(("linxin", "no word", "zzzz"))
    await settled()
    assert adopted == [True]
    assert model.is_own("linxin")
    assert model.is_own("zzzz")
    await model.close()


async def test_who_waits_too_long_for_suggestions_waits_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "PATIENCE", 0.01)

    class Slow(FakeSpelling):
        async def suggest(self, word: str) -> tuple[str, ...]:
            await asyncio.sleep(60)
            return (word,)

    model = made(Slow())
    said: asyncio.Queue[object] = asyncio.Queue()
    model.suggest("wrold", said.put_nowait)
    async with asyncio.timeout(5):
        assert await said.get() == ()
    await model.close()
