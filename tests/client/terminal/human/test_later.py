"""The terminal for a person: what is to happen at a time."""

import asyncio
from datetime import datetime

import pytest

from client.terminal.human.later import moment
from tests.client.office import Office
from tests.client.terminal.human.test_office import asks_until
from tests.client.terminal.human.test_session import Typist, person, sign_in

NOON = int(datetime(2026, 11, 24, 12, 0).astimezone().timestamp() * 1000)
MINUTE = 60_000


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30", 30),
        ("0", 0),
        ("14:30", 150),
        ("11:59", 24 * 60 - 1),
        ("12:00", 24 * 60),
        ("24:00", None),
        ("morgen", None),
        ("", None),
        ("-5", None),
        ("9999999", None),
        ("１２", None),
    ],
)
def test_a_time_is_minutes_from_now_or_one_to_come(text: str, minutes: int | None) -> None:
    assert moment(text, NOON) == (None if minutes is None else NOON + minutes * MINUTE)


async def waits_first(typist: Typist, words: str) -> None:
    """Ask until these words are the first that wait: what has gone may still be listed for a moment."""
    async with asyncio.timeout(10):
        while True:
            typist.types("/later")
            if words in await typist.reads("  1  "):
                return


async def test_words_wait_go_and_are_brought_to_mind(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/later 30 太早", "/to 1002", "/later 明天 晚上见", "/later 30 不发了", "/later 0 晚上见")
        await wang.reads("发给谁")
        await wang.reads("什么时间？")
        await wang.reads("发送。")
        await li.reads("晚上见")
        await waits_first(wang, "不发了")
        wang.types("/drop_later 1", "/drop_later 9")
        await wang.reads("没有编号 9")
        await asks_until(wang, "/later", "没有内容")
        li.types("/to 1001", "/history")
        shown = (await li.reads("王芳: 晚上见")).split()[0]
        li.types(f"/remind_me {shown} 60", "/reminders")
        await li.reads("提醒你")
        await li.reads("晚上见")
        li.types(f"/remind_me {shown}", "/reminders")
        await li.reads("没有内容")
