"""The words of the product: a calm colleague's, the same facts in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from client.core import refusal_words
from client.core.wording import Language, wording
from client.terminal import phrases
from shared.errors import ErrorCode, Refusal

TRANSLATIONS = Path(__file__).resolve().parents[3] / "resources" / "i18n" / "linxin_zh_CN.ts"
HAN = "\u4e00-\u9fff"
CROWDED = re.compile(rf"[{HAN}][A-Za-z0-9{{]|[A-Za-z0-9}}][{HAN}]")
DATE = re.compile(r"^(yyyy年)?M月(d日)?$")
UNWANTED = re.compile(r"您|抱歉|！|!|Oops|[Ss]orry")


def said() -> Iterator[tuple[str, str]]:
    """Return every pair of a Chinese and an English text."""
    yield from refusal_words.SPECIAL.values()
    yield from refusal_words.WORDS.values()
    # The table is private to its module: nothing but its voice is looked at here.
    yield from getattr(phrases, "_PHRASES").values()  # noqa: B009
    for message in ET.parse(TRANSLATIONS).iter("message"):
        yield message.findtext("translation") or "", message.findtext("source") or ""


ALL = list(said())


def test_there_are_many() -> None:
    assert len(ALL) > 150


def test_the_voice_is_a_calm_colleagues() -> None:
    assert [pair for pair in ALL if any(UNWANTED.search(text) for text in pair)] == []


def test_a_space_stands_between_han_and_other_letters() -> None:
    assert [chinese for chinese, _ in ALL if CROWDED.search(chinese) and not DATE.match(chinese)] == []


def test_both_languages_tell_the_same_facts() -> None:
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [pair for pair in ALL if facts(pair[0]) != facts(pair[1])] == []


@pytest.mark.parametrize(
    ("refusal", "part"),
    [
        (Refusal(ErrorCode.NOT_ALLOWED, right="people.manage"), "你的角色"),
        (Refusal(ErrorCode.NOT_ALLOWED, reason="muted_all"), "群主和管理员"),
        (Refusal(ErrorCode.TOO_LATE, minutes=2, seconds=120), "2 分钟"),
        (Refusal(ErrorCode.TOO_LATE, minutes=0, seconds=30), "30 秒"),
        (Refusal(ErrorCode.NOT_ALLOWED, reason="of a newer server"), "没有权限"),
    ],
)
def test_the_reason_chooses_the_words(refusal: Refusal, part: str) -> None:
    assert part in wording(refusal, Language.CHINESE)
