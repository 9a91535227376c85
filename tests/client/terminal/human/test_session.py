"""The terminal for a person: signing in with trust at first sight, talking, and words for what goes wrong."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from client.app import terminal_parts
from client.core.words.wording import Language
from client.terminal.console import safe
from client.terminal.human.session import HumanSession
from tests.client.office import Office


class Typist:
    """A console at which a test types, and reads what is shown."""

    def __init__(self) -> None:
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._shown: asyncio.Queue[str] = asyncio.Queue()
        self.secrets: list[str] = []

    async def ask(self, prompt: str, *, secret: bool = False) -> str | None:
        self._shown.put_nowait(prompt)
        line = await self._typed.get()
        if secret and line is not None:
            self.secrets.append(line)
        return line

    def show(self, text: str) -> None:
        self._shown.put_nowait(text)

    async def close(self) -> None:
        self._typed.put_nowait(None)

    def types(self, *lines: str) -> None:
        for line in lines:
            self._typed.put_nowait(line)

    async def reads(self, part: str, wait: float = 15.0) -> str:
        """Read on until something shown contains these words."""
        seen: list[str] = []
        try:
            async with asyncio.timeout(wait):
                while True:
                    seen.append(await self._shown.get())
                    if part in seen[-1]:
                        return seen[-1]
        except TimeoutError:
            raise AssertionError(f"{part!r} was not shown, but {seen}") from None


@contextlib.asynccontextmanager
async def person(office: Office, profile: str, server: str = "") -> AsyncGenerator[Typist]:
    """A person at a terminal, who leaves at the end."""
    typist = Typist()
    async with office.at(profile) as device:
        parts = terminal_parts(device.client, server or office.server.address, Language.CHINESE)
        running = asyncio.create_task(HumanSession(parts, typist).run())  # noqa: TID251
        try:
            yield typist
        finally:
            typist.types("/quit")
            async with asyncio.timeout(10):
                await running


async def sign_in(typist: Typist, office: Office, name: str) -> None:
    typist.types(office.number(name), office.organisation.password, "y")
    assert office.organisation.id in await typist.reads("编号")
    await typist.reads(f"已登录：{name}")
    await typist.reads("已连接")


async def test_two_people_talk(office: Office) -> None:
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        assert wang.secrets == [office.organisation.password]
        wang.types("你好")
        await wang.reads("/to")
        wang.types("/to lw")
        await wang.reads("李伟")
        wang.types("你好", "\x1b[2J")
        assert await li.reads("< 王芳") == "< 王芳: 你好"
        await wang.reads("已送达 李伟")
        li.types("/to 1001", "收到", "/history", "/react 1 👍", "/read")
        await wang.reads("< 李伟: 收到")
        await wang.reads("👍1")
        wang.types("/history", "/edit 1 您好")
        await li.reads("您好（已编辑）")
        wang.types("/recall 1")
        await li.reads("（已撤回）")
        li.types("/recall 9")
        await li.reads("没有第 9 条")
        li.types("/edit 1 不行")
        await li.reads("未发送")
        li.types("/status")
        assert "未能发送：1" in await li.reads("连接")
        li.types("/delete", "/status")
        assert "未能发送：0" in await li.reads("连接")


async def test_a_wrong_password_asks_again_and_a_no_trusts_nobody(office: Office) -> None:
    async with person(office, "wang") as typist:
        typist.types(office.number("王芳"), office.organisation.password, "n")
        await typist.reads("没有信任")
        typist.types(office.number("王芳"), "not this", "y")
        await typist.reads("密码不对")
        typist.types(office.number("王芳"), office.organisation.password)
        await typist.reads("已登录")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/people zs", "没有找到“zs”"),
        ("/list", "邻信测试公司: "),
        ("/devices", "本机 在线"),
        ("/help", "/people 文字"),
        ("/nothing", "没有 /nothing 这个命令"),
        ("/history", "先输入 /to"),
        ("/read", "先输入 /to"),
    ],
)
async def test_commands_answer(office: Office, command: str, answer: str) -> None:
    async with person(office, "wang") as typist:
        await sign_in(typist, office, "王芳")
        typist.types(command)
        await typist.reads(answer)


def test_words_do_not_steer_the_terminal() -> None:
    assert safe("a\x1b[31mb\x07\u202ec") == "a�[31mb��c"
    assert safe("一\u3000家👨‍👩‍👧\n\t") == "一\u3000家👨‍👩‍👧\n\t"


async def test_files_are_sent_and_saved(office: Office, tmp_path: Path) -> None:
    drawing, out = tmp_path / "图 纸.dwg", tmp_path / "out"

    def prepare() -> None:
        drawing.write_bytes(b"drawing" * 1000)
        out.mkdir()

    await asyncio.to_thread(prepare)
    async with person(office, "wang") as wang, person(office, "li") as li:
        await sign_in(wang, office, "王芳")
        await sign_in(li, office, "李伟")
        wang.types("/to 1002", "/send", f"/send {drawing}")
        await wang.reads("发送哪个文件")
        assert await li.reads("< 王芳") == "< 王芳:   📎 图 纸.dwg (6 KB)"
        li.types("/to 1001", "/history", f"/save 1 {out}", f"/save 1 {out}", "只有字")
        await li.reads("📎 图 纸.dwg (6 KB)")
        assert str(out / "图 纸.dwg") in await li.reads("已保存为")
        assert str(out / "图 纸 (2).dwg") in await li.reads("已保存为")
        await li.reads("已送达 王芳")
        li.types("/history", "/save 2", "/save 9")
        await li.reads("这条消息没有文件")
        await li.reads("没有编号 9")
        assert await asyncio.to_thread((out / "图 纸 (2).dwg").read_bytes) == b"drawing" * 1000
        wang.types(f"/send {tmp_path / 'gone'}")
        await wang.reads("读不到文件“gone”")
