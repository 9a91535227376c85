"""Spelling with the real dictionary, and with those of a system: what is right, meant, missing."""

from pathlib import Path

import pytest

from client.services.spelling import SUGGESTED, Dictionary, SpellingService

AFFIXES, WORDS = "SET UTF-8\nTRY аеопрст\n", "2\nпривет\nотчёт\n"


@pytest.fixture
def service() -> SpellingService:
    return SpellingService(())


async def test_english_words_are_known(service: SpellingService) -> None:
    said = await service.check(["hello", "wrold", "don't", "Monday", "tommorow"])
    assert said == {"hello": True, "wrold": False, "don't": True, "Monday": True, "tommorow": False}
    assert "world" in await service.suggest("wrold")
    assert len(await service.suggest("recieve")) <= SUGGESTED


async def test_without_a_dictionary_every_word_is_right(service: SpellingService) -> None:
    assert await service.check(["превет"]) == {"превет": True}
    assert await service.suggest("превет") == ()


async def test_a_dictionary_of_the_system_is_read(tmp_path: Path) -> None:
    (tmp_path / "ru_RU.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "ru_RU.dic").write_text(WORDS, encoding="utf-8")
    service = SpellingService((tmp_path / "none", tmp_path))
    assert await service.check(["привет", "превет"]) == {"привет": True, "превет": False}
    assert await service.suggest("превет") == ("привет",)


async def test_letters_that_a_dictionary_cannot_write_are_not_its_language(service: SpellingService) -> None:
    assert await service.check(["łódź"]) == {"łódź": True}
    assert await service.suggest("łódź") == ()


async def test_one_that_cannot_be_read_is_asked_for_once() -> None:
    asked: list[str] = []

    def broken(language: str, _folder: Path | None) -> Dictionary:
        asked.append(language)
        raise OSError("damaged")

    service = SpellingService((), broken)
    for _ in range(2):
        assert await service.check(["wrold"]) == {"wrold": True}
    assert asked == ["en_US"]
