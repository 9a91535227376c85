"""Commands called as the installed script calls them, and a data folder that one of them made."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said and ended with."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def cheap_and_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("LINXIN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LINXIN_ARGON2_TIME", "1")
    monkeypatch.setenv("LINXIN_ARGON2_MEMORY", "8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: object, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        mask = os.umask(0o022)
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            os.umask(mask)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return call


@pytest.fixture
def data(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "data"
    assert run("init", "--data", folder, "--name", "邻信").code == 0
    return folder
