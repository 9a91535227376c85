"""Drafts on the server: the later one stands, all my devices hear of it, and nobody else does."""

import msgspec
import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Style
from shared.model.state import Draft, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import SetDraft
from shared.wire.router import Router
from tests.server.features.desk import Desk, Someone


@pytest.fixture
async def li(desk: Desk, zhang: Someone, li: Someone) -> Someone:
    await desk.meet(zhang, li)
    return li


def told(desk: Desk, who: Someone, conversation: bytes) -> Draft | None:
    return desk.told(who, state_key("draft", conversation), Draft)


async def test_a_draft_reaches_all_my_devices_and_nobody_elses(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    phone = await desk.again(zhang.person, "1001")
    kept = await desk.ask(zhang.session, SetDraft(conversation, "还没写完", desk.now))
    assert kept.draft == Draft("还没写完", desk.now)
    assert told(desk, zhang, conversation) == told(desk, phone, conversation) == kept.draft
    assert desk.heard(li.session) == []


async def test_the_later_draft_stands_whichever_comes_last(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    await desk.ask(zhang.session, SetDraft(conversation, "早", desk.now - 10))
    late = await desk.ask(zhang.session, SetDraft(conversation, "晚", desk.now))
    told(desk, zhang, conversation)
    again = await desk.ask(zhang.session, SetDraft(conversation, "又是早的", desk.now - 5))
    assert again == late
    assert told(desk, zhang, conversation) is None
    gone = await desk.ask(zhang.session, SetDraft(conversation, "", desk.now + 1))
    assert gone.draft.text == ""
    assert gone.version == late.version + 1


async def test_a_clock_far_ahead_does_not_win_for_days(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    ahead = await desk.ask(zhang.session, SetDraft(conversation, "明天", desk.now + 86_400_000))
    assert ahead.draft.time == desk.now
    desk.pass_time(1)
    after = await desk.ask(zhang.session, SetDraft(conversation, "今天", desk.now))
    assert after.draft == Draft("今天", desk.now)


async def test_the_same_words_again_change_nothing(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    first = await desk.ask(zhang.session, SetDraft(conversation, "话", desk.now))
    told(desk, zhang, conversation)
    assert await desk.ask(zhang.session, SetDraft(conversation, "话", desk.now + 5)) == first
    assert told(desk, zhang, conversation) is None


async def test_other_styles_are_another_draft(desk: Desk, zhang: Someone, li: Someone) -> None:
    conversation = direct_conversation(zhang.person, li.person)
    bold = (Style(0, 1, bold=True),)
    first = await desk.ask(zhang.session, SetDraft(conversation, "话", desk.now))
    desk.pass_time(1)
    second = await desk.ask(zhang.session, SetDraft(conversation, "话", desk.now, bold))
    assert second.version > first.version
    assert second.draft.styles == bold
    told(desk, zhang, conversation)
    assert await desk.ask(zhang.session, SetDraft(conversation, "话", desk.now + 5, bold)) == second
    assert told(desk, zhang, conversation) is None


async def test_a_draft_outside_of_my_conversations_is_refused(
    desk: Desk, zhang: Someone, li: Someone
) -> None:
    stranger = await desk.enters("1003")
    for conversation in (direct_conversation(zhang.person, li.person), new_id()):
        with pytest.raises(Refusal) as refused:
            await desk.ask(stranger.session, SetDraft(conversation, "偷", desk.now))
        assert refused.value.code is ErrorCode.NOT_MEMBER


@pytest.mark.parametrize(
    "wrong", [SetDraft(bytes(16), "长" * (limits.DRAFT_LENGTH + 1), 1), SetDraft(b"short", "x", 1)]
)
def test_what_is_out_of_shape_reaches_no_handler(wrong: SetDraft) -> None:
    with pytest.raises(Refusal) as refused:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(wrong)))
    assert refused.value.code is ErrorCode.BAD_MESSAGE
