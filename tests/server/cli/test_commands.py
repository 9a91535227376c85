"""The commands that come and go, called as the installed script calls them."""

import json
import os
from pathlib import Path

import pytest

from server.core.keys import read_key
from server.core.passwords import Passwords
from server.store.accounts import Account, find_account
from server.store.database import Database
from server.store.people import person_by_number
from shared.ids import parse_id
from shared.model.identity import parse_organisation
from tests.server.cli.conftest import Run


def account(data: Path, number: str) -> Account:
    with Database.open(data / "linxin.db", read_key(data / "store.key"), readers=1) as database:
        person = database.read_now(lambda db: person_by_number(db, number))
        assert person is not None
        found = database.read_now(lambda db: find_account(db, person.id))
    assert found is not None
    return found


def opens(stored: str, password: str) -> bool:
    passwords = Passwords(1, 8)
    right = passwords.verify_now(stored, password).right
    passwords.close()
    return right


# init


def test_init_makes_a_folder_for_its_owner_alone(data: Path) -> None:
    names = {"authority.key", "authority.pem", "linxin.db", "store.key"}
    assert {path.name for path in data.iterdir()} == names
    if os.name == "posix":
        assert data.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in data.iterdir()} == {0o600}
    assert not (data / "linxin.db").read_bytes().startswith(b"SQLite format")


def test_init_with_a_demo_company_tells_scripts_how_to_sign_in(tmp_path: Path, run: Run) -> None:
    said = run("init", "--data", tmp_path / "d", "--name", "邻信演示公司", "--demo", "--json")
    told = json.loads(said.out)
    assert said.out.isascii()
    assert len(parse_organisation(told["organisation"])) == 20
    assert told["name"] == "邻信演示公司"
    assert len(told["accounts"]) == 12
    assert len({one["password"] for one in told["accounts"]}) == 1
    first = told["accounts"][0]
    stored = account(tmp_path / "d", first["user"])
    assert parse_id(first["person"]) == stored.person
    assert opens(stored.password, first["password"])
    assert not stored.must_change


def test_init_leaves_a_used_folder_alone(data: Path, run: Run) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    said = run("init", "--data", data, "--name", "again")
    assert (said.code, said.out) == (1, "")
    assert "not empty" in said.err
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_init_that_fails_leaves_no_half_made_folder(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> Database:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Database, "open", full)
    said = run("init", "--data", tmp_path / "deep" / "data", "--name", "邻信")
    assert said.code == 1
    assert "disk is full" in said.err
    assert not (tmp_path / "deep" / "data").exists()


def test_init_with_the_key_from_the_environment_writes_none(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINXIN_STORE_KEY", "ab" * 32)
    assert run("init", "--data", tmp_path / "d", "--name", "邻信").code == 0
    assert not (tmp_path / "d" / "store.key").exists()
    assert run("user", "list", "--data", tmp_path / "d").code == 0
    monkeypatch.setenv("LINXIN_STORE_KEY", "cd" * 32)
    said = run("user", "list", "--data", tmp_path / "d")
    assert said.code == 1
    assert "key does not open" in said.err


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "line\nbreak", "\x1b[31m"])
def test_init_refuses_names_nobody_can_read(tmp_path: Path, run: Run, name: str) -> None:
    assert run("init", "--data", tmp_path / "d", "--name", name).code == 1
    assert not (tmp_path / "d").exists()


# user


def test_a_person_gets_a_one_time_password(data: Path, run: Run) -> None:
    said = run("user", "add", "2001", "新人", "--data", data)
    password = said.out.split("one-time password: ")[1].split(" ")[0]
    stored = account(data, "2001")
    assert stored.must_change
    assert opens(stored.password, password)


def test_a_password_from_standard_input_is_kept(data: Path, run: Run) -> None:
    given = "电池 battery\r\nsecond line".encode()
    said = run("user", "add", "2001", "新人", "--password-stdin", "--data", data, stdin=given)
    assert "password" not in said.out
    stored = account(data, "2001")
    assert not stored.must_change
    assert opens(stored.password, "电池 battery")
    run("user", "passwd", "2001", "--password-stdin", "--one-time", "--data", data, stdin=b"12345678")
    assert account(data, "2001").must_change
    assert opens(account(data, "2001").password, "12345678")


@pytest.mark.parametrize("given", [b"", b"short\n", b"\xff" * 20, b"x" * 5000])
def test_passwords_from_standard_input_that_are_none(data: Path, run: Run, given: bytes) -> None:
    assert run("user", "add", "2001", "新人", "--password-stdin", "--data", data, stdin=given).code == 1
    assert "2001" not in run("user", "list", "--data", data).out


def test_a_number_belongs_to_one_person(data: Path, run: Run) -> None:
    assert run("user", "add", "a1", "甲", "--data", data).code == 0
    said = run("user", "add", "Ａ1", "乙", "--data", data)
    assert (said.code, said.err) == (1, "The number a1 is 甲's already.\n")


def test_everyone_is_listed_with_their_state(data: Path, run: Run) -> None:
    run("user", "add", "10", "王芳", "--data", data)
    run("user", "add", "2", "Emma Wilson", "--data", data)
    run("user", "disable", "2", "--data", data)
    heading, first, second = run("user", "list", "--data", data).out.splitlines()
    assert heading.split() == ["number", "name", "state", "department"]
    assert first.split() == ["2", "Emma", "Wilson", "disabled"]
    assert second.split() == ["10", "王芳", "enabled"]
    run("user", "enable", "2", "--data", data)
    assert "disabled" not in run("user", "list", "--data", data).out


@pytest.mark.parametrize("command", ["disable", "edit", "enable", "passwd"])
def test_nobody_has_that_number(data: Path, run: Run, command: str) -> None:
    said = run("user", command, "404", "--data", data)
    assert said.code == 1
    assert "Nobody has the number 404" in said.err


# What is wrong with the folder


def test_no_folder(tmp_path: Path, run: Run) -> None:
    for command in (["user", "list"], ["verify"], ["run"]):
        said = run(*command, "--data", tmp_path / "nowhere")
        assert said.code == 1
        assert "no database" in said.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("store.key", b"00" * 32, "key does not open"),
        ("store.key", b"rubbish", "64 hexadecimal"),
        ("store.key", None, "store's key"),
        ("linxin.db", b"not a database at all" * 1000, "key does not open"),
        ("authority.key", b"rubbish", "authority cannot be read"),
        ("authority.key", None, "authority cannot be read"),
    ],
)
def test_a_damaged_folder_is_one_clear_sentence(
    data: Path, run: Run, file: str, content: bytes | None, words: str
) -> None:
    if content is None:
        (data / file).unlink()
    else:
        (data / file).write_bytes(content)
    said = run("run", "--data", data, "--port", "0")
    assert said.code == 1
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_a_newer_schema(data: Path, run: Run) -> None:
    with Database.open(data / "linxin.db", read_key(data / "store.key"), readers=1) as database:
        database.write_now(lambda db: db.execute("PRAGMA user_version = 9999").fetchall())
    said = run("user", "list", "--data", data)
    assert said.code == 1
    assert "newer release" in said.err


def test_words_come_in_the_readers_language(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有数据库" in run("user", "list", "--data", tmp_path).err
    assert "数据目录" in run("init", "--help").out
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "no database" in run("user", "list", "--data", tmp_path).err


# config, version, verify


def test_config_shows_every_value_and_its_origin(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "linxin.toml").write_text("readers = 3\n")
    monkeypatch.setenv("LINXIN_PROT", "1")
    said = run("config", "--data", data, "--port", "8443", "--plain", "--announce", "yes")
    rows = {line.split()[0]: line.split()[1:] for line in said.out.splitlines()}
    assert rows["readers"] == ["3", f"{data / 'linxin.toml'}:1"]
    assert rows["port"] == ["8443", "--port"]
    assert rows["plain"] == ["yes", "--plain"]
    assert rows["announce"] == ["yes", "--announce"]
    assert rows["argon2_time"] == ["1", "LINXIN_ARGON2_TIME"]
    assert rows["listen"] == ["127.0.0.1", "default"]
    assert "LINXIN_PROT" in said.err


def test_config_never_shows_the_key(data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINXIN_STORE_KEY", "ab" * 32)
    said = run("config", "--data", data)
    assert "abab" not in said.out + said.err
    assert "LINXIN_STORE_KEY" in said.out


def test_a_wrong_setting_stops_every_command(data: Path, run: Run) -> None:
    (data / "linxin.toml").write_text("readers = 3\nport = 'x'\n")
    for command in (["config"], ["run"], ["verify"], ["user", "list"]):
        said = run(*command, "--data", data)
        assert said.code == 1
        assert f"{data / 'linxin.toml'}:2: port must be" in said.err


def test_version(run: Run) -> None:
    assert run("version").out.startswith("linxin-server 0.")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["user"], ["run", "--prot", "1"], ["init"]])
def test_what_is_not_understood(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_verify_finds_nothing_in_a_sound_folder(data: Path, run: Run) -> None:
    said = run("verify", "--data", data)
    assert said.code == 0
    assert "All is well" in said.out
    assert "recomputing the chain" in said.err


def test_verify_finds_an_altered_page(data: Path, run: Run) -> None:
    path = data / "linxin.db"
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    said = run("verify", "--data", data)
    assert said.code == 1
    assert "All is well" not in said.out


def test_verify_finds_another_organisations_authority(data: Path, tmp_path: Path, run: Run) -> None:
    run("init", "--data", tmp_path / "other", "--name", "another")
    for name in ("authority.key", "authority.pem"):
        (tmp_path / "other" / name).replace(data / name)
    said = run("verify", "--data", data)
    assert said.code == 1
    assert "another organisation" in said.out
