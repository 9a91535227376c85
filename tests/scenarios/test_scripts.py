"""What a script may say to the terminal, and what it may not."""

import json

import pytest

from tests.support.office import Office

pytestmark = pytest.mark.scenario

GARBAGE = (
    "",
    "不是 JSON",
    "{",
    "[]",
    "null",
    "[" * 5000,
    '{"do": "fly"}',
    '{"do": "send"}',
    '{"do": "send", "to": 7, "text": "x"}',
    '{"do": "send", "to": "1002", "text": "x", "colour": "red"}',
    '{"do": "history", "limit": 100000000}',
    '{"do": "edit", "id": "no id", "text": "x"}',
    '{"do": "send", "to": "nobody", "text": "x"}',
    '{"do": "\\ud800"}',
    "x" * 300_000,
)


async def test_garbage_is_answered_and_survived(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    heard = wang.device.terminal.said
    for line in GARBAGE:
        wang.device.terminal.write(line)
    await wang.sends(li, "还在")
    await li.hears("还在")
    errors = [event for event in wang.device.terminal.events(heard) if event["event"] == "error"]
    assert len(errors) == len(GARBAGE) - 1  # an empty line asks nothing
    assert all(event["text"] for event in errors)
    assert {event["code"] for event in errors} <= {"bad_message", "too_large", "not_found"}


async def test_every_line_is_one_object(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "一行\n两行\r\n\u2028三行")
    heard = await li.hears("一行\n两行\r\n\u2028三行")
    assert heard["author_name"] == "王芳"
    lines = li.device.terminal.output.split("\n")
    assert all(isinstance(json.loads(line), dict) for line in lines)


async def test_people_are_found_by_name_number_and_pinyin(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    for words in ("李伟", "1002", "liwei", "lw"):
        answer = await wang.device.ask("people", find=words)
        assert "李伟" in [person["name"] for person in answer["people"]], words
    assert len((await wang.device.ask("people"))["people"]) == len(office.organisation.numbers)


async def test_the_end_of_input_ends_the_client_after_its_words_have_left(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    wang.device.tell("send", to=li.number, text="最后一句")
    wang.device.terminal.close_input()
    assert await wang.device.terminal.wait() == 0
    await li.hears("最后一句")
