"""An environment is made when it must be, and a failure says what to do."""

from pathlib import Path

import pytest

from tools import debian, environment, places
from tools.console import Trouble


def test_an_environment_is_ready_only_with_the_right_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not environment.is_ready(tmp_path)
    python = places.program(tmp_path, "python")
    python.parent.mkdir()
    python.touch()
    (tmp_path / environment.STAMP).write_text(environment.fingerprint(), encoding="ascii")
    assert environment.is_ready(tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("changed==1", encoding="utf-8")
    monkeypatch.setattr(places, "LOCK", lock)
    assert not environment.is_ready(tmp_path)


def test_a_moved_checkout_needs_a_new_environment() -> None:
    assert environment.fingerprint(Path("a")) != environment.fingerprint(Path("b"))


def test_the_build_backend_is_taken_from_the_lock_with_its_hashes() -> None:
    first, *hashes = environment.lock_entry("setuptools").splitlines()
    assert first.startswith("setuptools==")
    assert hashes
    assert all("--hash=sha256:" in line for line in hashes)


def test_the_lock_names_no_address_and_hashes_everything() -> None:
    text = places.LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    for line in text.splitlines():
        if "==" in line and not line.lstrip().startswith("#"):
            assert line.endswith("\\"), f"{line} has no hash"


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "full"),
        ("Failed to establish a new connection: Temporary failure in name resolution", "online"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "differs"),
        ("something new", "start again"),
    ],
)
def test_a_failure_says_what_to_do(output: str, word: str) -> None:
    assert word in environment.advice(output)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting anyio==4.1.0 (from -r requirements.lock (line 2))", "anyio"),
        ("Requirement already satisfied: idna==3.20 in /x (from -r r (line 3)) (3.20)", "idna"),
        ("  Downloading anyio.whl (1 kB)", None),
    ],
)
def test_progress_is_read_from_pip(line: str, name: str | None) -> None:
    assert environment.package_named(line) == name


def test_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "prefix", lambda: None)
    with pytest.raises(Trouble, match=r"sudo apt-get install -y --no-install-recommends python3\.11-venv"):
        debian.install(["python3.11-venv"], "no venv")
