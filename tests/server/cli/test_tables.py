"""Importing and exporting people at the command line."""

import os
from pathlib import Path

import pytest

from server.cli.table_words import BAD_TABLES, ROW_REASONS
from shared import limits
from tests.server.cli.conftest import Run

TABLE = "工号,姓名,部门,职务\n001,王芳,总经办,总经理\n002,李伟,研发部/平台组,组长\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_a_preview_changes_nothing(data: Path, table: Path, run: Run) -> None:
    said = run("import", table, "--data", data)
    assert said.code == 0
    assert "added 2, new departments 3" in said.out
    assert "nothing was changed" in said.out
    assert len(run("user", "list", "--data", data).out.splitlines()) == 1


def test_an_import_is_applied_and_its_passwords_are_for_the_owner_alone(
    data: Path, table: Path, tmp_path: Path, run: Run
) -> None:
    secrets = tmp_path / "passwords.csv"
    said = run("import", table, "--apply", "--passwords", secrets, "--data", data)
    assert (said.code, said.err) == (0, "")
    people = run("user", "list", "--data", data).out
    assert "001" in people
    assert "002" in people
    rows = secrets.read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[:2] for row in rows] == [["工号", "姓名"], ["001", "王芳"], ["002", "李伟"]]
    assert len(rows[1].split(",")[2]) == 14
    if os.name == "posix":
        assert secrets.stat().st_mode & 0o777 == 0o600
    # The first of the table is the first of the organisation.
    assert "王芳 is the first of this organisation, and so its super admin" in said.out
    assert "王芳" in run("role", "list", "--data", data).out
    again = run("import", table, "--apply", "--data", data)
    assert "unchanged 2" in again.out


def test_without_a_file_the_passwords_are_printed(data: Path, table: Path, run: Run) -> None:
    said = run("import", table, "--apply", "--data", data)
    assert "one-time passwords" in said.out
    assert "002\t李伟\t" in said.out


def test_a_password_file_that_is_there_stops_everything(data: Path, table: Path, run: Run) -> None:
    said = run("import", table, "--apply", "--passwords", table, "--data", data)
    assert said.code == 1
    assert "is there already" in said.err
    assert table.read_text(encoding="utf-8") == TABLE
    assert len(run("user", "list", "--data", data).out.splitlines()) == 1


def test_faults_are_told_by_line_and_stop_everything(data: Path, table: Path, run: Run) -> None:
    table.write_text(TABLE + "003,,研发部,\n1.2E+11,某人,,\n\n001,又一个,,\n", encoding="utf-8")
    said = run("import", table, "--apply", "--data", data)
    assert said.code == 1
    assert "row 4, 姓名: must not be empty" in said.out
    assert "row 5, 工号: shortened by the spreadsheet" in said.out
    assert "row 7, 工号: the number stands in the table twice  001" in said.out
    assert "There are 3 faults" in said.err
    assert len(run("user", "list", "--data", data).out.splitlines()) == 1


def test_who_is_not_in_the_table_is_disabled_when_told_so(data: Path, table: Path, run: Run) -> None:
    run("import", table, "--apply", "--data", data)
    table.write_text(TABLE.replace("002,李伟", "003,张敏"), encoding="utf-8")
    assert "disabled" not in run("import", table, "--data", data).out
    said = run("import", table, "--disable-missing", "--apply", "--data", data)
    assert "disabled 1" in said.out
    rows = [line.split() for line in run("user", "list", "--data", data).out.splitlines()]
    assert ["002", "李伟", "disabled", "研发部/平台组"] in rows


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_imports_back_unchanged(tmp_path: Path, run: Run, form: str) -> None:
    folder, file = tmp_path / "data", tmp_path / f"out.{form}"
    run("init", "--data", folder, "--name", "邻信演示公司", "--demo")
    said = run("export", file, "--data", folder)
    assert said.out == f"12 people have been exported to {file}\n"
    said = run("import", file, "--disable-missing", "--data", folder)
    assert (said.code, said.out.splitlines()[0]) == (0, "unchanged 12")
    assert "is there already" in run("export", file, "--data", folder).err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "The file is empty"),
        ("a.csv", b"x,y\n1,2\n", "first row names the columns"),
        ("a.xlsx", b"PK\x03\x04rubbish", "is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(512), "old Excel file"),
        ("a.csv", "工号,姓名\n".encode() + b"1,a\n" * 20_001, "more than 20000 rows"),
        ("a.csv", b" " * (limits.IMPORT + 1), "more than 8 MB"),
    ],
)
def test_what_is_no_table_is_one_clear_sentence(
    data: Path, tmp_path: Path, run: Run, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = run("import", tmp_path / name, "--data", data)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_files_that_are_not_there_and_forms_that_are_none(data: Path, tmp_path: Path, run: Run) -> None:
    assert "no file" in run("import", tmp_path / "none.csv", "--data", data).err
    assert ".csv or .xlsx" in run("export", tmp_path / "out.pdf", "--data", data).err


def test_every_reason_has_words_in_both_languages() -> None:
    for words in (*BAD_TABLES.values(), *ROW_REASONS.values()):
        assert words.zh
        assert words.en
        assert words.zh != words.en
