"""The commands `backup` and `restore`: what they do, and what they say."""

import os
from pathlib import Path

import pytest

from server.backup import envelope
from tests.server.cli.conftest import Run


@pytest.fixture(autouse=True)
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope.SealedFile.__init__, "__kwdefaults__", {"passes": 1, "memory": 8})


def test_a_backup_needs_nothing_else(data: Path, tmp_path: Path, run: Run) -> None:
    assert run("user", "add", "1001", "王芳", "--data", data).code == 0
    file = tmp_path / "b.lxb"
    said = run("backup", file, "--data", data)
    assert (said.code, said.err) == (0, "")
    assert "whoever has this file has everything" in said.out
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    new = tmp_path / "new"
    said = run("restore", file, "--data", new)
    assert said.code == 0
    assert "邻信, as it was at" in said.out
    assert "王芳" in run("user", "list", "--data", new).out
    assert run("verify", "--data", new).code == 0


def test_a_key_from_the_environment_is_in_it(
    data: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (data / "store.key").read_text("ascii").strip()
    (data / "store.key").unlink()
    monkeypatch.setenv("LINXIN_STORE_KEY", key)
    assert run("backup", tmp_path / "b", "--data", data).code == 0
    monkeypatch.setenv("LINXIN_STORE_KEY", "ab" * 32)
    assert "not the key of this backup" in run("restore", tmp_path / "b", "--data", tmp_path / "other").out
    monkeypatch.delenv("LINXIN_STORE_KEY")
    assert run("restore", tmp_path / "b", "--data", tmp_path / "new").code == 0
    assert run("verify", "--data", tmp_path / "new").code == 0


def test_a_passphrase_seals_it(data: Path, tmp_path: Path, run: Run) -> None:
    secret, other = tmp_path / "secret", tmp_path / "other"
    secret.write_text("正确的马 battery\n", "utf-8")
    other.write_text("another passphrase", "utf-8")
    file, new = tmp_path / "b", tmp_path / "new"
    said = run("backup", file, "--data", data, "--passphrase-file", secret)
    assert said.code == 0
    assert "sealed" in said.out
    for given, told in (((), "--passphrase-file"), (("--passphrase-file", other), "does not open")):
        said = run("restore", file, "--data", new, *given)
        assert said.code == 1
        assert told in said.err
        assert not new.exists()
    assert run("restore", file, "--data", new, "--passphrase-file", secret).code == 0
    assert run("verify", "--data", new).code == 0


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe\xff\xff\n", b"x" * 5000])
def test_a_passphrase_worth_nothing_is_refused(data: Path, tmp_path: Path, run: Run, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    said = run("backup", tmp_path / "b", "--data", data, "--passphrase-file", tmp_path / "secret")
    assert said.code == 1
    assert "passphrase" in said.err
    assert not (tmp_path / "b").exists()


def test_troubles_are_told_in_a_sentence(data: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    (tmp_path / "half").write_bytes(bytes(100))
    troubles = [
        (("backup", tmp_path / "there", "--data", data), "there already"),
        (("backup", tmp_path / "no" / "b", "--data", data), "no folder"),
        (("backup", tmp_path / "b", "--data", tmp_path / "no"), "no database"),
        (("backup", tmp_path / "b", "--data", data, "--passphrase-file", tmp_path / "no"), "cannot be read"),
        (("restore", tmp_path / "no", "--data", tmp_path / "new"), "no backup file"),
        (("restore", tmp_path / "half", "--data", tmp_path / "new"), "not a backup"),
    ]
    for command, told in troubles:
        said = run(*command)
        assert said.code == 1
        assert told in said.err
        assert len(said.err.splitlines()) == 1
    assert run("backup", tmp_path / "b", "--data", data).code == 0
    said = run("restore", tmp_path / "b", "--data", data)
    assert said.code == 1
    assert "not empty" in said.err


def test_it_speaks_chinese(data: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有加密" in run("backup", tmp_path / "b", "--data", data).out
    assert "已恢复“邻信”" in run("restore", tmp_path / "b", "--data", tmp_path / "new").out
