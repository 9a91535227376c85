"""People, departments and roles at the command line."""

import csv
from pathlib import Path

import pytest

from tests.server.cli.conftest import Run


@pytest.fixture
def company(tmp_path: Path, run: Run) -> Path:
    """The demo company."""
    folder = tmp_path / "data"
    assert run("init", "--data", folder, "--name", "邻信演示公司", "--demo").code == 0
    return folder


def test_the_demo_company_has_departments_heads_and_a_super_admin(company: Path, run: Run) -> None:
    rows = [line.split() for line in run("department", "list", "--data", company).out.splitlines()]
    assert ["研发部/平台组", "3", "张敏"] in rows
    assert sum(int(row[1]) for row in rows[1:]) == 12
    roles = run("role", "list", "--data", company).out
    assert ["1001", "王芳", "super_admin", "everywhere"] in [line.split() for line in roles.splitlines()]


def test_the_first_person_is_the_super_admin_in_words(data: Path, run: Run) -> None:
    assert "so its super admin" in run("user", "add", "1", "王芳", "--data", data).out
    assert "super admin" not in run("user", "add", "2", "李伟", "--data", data).out
    said = run("user", "disable", "1", "--data", data)
    assert said.code == 1
    assert "last super admin" in said.err
    assert run("role", "assign", "2", "super_admin", "--data", data).code == 0
    assert run("user", "disable", "1", "--successor", "2", "--data", data).code == 0


def test_departments_are_made_moved_and_removed(data: Path, run: Run) -> None:
    def department(*arguments: str) -> tuple[int, str]:
        said = run("department", *arguments, "--data", data)
        return said.code, said.out + said.err

    assert department("add", "研发部") == (0, "the department 研发部 has been added\n")
    assert department("add", "研发部/平台组")[0] == 0
    assert "of this name" in department("add", "研发部")[1]
    assert "no department 市场部" in department("add", "市场部/销售组")[1]
    assert (
        run(
            "user", "add", "1", "王芳", "--department", "研发部/平台组", "--title", "组长", "--data", data
        ).code
        == 0
    )
    assert department("head", "研发部/平台组", "1")[1] == "heads of 研发部/平台组: 王芳\n"
    assert "cannot be moved into itself" in department("move", "研发部", "研发部/平台组")[1]
    assert department("move", "研发部/平台组") == (0, "the department is now 平台组\n")
    assert department("rename", "平台组", "基础组") == (0, "the department is now 基础组\n")
    assert "still people" in department("remove", "基础组")[1]
    assert department("remove", "研发部")[0] == 0
    assert [line.split() for line in run("department", "list", "--data", data).out.splitlines()[1:]] == [
        ["基础组", "1", "王芳"]
    ]


def test_roles_are_made_given_and_taken(company: Path, run: Run) -> None:
    assert (
        run("role", "put", "hr", "--name", "人事", "--rights", "people.manage", "--data", company).code == 0
    )
    said = run("role", "put", "hr", "--rights", "people.eat", "--data", company)
    assert (said.code, "no right" in said.err) == (1, True)
    assigned = run("role", "assign", "1009", "hr", "--department", "人事行政部", "--data", company)
    assert assigned.out == "欧阳雪 is hr from now on\n"
    assert "still holds" in run("role", "remove", "hr", "--data", company).err
    assert "no role boss" in run("role", "assign", "1009", "boss", "--data", company).err
    assert (
        run("role", "assign", "1009", "employee", "--data", company).out == "欧阳雪 is employee from now on\n"
    )
    assert run("role", "remove", "hr", "--data", company).code == 0
    assert "of the house" in run("role", "put", "super_admin", "--rights", "", "--data", company).err


def test_somebody_is_edited_and_moved(company: Path, run: Run) -> None:
    def row() -> list[str]:
        lines = run("user", "list", "--data", company).out.splitlines()
        return next(line.split() for line in lines if "刘洋" in line)

    moved = ("--department", "市场部", "--title", "客户经理")
    assert run("user", "edit", "1004", *moved, "--data", company).out == "1004 刘洋 has been changed\n"
    assert row() == ["1004", "刘洋", "enabled", "市场部"]
    assert run("user", "edit", "1004", "--number", "2004", "--nowhere", "--data", company).code == 0
    assert row() == ["2004", "刘洋", "enabled"]
    said = run("user", "edit", "2004", "--number", "1001", "--data", company)
    assert (said.code, said.err) == (1, "The number 1001 is 王芳's already.\n")
    assert "no department" in run("user", "edit", "2004", "--department", "x", "--data", company).err
    assert run("user", "edit", "2004", "--nowhere", "--department", "x", "--data", company).code == 2


def test_levels_are_given_and_taken(company: Path, tmp_path: Path, run: Run) -> None:
    def levels(name: str) -> dict[str, str]:
        table = tmp_path / name
        assert run("export", table, "--data", company).code == 0
        with table.open(encoding="utf-8-sig", newline="") as rows:
            return {row["姓名"]: row["职级"] for row in csv.DictReader(rows)}

    assert (levels("first.csv")["王芳"], levels("again.csv")["刘洋"]) == ("M5", "P6")
    assert run("user", "add", "2001", "赵敏", "--level", " 高级工程师 ", "--data", company).code == 0
    assert run("user", "edit", "1004", "--level", "P7", "--data", company).code == 0
    assert run("user", "edit", "1001", "--level", "", "--data", company).code == 0
    given = levels("then.csv")
    assert (given["赵敏"], given["刘洋"], given["王芳"]) == ("高级工程师", "P7", "")
    for level in ("级" * 65, "P6\x1b[2J", "P6\n7"):
        said = run("user", "edit", "1004", "--level", level, "--data", company)
        assert (said.code, said.out, "\x1b" in said.err) == (1, "", False)
    assert levels("last.csv") == given


@pytest.mark.parametrize("path", ["", "/", "\x1b[2J", "a" * 65])
def test_paths_that_are_none(company: Path, run: Run, path: str) -> None:
    said = run("department", "add", path, "--data", company)
    assert (said.code, said.out) == (1, "")
    assert "\x1b" not in said.err
