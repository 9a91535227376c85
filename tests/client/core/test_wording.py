"""The words of the product: a calm colleague's, the same facts in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

from client.core import wording
from client.terminal import phrases

TRANSLATIONS = Path(__file__).resolve().parents[3] / "resources" / "i18n" / "linxin_zh_CN.ts"
HAN = "\u4e00-\u9fff"
CROWDED = re.compile(rf"[{HAN}][A-Za-z0-9{{]|[A-Za-z0-9}}][{HAN}]")
DATE = re.compile(r"^(yyyy年)?M月(d日)?$")
UNWANTED = re.compile(r"您|抱歉|！|!|Oops|[Ss]orry")


def said() -> Iterator[tuple[str, str]]:
    """Return every pair of a Chinese and an English text."""
    # The tables are private to their modules: nothing but their voice is looked at here.
    for table in ("_SPECIAL", "_WORDS"):
        yield from getattr(wording, table).values()
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
