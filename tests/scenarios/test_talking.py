"""Two people talk."""

import pytest

from tests.support.device import Refused
from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def test_a_message_is_heard_and_seen_to_arrive(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    sent = await wang.sends(li, "下午的图纸改好了")
    heard = await li.hears("下午的图纸改好了", author=wang)
    assert (heard["seq"], heard["id"]) == (sent["seq"], sent["id"]) == (1, sent["id"])
    await wang.sees_delivered(sent)
    assert await li.unread() == 1
    await li.reads(wang)
    await wang.sees_read(sent)
    assert await li.unread() == 0


async def test_a_conversation_goes_to_and_fro(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    lines = [f"第{number}句" for number in range(1, 21)]
    for number, line in enumerate(lines):
        speaker, listener = (wang, li) if number % 2 == 0 else (li, wang)
        await speaker.says(listener, line)
        await listener.hears(line, author=speaker)
    await zhang.sends(wang, "打扰一下")
    await wang.hears("打扰一下", author=zhang)
    assert await wang.texts_with(li) == await li.texts_with(wang) == lines
    assert [message["seq"] for message in await li.talk_with(wang)] == list(range(1, 21))
    assert await zhang.texts_with(wang) == ["打扰一下"]
    assert not [one for one in zhang.device.terminal.events() if one["event"] == "message"]


async def test_typing_is_seen_and_ends(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "在吗")
    await li.hears("在吗")
    await wang.device.ask("typing", to=li.number)
    await li.device.hears(event="typing", person=wang.id, active=True)
    await wang.device.ask("typing", to=li.number, active=False)
    await li.device.hears(event="typing", person=wang.id, active=False)


async def test_words_are_changed_taken_back_and_answered_with_a_sign(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    first = await wang.sends(li, "会议三点")
    second = await wang.sends(li, "发错了")
    await li.hears("发错了")
    await wang.device.ask("edit", id=first["id"], text="会议四点")
    await li.device.hears(event="message", id=first["id"], text="会议四点", edited=True, update=True)
    await wang.device.ask("recall", id=second["id"])
    await li.device.hears(event="message", id=second["id"], recalled=True, text="")
    await li.device.ask("react", id=first["id"], emoji="👍")
    await wang.device.hears(event="message", id=first["id"], reactions={"👍": [li.id]})
    await li.device.ask("pin", id=first["id"])
    await wang.device.hears(event="message", id=first["id"], pinned=True)
    for person, other in ((wang, li), (li, wang)):
        one, two = await person.talk_with(other)
        assert (one["text"], one["edited"], one["pinned"]) == ("会议四点", True, True)
        assert (two["text"], two["recalled"]) == ("", True)


async def test_nobody_changes_the_words_of_others(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    sent = await wang.sends(li, "我说的")
    await li.hears("我说的")
    for tried in (
        await li.device.ask("edit", id=sent["id"], text="你说的"),
        await li.device.ask("recall", id=sent["id"]),
    ):
        failed = await li.device.hears(event="failed", id=tried["id"])
        assert failed["code"] == "not_allowed"
        await li.device.ask("delete", id=tried["id"])
    status = await li.device.ask("status")
    assert (status["outbox"], status["failed"]) == ([], [])
    assert await wang.texts_with(li) == ["我说的"]


async def test_what_cannot_be_sent_is_refused_in_words(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    for text, code in (("  ", "text_empty"), ("长" * 20_001, "text_too_long")):
        with pytest.raises(Refused) as refused:
            await wang.says(li, text)
        assert refused.value.code == code
        assert refused.value.text
    await wang.sends(li, "长" * 20_000)
    await li.hears("长" * 20_000)


async def test_the_same_message_given_twice_is_one(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    name = "019a0000-0000-7000-8000-000000000001"
    sent = await wang.device.hears(event="sent", id=(await wang.says(li, "一次", id=name))["id"])
    again = await wang.says(li, "一次", id=name)
    assert (again["event"], again["seq"]) == ("sent", sent["seq"])
    await wang.sends(li, "两次")
    await li.hears("两次", author=wang)
    assert await li.texts_with(wang) == ["一次", "两次"]
