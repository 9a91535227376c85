"""Where dictionaries may lie: where whoever starts the client says, in the user's folder, the system's."""

import os
from pathlib import Path

import pytest

from client.platform.dictionaries import dictionary_folders


def test_what_is_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    monkeypatch.setenv("DICPATH", os.pathsep.join(("", str(one), str(other))))
    assert dictionary_folders()[:2] == (one, other)
    monkeypatch.delenv("DICPATH")
    assert one not in dictionary_folders()


@pytest.mark.parametrize(
    ("system", "folder"),
    [("linux", "share/hunspell"), ("darwin", "Library/Spelling"), ("win32", "local/hunspell")],
)
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, folder: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.delenv("DICPATH", raising=False)
    found = dictionary_folders()
    assert any(one.as_posix().endswith(folder) for one in found)
    assert found[0].is_relative_to(tmp_path)
