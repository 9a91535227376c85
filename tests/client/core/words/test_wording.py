"""The words of the product: a calm colleague's, the same facts in all languages."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from client.core.words import option_words, refusal_reasons, refusal_words
from client.core.words import wording as refusals
from client.core.words.language import Catalogue, Language, Words, language_named
from client.core.words.wording import wording
from client.terminal.words import group_lines, phrases
from shared.errors import ErrorCode, Refusal
from tools.translations import forms

TRANSLATIONS = Path(__file__).resolve().parents[4] / "resources" / "i18n"
HAN = "\u4e00-\u9fff"
CROWDED = re.compile(rf"[{HAN}][A-Za-z0-9{{]|[A-Za-z0-9}}][{HAN}]")
DATE = re.compile(r"^(yyyy年)?M月(d日)?$")
UNWANTED = {
    Language.CHINESE: re.compile(r"您|抱歉|！|!|Oops"),
    Language.TAIWANESE: re.compile(r"您|抱歉|！|!|Oops|[“”]"),
    Language.ENGLISH: re.compile(r"!|Oops|[Ss]orry"),
    Language.RUSSIAN: re.compile(r"!|(?<=[а-яё,;] )В(?:ы|ас|ам|аш)|[Ии]звините|[Уу]пс|[“”]"),
}
"""What a calm colleague does not say. In Russian вы is written small, but where a sentence begins."""
MAINLAND = re.compile(
    r"消息|信息|软|软件|服务器|文件|设|网络|登录|账|连接|链接|屏幕|默认|程序|剪切|粘贴|撤回|联系|导入|导出|回车|"
    r"軟件|服務器|文件|網絡|登錄|賬|默認|程序|屏幕|鏈接|信息|畫素|許可權|釋出|列印|裏"
)
"""Characters and words that are written in Beijing and not in Taipei."""

Said = tuple[str, str, str]
"""What names a text, its English, and what it is in the language."""


def tables() -> Iterator[tuple[Mapping[str, Words], Mapping[Language, Catalogue]]]:
    """Return the texts that stand in the sources, by what names them, with their translations."""
    every = [*refusal_reasons.SPECIAL.values(), *refusal_words.WORDS.values()]
    yield {words[1]: words for words in every}, refusals.TRANSLATED
    # The table is private to its module: nothing but its voice is looked at here.
    yield getattr(phrases, "_PHRASES"), phrases.TRANSLATED  # noqa: B009
    lines = (*group_lines.LINES.values(), group_lines.OTHERS, group_lines.THE_ORGANISATION, group_lines.YOU)
    yield {words[1]: words for words in lines}, group_lines.TRANSLATED


def said(language: Language) -> Iterator[Said]:
    """Return every text of a language."""
    for table, translated in tables():
        for name, (chinese, english) in table.items():
            if language in translated:
                yield name, english, translated[language].get(name, "")
            else:
                yield name, english, chinese if language is Language.CHINESE else english
    for words in (option_words.ABOUT, *option_words.OPTIONS.values()):
        yield words[Language.ENGLISH], words[Language.ENGLISH], words[language]
    for message in ET.parse(TRANSLATIONS / f"linxin_{language.value}.ts").iter("message"):
        source = message.findtext("source") or ""
        yield from ((source, source, form) for form in forms(message))


ALL = {language: list(said(language)) for language in Language}
every_language = pytest.mark.parametrize("language", list(Language), ids=lambda one: one.value)
further = pytest.mark.parametrize(
    "language", [Language.TAIWANESE, Language.RUSSIAN], ids=lambda one: one.value
)


@every_language
def test_there_are_many(language: Language) -> None:
    # What the window says in English stands in its sources: but for plurals there is no file of it.
    assert len(ALL[language]) > (200 if language is Language.ENGLISH else 900)


@further
def test_nothing_is_left_out_and_nothing_left_over(language: Language) -> None:
    empty = [name for name, english, text in ALL[language] if english and not text]
    over = [set(translated[language]) - set(table) for table, translated in tables()]
    assert (empty, over) == ([], [set(), set(), set()])


@every_language
def test_the_voice_is_a_calm_colleagues(language: Language) -> None:
    assert [text for _, _, text in ALL[language] if UNWANTED[language].search(text)] == []


@pytest.mark.parametrize("language", [one for one in Language if one.full_width], ids=lambda one: one.value)
def test_a_space_stands_between_han_and_other_letters(language: Language) -> None:
    assert [text for _, _, text in ALL[language] if CROWDED.search(text) and not DATE.match(text)] == []


def test_taiwan_has_words_of_its_own() -> None:
    assert [text for _, _, text in ALL[Language.TAIWANESE] if MAINLAND.search(text)] == []


@every_language
def test_all_languages_tell_the_same_facts(language: Language) -> None:
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [(english, text) for _, english, text in ALL[language] if facts(english) != facts(text)] == []


@every_language
def test_a_text_ends_as_its_source_does(language: Language) -> None:
    """A space at the end joins parts, dots tell of a dialog to come, lines make a screen's shape."""
    helps = {name for name, _, _ in ALL[language] if name.startswith("help")}
    pairs = [(english, text) for name, english, text in ALL[language] if name not in helps]
    assert [pair for pair in pairs if ends(pair[0], "…") and not ends(pair[1], "…")] == []
    assert [pair for pair in pairs if ends(pair[0], " ") and not ends(pair[1], *" ：、；")] == []
    assert [pair for pair in pairs if ends(pair[1], " ") and not ends(pair[0], " ")] == []
    assert [pair for pair in pairs if pair[0].count("\n") != pair[1].count("\n")] == []


def ends(text: str, *marks: str) -> bool:
    return text.endswith(marks)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", Language.CHINESE),
        ("zh_SG", Language.CHINESE),
        ("zh_TW.UTF-8", Language.TAIWANESE),
        ("zh-Hant-TW", Language.TAIWANESE),
        ("zh_HK", Language.TAIWANESE),
        ("Chinese (Traditional)_Taiwan", Language.TAIWANESE),
        ("Chinese (Simplified)_China", Language.CHINESE),
        ("ru_RU.UTF-8", Language.RUSSIAN),
        ("Russian_Russia", Language.RUSSIAN),
        ("en_GB", Language.ENGLISH),
        ("de_DE", Language.ENGLISH),
        ("C.UTF-8", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_a_system_names_its_language(name: str, language: Language) -> None:
    assert language_named(name) is language


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
