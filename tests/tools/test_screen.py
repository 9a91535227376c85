"""What a window needs of the system is asked for by loading it, and its absence stops nothing else."""

from pathlib import Path

import pytest

from tools import debian, screen
from tools.console import Trouble


def test_a_library_that_is_not_there_names_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loads(library: str) -> bool:
        return library != "libEGL.so.1"

    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    monkeypatch.setattr(screen, "loads", loads)
    assert screen.missing(fonts=tmp_path) == ["libegl1"]


def test_a_system_without_chinese_gets_a_font(tmp_path: Path) -> None:
    assert screen.missing(libraries=(), fonts=tmp_path) == ["fonts-noto-cjk"]
    (tmp_path / "opentype").mkdir()
    (tmp_path / "opentype" / "NotoSansCJK-Regular.ttc").touch()
    assert screen.missing(libraries=(), fonts=tmp_path) == []


def test_a_library_is_found_by_loading_it() -> None:
    assert not screen.loads("libthere-is-no-such-library.so.1")


def test_without_rights_setup_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(packages: list[str], why: str) -> None:
        message = f"{why}: {' '.join(packages)}"
        raise Trouble(message)

    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "install", refuse)
    monkeypatch.setattr(screen, "missing", lambda: ["libegl1"])
    monkeypatch.setattr("sys.platform", "linux")
    screen.provide()
    said = capsys.readouterr().out
    assert "libegl1" in said
    assert "server" in said
