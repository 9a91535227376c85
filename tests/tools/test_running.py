"""A first look: a port that is free, an organisation made once, a server that says why it didn't start."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools import running
from tools.console import Trouble


def test_another_port_is_chosen_when_the_usual_one_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind((running.LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(running, "PORT", port)
        assert running.choose_port() != port
    assert f"port {port} is taken" in capsys.readouterr().out


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own."""
    for name in ("DATA", "NOTE", "LOG", "DEMO", "CLIENTS"):
        monkeypatch.setattr(running, name, tmp_path / name.lower())
    monkeypatch.setattr(running.places, "ROOT", tmp_path)
    return tmp_path


def answer(house: Path, code: str) -> None:
    """Let `python -m server` do this."""
    (house / "server.py").write_text(code, encoding="utf-8")


def test_the_organisation_is_made_once_and_remembered(house: Path) -> None:
    made = {"organisation": "org", "name": "邻", "accounts": [{"user": "a", "password": "b", "name": "c"}]}
    making = "import pathlib; pathlib.Path('data').mkdir(); pathlib.Path('data/x').touch(); print("
    answer(house, f"{making}{json.dumps(made)!r})")
    assert running.initialise(sys.executable, empty=False) == made
    answer(house, "raise SystemExit('asked again')")
    assert running.initialise(sys.executable, empty=False) == made
    if sys.platform != "win32":
        assert (house / "note").stat().st_mode & 0o777 == 0o600


def test_a_failed_start_leaves_nothing_half_made(house: Path) -> None:
    answer(house, "import pathlib, sys; pathlib.Path('data').mkdir(); sys.exit('no room')")
    with pytest.raises(Trouble, match="no room"):
        running.initialise(sys.executable, empty=False)
    assert not (house / "data").exists()


def test_a_server_that_ends_at_once_is_quoted(house: Path) -> None:
    (house / "log").write_text("the key is wrong\n", encoding="utf-8")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with pytest.raises(Trouble, match="the key is wrong"):
        running.await_port(ended, 1, seconds=5)


def test_ways_to_sign_in_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    organisation: running.Organisation = {
        "organisation": "ORG",
        "name": "邻信演示公司",
        "accounts": [{"user": "zhangwei", "password": "demo-1", "name": "张伟"}],
    }
    running.tell(organisation, 7443)
    told = capsys.readouterr().out
    assert all(word in told for word in ("127.0.0.1:7443", "ORG", "zhangwei", "demo-1", "张伟"))


def company() -> running.Organisation:
    people = [("1001", "王芳"), ("1002", "李伟"), ("1003", "张敏")]
    accounts: list[running.Account] = [{"user": user, "password": "p", "name": name} for user, name in people]
    return {"organisation": "ORG", "name": "邻信演示公司", "accounts": accounts}


def asked_client(house: Path, *arguments: str, found: running.Organisation | None = None) -> dict[str, Any]:
    """Return what a client started by `dev.py run` is told."""
    code = "import json, os, sys; json.dump({'told': sys.argv[1:], 'home': os.environ['LINXIN_HOME']}, "
    (house / "client.py").write_text(code + "open('told', 'w'))", encoding="utf-8")
    assert running.client(sys.executable, 7443, found, list(arguments)) == 0
    return dict(json.loads((house / "told").read_text(encoding="utf-8")))


def test_a_window_is_told_whom_it_may_offer(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "has_screen", lambda: True)
    monkeypatch.delenv("LINXIN_HOME", raising=False)
    asked = asked_client(house, "--profile", "second", found=company())
    expected = ["--server", "127.0.0.1:7443", "--profile", "second", "--demo", str(house / "demo")]
    assert asked == {"told": expected, "home": str(house / "clients")}
    demo = json.loads((house / "demo").read_text(encoding="utf-8"))
    assert (demo["server"], demo["organisation"]) == ("127.0.0.1:7443", "ORG")
    assert [person["name"] for person in demo["people"]] == ["李伟", "王芳"]
    assert demo["second"] == ""
    if sys.platform != "win32":
        assert (house / "demo").stat().st_mode & 0o777 == 0o600


def test_the_first_window_tells_how_to_be_somebody_else(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "has_screen", lambda: True)
    asked_client(house, found=company())
    demo = json.loads((house / "demo").read_text(encoding="utf-8"))
    assert [person["name"] for person in demo["people"]] == ["王芳", "李伟"]
    assert demo["second"] == running.SECOND


@pytest.mark.parametrize("mode", ["--terminal", "--json"])
def test_no_other_client_is(house: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setattr(running, "has_screen", lambda: True)
    monkeypatch.setenv("LINXIN_HOME", str(house / "mine"))
    asked = asked_client(house, mode, found=company())
    assert asked == {"told": ["--server", "127.0.0.1:7443", mode], "home": str(house / "mine")}
    assert not (house / "demo").exists()


def test_an_empty_organisation_offers_nobody(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "has_screen", lambda: True)
    empty: running.Organisation = {"organisation": "ORG", "name": "x", "accounts": []}
    assert "--demo" not in asked_client(house, found=empty)["told"]


def test_a_window_needs_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not running.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert running.has_screen()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert running.has_screen()
