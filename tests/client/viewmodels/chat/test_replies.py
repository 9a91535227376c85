"""Quick replies in rows: by category, found by words, pinyin and initials, own ones before the company's."""

import asyncio

import pytest

from client.core.bus import Bus
from client.core.words.language import Language
from client.viewmodels.chat.replies import OfferedReplies, ReplyBook, spoken_reply
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.replies import FakeReplies


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def replies(bus: Bus) -> FakeReplies:
    return FakeReplies(bus)


async def kept(replies: FakeReplies) -> OfferedReplies:
    await replies.own.put("您好，请稍等", "问候")
    await replies.own.put("报价单见附件", "报价")
    await replies.own.put("Thank you\nfor waiting", "")
    await replies.company.put("欢迎光临恒川", "问候")
    offered = OfferedReplies(replies, lambda: Language.ENGLISH)
    spelt = asyncio.Event()
    offered.prepared.connect(spelt.set)
    offered.prepare()
    async with asyncio.timeout(10):
        await spelt.wait()
    return offered


async def test_rows_stand_by_category_and_the_companys_last(replies: FakeReplies) -> None:
    offered = await kept(replies)
    assert [(one.heading, one.line) for one in offered.rows()] == [
        ("问候", "您好，请稍等"),
        ("报价", "报价单见附件"),
        ("Without a category", "Thank you for waiting"),
        ("Company: 问候", "欢迎光临恒川"),
    ]
    assert spoken_reply(offered.rows()[0]) == "问候, 您好，请稍等"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("请稍", ["您好，请稍等"]),
        ("bjd", ["报价单见附件"]),
        ("baojia", ["报价单见附件"]),
        ("THANK", ["Thank you for waiting"]),
        ("waiting", ["Thank you for waiting"]),
        ("wenhou", ["您好，请稍等", "欢迎光临恒川"]),
        ("没有", []),
    ],
)
async def test_found_by_words_pinyin_initials_and_category(
    replies: FakeReplies, typed: str, found: list[str]
) -> None:
    offered = await kept(replies)
    assert [one.line for one in offered.rows(typed)] == found
    assert [one.line for one in offered.fitting(typed)] == found


async def test_what_is_found_stands_below_its_own_category(replies: FakeReplies) -> None:
    await replies.own.put("两天后到货", "报价")
    await replies.company.put("货已发出", "物流")
    offered = await kept(replies)
    assert [(one.heading, one.line) for one in offered.rows("货")] == [
        ("报价", "两天后到货"),
        ("Company: 物流", "货已发出"),
    ]
    assert [(one.heading, one.line) for one in offered.rows("附件")] == [("报价", "报价单见附件")]


async def test_who_goes_on_typing_is_offered_few_and_the_closest_first(replies: FakeReplies) -> None:
    for number in range(20):
        await replies.own.put(f"第{number}条")
    await replies.own.put("条款见合同")
    offered = OfferedReplies(replies, lambda: Language.ENGLISH)
    found = offered.fitting("条")
    assert len(found) == 8
    assert found[0].line == "条款见合同"
    assert len(offered.fitting("")) == 8


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_book_follows_changes_and_tells_refusals(replies: FakeReplies, bus: Bus) -> None:
    book = ReplyBook(replies.own, bus, lambda: Language.ENGLISH)
    heard: list[str] = []
    book.done.connect(lambda: heard.append("done"))
    book.failed.connect(heard.append)
    book.put("您好", "问候")
    book.put("请稍等", "问候")
    await settled()
    assert [one.text for one in book.rows.rows] == ["您好", "请稍等"]
    assert book.categories == ["问候"]
    book.move(book.rows.rows[1].id, -1)
    await settled()
    assert [one.text for one in book.rows.rows] == ["请稍等", "您好"]
    replies.memory.refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=500)
    book.remove(book.rows.rows[0].id)
    await settled()
    assert heard[:3] == ["done"] * 3
    assert "500" in heard[3]
    assert len(book.rows.rows) == 2
    await book.close()


async def test_words_are_kept_from_elsewhere(replies: FakeReplies) -> None:
    offered = OfferedReplies(replies, lambda: Language.ENGLISH)
    then: list[str] = []
    trouble: list[str] = []
    offered.troubled.connect(trouble.append)
    offered.keep("您好", lambda: then.append("kept"))
    offered.keep("  ", lambda: then.append("never"))
    await settled()
    assert [one.text for one in offered.rows()] == ["您好"]
    assert (then, len(trouble)) == (["kept"], 1)
    await offered.close()
