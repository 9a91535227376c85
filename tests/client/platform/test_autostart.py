"""The system starts Linxin, or not: each desktop's own file, and what a user changed there."""

import plistlib
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.platform.autostart import BACKGROUND, DesktopEntry, LaunchAgent, quoted, start_command

linux = pytest.mark.skipif(sys.platform != "linux", reason="the desktop's own reader is asked")


@pytest.fixture
def entry(tmp_path: Path) -> DesktopEntry:
    return DesktopEntry(tmp_path / "config" / "autostart" / "linxin.desktop", ["/opt/邻 信/linxin", "-P"])


async def test_an_entry_is_written_and_taken_away(tmp_path: Path, entry: DesktopEntry) -> None:
    assert not await entry.enabled()
    await entry.set(on=False)
    await entry.set(on=True)
    assert await entry.enabled()
    file = tmp_path / "config" / "autostart" / "linxin.desktop"
    assert 'Exec="/opt/邻 信/linxin" "-P"\n' in file.read_text(encoding="utf-8")
    await entry.set(on=False)
    assert not await entry.enabled()
    assert not file.exists()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "hidden = TRUE"])
async def test_what_the_desktop_switched_off_is_off(tmp_path: Path, entry: DesktopEntry, line: str) -> None:
    await entry.set(on=True)
    file = tmp_path / "config" / "autostart" / "linxin.desktop"
    file.write_bytes(file.read_bytes() + f"{line}\n".encode())
    assert not await entry.enabled()
    # Whoever wants it again gets it.
    await entry.set(on=True)
    assert await entry.enabled()


async def test_a_damaged_file_is_no_end(tmp_path: Path, entry: DesktopEntry) -> None:
    file = tmp_path / "config" / "autostart" / "linxin.desktop"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xfe\0nonsense")
    assert await entry.enabled()
    await entry.set(on=True)
    assert "Exec=" in file.read_text(encoding="utf-8")


async def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file", encoding="utf-8")
    entry = DesktopEntry(tmp_path / "autostart" / "linxin.desktop", ["linxin"])
    with pytest.raises(OSError, match="autostart"):
        await entry.set(on=True)


def test_what_a_shell_would_act_on_is_escaped_twice() -> None:
    # The file's own escapes first, then those of Exec (Desktop Entry Specification 1.5).
    assert quoted(["a b", '"', "$HOME", "100%", "\\"]) == r'"a b" "\\"" "\\$HOME" "100%%" "\\\\"'


def read(text: str) -> list[str]:
    """Read Exec as a desktop does: the file's escapes go first, then those of the quotes, then per cents."""
    text = text.replace("\\\\", "\\")
    for escaped in "`$":
        # In quotes a POSIX shell takes these two for more than themselves.
        text = text.replace(f"\\{escaped}", escaped)
    return [argument.replace("%%", "%") for argument in shlex.split(text)]


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1))
def test_every_argument_arrives_whole(arguments: list[str]) -> None:
    assert read(quoted(arguments)) == arguments


async def test_a_launch_agent_is_a_property_list(tmp_path: Path) -> None:
    file = tmp_path / "LaunchAgents" / "linxin.client.plist"
    agent = LaunchAgent(file, "linxin.client", ["/Applications/邻信.app/linxin", BACKGROUND])
    assert not await agent.enabled()
    await agent.set(on=True)
    assert await agent.enabled()
    job = plistlib.loads(file.read_bytes())
    assert job["ProgramArguments"] == ["/Applications/邻信.app/linxin", BACKGROUND]
    assert (job["Label"], job["RunAtLoad"]) == ("linxin.client", True)
    await agent.set(on=False)
    assert not await agent.enabled()


@linux
def test_the_command_starts_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "client").mkdir()
    (tmp_path / "client" / "__main__.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    command = [*start_command("second")[:-1], "--help"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=30)
    assert BACKGROUND in told.stdout
    assert start_command("second")[-3:] == ["--profile", "second", BACKGROUND]
    assert start_command("default")[-2:] == ["client", BACKGROUND]
