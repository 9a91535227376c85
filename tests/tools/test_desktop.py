"""What end-to-end tests need is asked for by program, and its absence is said, not failed."""

from pathlib import Path

import pytest

from tools import debian, desktop, testing


def test_a_program_that_is_not_there_names_its_package(tmp_path: Path) -> None:
    launcher = tmp_path / "at-spi-bus-launcher"
    launcher.touch()

    def which(program: str) -> str | None:
        return None if program == "dbus-daemon" else program

    assert desktop.missing(which, {"at-spi2-core": (str(tmp_path / "nothing"), str(launcher))}) == ["dbus"]


def test_without_an_accessibility_bus_its_package_is_named(tmp_path: Path) -> None:
    files = {"at-spi2-core": (str(tmp_path / "nothing"),)}
    assert desktop.missing(lambda program: program, files) == ["at-spi2-core"]


def test_elsewhere_the_section_is_skipped_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    monkeypatch.setattr(desktop, "missing", lambda: ["xvfb"])
    (outcome,) = testing.RUN["e2e"]()
    assert (outcome.skipped, outcome.good, outcome.note) == (True, True, "needs xvfb")
    assert "xvfb" in capsys.readouterr().out


def test_on_debian_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[list[str]] = []

    def install(packages: list[str], _why: str) -> None:
        installed.append(packages)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    monkeypatch.setattr(desktop, "missing", lambda: ["xvfb", "openbox"])
    monkeypatch.setattr(desktop, "WISHED", {"ibus": ("/nothing",)})
    monkeypatch.setattr(desktop.screen, "provide", lambda: None)
    assert desktop.provide() == ""
    assert installed == [["xvfb", "openbox", "ibus"]]
