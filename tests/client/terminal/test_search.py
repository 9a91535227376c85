"""Messages are found in the terminal: by a person in words, by a script in JSON."""

from typing import Any

import pytest

from client.app import terminal_parts
from client.core.events import EntryPlaced
from client.core.words.wording import Language
from client.terminal.commands.all import parse_command
from client.terminal.executors.all import Executor
from shared.errors import Refusal
from tests.client.office import Office
from tests.client.terminal.human.test_session import person, sign_in


async def test_a_person_finds_what_was_said(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/to lw", "轴承的报价单发你了")
        await li.reads("轴承的报价单")
        wang.types("/find 报价")
        assert (await wang.reads("[李伟]")).endswith("[李伟]  王芳: 轴承的报价单发你了")
        wang.types("/find 没有的词")
        await wang.reads("没有找到含“没有的词”的消息")


async def test_a_script_finds_page_by_page_and_in_one_conversation(office: Office) -> None:
    async with office.signed_in("王芳") as device:
        client = device.client
        li = await client.people.by_number(office.number("李伟"))
        for number in range(3):
            await client.chat.send_to(li.person, f"报价 {number}")
        await device.until(EntryPlaced, 3)
        executor = Executor(terminal_parts(client, office.server.address, Language.CHINESE))

        async def search(rest: str) -> dict[str, Any]:
            return await executor.run(parse_command(f'{{"do": "search", "find": "报价"{rest}}}'.encode()))

        first = await search(', "limit": 2')
        assert [one["text"] for one in first["messages"]] == ["报价 2", "报价 1"]
        assert first["messages"][0]["author_name"] == "王芳"
        second = await search(f', "further": {first["further"]}')
        assert [one["text"] for one in second["messages"]] == ["报价 0"]
        assert (second["further"], second["whole"]) == (0, True)
        assert len((await search(f', "to": "{li.number}"'))["messages"]) == 3


@pytest.mark.parametrize("rest", ["", ', "find": "x", "limit": 0', ', "find": "x", "further": -1'])
def test_what_is_no_search_is_refused(rest: str) -> None:
    with pytest.raises(Refusal):
        parse_command(f'{{"do": "search"{rest}}}'.encode())
