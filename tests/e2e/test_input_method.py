"""Chinese by an input method, as its users type it: ibus with a pinyin engine, in the real window."""

import asyncio
import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.e2e.accessible import Node
from tests.e2e.desktop import Desktop, desktop, running
from tests.e2e.seat import EDITOR, Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
ENGINE = "libpinyin"
COMPONENT = Path("/usr/share/ibus/component/libpinyin.xml")
READY = 15.0
LOADING = 1.0
"""The engine reads its dictionary when it gets the first focus; keys are lost until then."""


@pytest.fixture
def typing_desk() -> Generator[Desktop]:
    """Run a desktop whose programs are typed into by way of ibus."""
    if shutil.which("ibus-daemon") is None or not COMPONENT.exists():
        pytest.skip("needs ibus and ibus-libpinyin: apt-get install ibus ibus-libpinyin")
    with desktop() as made:
        made.environment = {
            **made.environment,
            "QT_IM_MODULE": "ibus",
            "GSETTINGS_BACKEND": "memory",
            "HOME": str(made.folder),
        }
        daemon = ["ibus-daemon", "--panel", "disable", "--emoji-extension", "disable"]
        with running(daemon, made.environment):
            choose_engine(made)
            yield made


def choose_engine(made: Desktop) -> None:
    """Make the pinyin engine the one for all windows, once the daemon is there."""
    deadline = time.monotonic() + READY
    while ibus(made, "engine") != ENGINE:
        assert time.monotonic() < deadline, "ibus did not take the engine"
        # It complains that it can't set the keyboard's layout too, and has set the engine by then.
        ibus(made, "engine", ENGINE)


def ibus(made: Desktop, *arguments: str) -> str:
    """Let ibus do something; return what it prints."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        return subprocess.run(
            ["ibus", *arguments],
            env={**os.environ, **made.environment},
            capture_output=True,
            text=True,
            timeout=3,
            check=False,
        ).stdout.strip()
    return ""


def said(tree: Node) -> str | None:
    """Return what stands in the editor."""
    return next((node.text for node in tree.walk() if node.visible and EDITOR.search(node.name)), None)


async def test_pinyin_arrives_as_chinese_and_composing_sends_nothing(
    typing_desk: Desktop, office: Office, tmp_path: Path
) -> None:
    wang = Seat(typing_desk, office.person("王芳"), tmp_path / "wang")
    (li,) = await office.welcome("李伟")
    with contextlib.closing(wang):
        wang.comes_in()
        wang.finds("1002", "李伟")
        window = wang.main
        window.click("text", EDITOR)
        await asyncio.sleep(LOADING)
        typing_desk.xdotool("type", "--delay", "80", "nihao")
        # Enter takes the letters as they are into the text: it must not send.
        window.press("Return")
        window.look(lambda tree: True if said(tree) == "nihao" else None)
        window.press("ctrl+a", "BackSpace")
        window.press("ctrl+b")
        typing_desk.xdotool("type", "--delay", "80", "nihao")
        window.press("space")
        window.look(lambda tree: True if said(tree) == "你好" else None)
        looks = wang.program.looks(window.find("text", EDITOR), 1)
        assert looks.get("weight") == "bold", "what is composed looks as chosen before"
        window.press("Return")
        await li.hears("你好")
        assert await li.texts_with(wang.person) == ["你好"]
