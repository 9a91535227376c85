"""Words of one's own: taken for right on every device, taken back, and how many."""

import pytest

from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.own_words import OwnWord, word_id
from shared.model.state import decode_value, state_key
from shared.protocol.spelling import SetOwnWord
from tests.server.org.conftest import Company
from tests.server.org.test_people import refused


async def kept(company: Company, name: str, word: str) -> str | None:
    key = state_key("own_word", word_id(word))
    value = await company.office.database.read(lambda db: state.get(db, company[name], key))
    return None if value is None else decode_value(value, OwnWord).text


async def version(company: Company, name: str) -> int:
    return await company.office.database.read(lambda db: state.version_of(db, company[name]))


async def test_a_word_is_kept_and_taken_back(company: Company) -> None:
    before = await version(company, "刘洋")
    for _ in range(2):
        await company.ask("刘洋", SetOwnWord("linxin"))
    assert await kept(company, "刘洋", "linxin") == "linxin"
    assert await version(company, "刘洋") == before + 1
    await company.ask("刘洋", SetOwnWord("never", on=False))
    assert await kept(company, "刘洋", "never") is None
    for _ in range(2):
        await company.ask("刘洋", SetOwnWord("linxin", on=False))
    assert await kept(company, "刘洋", "linxin") == ""
    assert await version(company, "刘洋") == before + 2
    await company.ask("刘洋", SetOwnWord("linxin"))
    assert await kept(company, "刘洋", "linxin") == "linxin"
    assert await kept(company, "李伟", "linxin") is None


@pytest.mark.parametrize("word", ["", " ", "two words", "a\nb", "\u202e", "x\0", " x"])
@pytest.mark.parametrize("on", [True, False])
async def test_what_is_no_word_is_not_kept(company: Company, word: str, *, on: bool) -> None:
    refusal = await refused(company, "刘洋", SetOwnWord(word, on))
    assert (refusal.code, refusal.detail) == (ErrorCode.BAD_MESSAGE, {"part": "word"})


async def test_nobody_keeps_them_without_end(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OWN_WORDS", 2)
    monkeypatch.setattr(limits, "OWN_WORDS_EVER", 3)

    async def full(word: str) -> Refusal:
        refusal = await refused(company, "刘洋", SetOwnWord(word))
        assert refusal.detail == {"reason": "too_many", "limit": 2}
        return refusal

    for word in ("one", "two"):
        await company.ask("刘洋", SetOwnWord(word))
    await full("three")
    await company.ask("刘洋", SetOwnWord("one", on=False))
    await company.ask("刘洋", SetOwnWord("three"))
    await company.ask("刘洋", SetOwnWord("two", on=False))
    await full("four")
    # What was known once has its room.
    await company.ask("刘洋", SetOwnWord("two"))
    await company.ask("李伟", SetOwnWord("four"))
