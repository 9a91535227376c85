"""One window for each profile: second starts, killed firsts, and callers who are no second start."""

import asyncio
import os
import socket
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from client.platform.first_instance import CALLERS, FirstInstance
from client.platform.second_start import LINE, PATH_LENGTH, endpoint, raise_first
from shared import limits
from tests.support.child import Child, python_command

unix = pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket itself")


class Second:
    """A second start, in a thread, since it waits for the first one's loop."""

    def __init__(self, folder: Path, patience: float = 5.0) -> None:
        self.answers: list[bool] = []
        self._thread = threading.Thread(target=lambda: self.answers.append(raise_first(folder, patience)))
        self._thread.start()

    def answered(self) -> bool:
        return bool(self.answers)


@pytest.fixture
def raised() -> list[str]:
    return []


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, raised: list[str]) -> Generator[FirstInstance]:
    made = FirstInstance(tmp_path, raised.append)
    assert made.open()
    yield made
    made.close()


def test_a_second_start_raises_the_first(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-7")
    second = Second(tmp_path)
    qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([True], ["token-7"])


def test_a_link_of_a_second_start_is_handed_over(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-7")
    opened: list[str] = []
    first.link_opened.connect(opened.append)
    link = "linxin://hc-server:7443/AAAA?name=%E9%82%BB%E4%BF%A1&or=" + "x" * 1500
    answers: list[bool] = []
    second = threading.Thread(target=lambda: answers.append(raise_first(tmp_path, 5.0, link)))
    second.start()
    qtbot.waitUntil(lambda: bool(answers))
    assert (answers, raised, opened) == ([True], ["token-7"], [link])


@pytest.mark.parametrize("link", ["https://elsewhere", "linxin", "linxin://" + "x" * limits.INVITE])
def test_what_is_no_invite_link_opens_nothing(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str], link: str
) -> None:
    opened: list[str] = []
    first.link_opened.connect(opened.append)
    answers: list[bool] = []
    threading.Thread(target=lambda: answers.append(raise_first(tmp_path, 0.5, link))).start()
    qtbot.waitUntil(lambda: bool(answers))
    assert (answers, raised, opened) == ([False], [], [])


def test_ten_at_once_are_all_heard(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str]
) -> None:
    seconds = [Second(tmp_path) for _ in range(10)]
    qtbot.waitUntil(lambda: all(one.answered() for one in seconds), timeout=8000)
    assert [one.answers for one in seconds] == [[True]] * 10
    assert len(raised) == 10


def test_another_profile_is_left_alone(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str]
) -> None:
    second = Second(tmp_path / "other", 0.5)
    qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([False], [])


def test_without_a_first_a_second_waits_and_goes_on(tmp_path: Path) -> None:
    started = time.monotonic()
    assert not raise_first(tmp_path, 0.5)
    assert 0.4 < time.monotonic() - started < 2


def test_a_first_that_is_just_starting_is_waited_for(qtbot: QtBot, tmp_path: Path, raised: list[str]) -> None:
    second = Second(tmp_path)
    qtbot.wait(300)
    first = FirstInstance(tmp_path, raised.append)
    assert first.open()
    qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([True], [""])
    first.close()


def test_a_first_that_hangs_does_not_hang_the_second(first: FirstInstance, tmp_path: Path) -> None:
    # The loop of the first does not run: this test is in its way.
    started = time.monotonic()
    assert not raise_first(tmp_path, 0.7)
    assert time.monotonic() - started < 2


async def test_after_a_kill_the_next_start_listens_and_is_heard(tmp_path: Path) -> None:
    folder = tmp_path / "a profile 邻信"
    folder.mkdir()
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    for _ in range(3):
        child = Child(python_command("tests.client.platform.first", folder), environment=environment)
        assert await child.line() == "listening"
        assert await asyncio.to_thread(raise_first, folder)
        assert await child.line() == "forward "
        child.kill()
        assert not await asyncio.to_thread(raise_first, folder, 0.3)
        child.stop()


def test_a_long_folder_name_is_no_obstacle(qtbot: QtBot, tmp_path: Path, raised: list[str]) -> None:
    folder = tmp_path / ("很长的名字" * 8) / "profiles"
    folder.mkdir(parents=True)
    assert len(os.fsencode(endpoint(folder))) <= PATH_LENGTH
    first = FirstInstance(folder, raised.append)
    assert first.open()
    second = Second(folder)
    qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([True], [""])
    first.close()


# Callers who are no second start


def call(folder: Path) -> socket.socket:
    caller = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    caller.connect(endpoint(folder))
    return caller


@unix
def test_nobody_else_may_call(first: FirstInstance, tmp_path: Path) -> None:
    assert Path(endpoint(tmp_path)).stat().st_mode & 0o077 == 0


@unix
@pytest.mark.parametrize("said", [b"\n", b"quit\n", b"\xff\xfe\n", b"x" * (LINE + 1), b""])
def test_nonsense_is_hung_up_on_and_the_next_is_heard(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str], said: bytes
) -> None:
    with call(tmp_path) as caller:
        caller.sendall(said)
        qtbot.wait(50)
        second = Second(tmp_path)
        qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([True], [""])


@unix
def test_silent_callers_do_not_keep_others_out(
    first: FirstInstance, qtbot: QtBot, tmp_path: Path, raised: list[str]
) -> None:
    callers = [call(tmp_path) for _ in range(CALLERS)]
    second = Second(tmp_path)
    qtbot.waitUntil(second.answered)
    assert (second.answers, raised) == ([True], [""])
    for caller in callers:
        caller.close()
